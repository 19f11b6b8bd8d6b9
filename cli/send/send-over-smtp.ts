import { isMachineLocal } from '../../core/rules/local-host.ts';
import { sendTest, type SendRequest } from '../../mail/send/send-test.ts';
import type { SendResult, Sent } from '../../mail/send/result.ts';
import { printable } from '../../mail/wire/printable.ts';
import { createPaint, type Paint } from '../check/paint.ts';
import type { PreparedSession } from '../check/prepare-session.ts';
import { describeTarget, printDiagnosis, printStage } from '../check/print-stage.ts';
import { ProgressLine } from '../check/progress.ts';
import { reportServer } from '../check/report.ts';
import { loadProviders } from '../check/target.ts';
import type { InteractiveTerminal } from '../check/terminal.ts';
import type { PrintedStep } from './next-steps.ts';
import type { Sending } from './sending.ts';

/** Returns the exit code: 0 taken for every recipient, 1 not taken. */
export async function sendOverSmtp(session: PreparedSession, sending: Sending, terminal: InteractiveTerminal): Promise<number> {
  const request: SendRequest = { ...session.request, message: sending.message };
  const result = sending.options.json
    ? await sendForPrograms({ session, request, sending }, terminal)
    : await sendForPeople({ session, request, sending }, terminal);
  return result.ok && result.rejected.length === 0 ? 0 : 1;
}

interface Parts {
  readonly session: PreparedSession;
  readonly request: SendRequest;
  readonly sending: Sending;
}

async function sendForPrograms({ session, request, sending }: Parts, terminal: InteractiveTerminal): Promise<SendResult> {
  const result = await sendTest(request);
  const next = result.ok ? { next: await findSteps(result, { session, sending }) } : {};
  terminal.stdout.write(`${JSON.stringify({ server: reportServer(session.target), ...result, ...next }, undefined, 2)}\n`);
  return result;
}

async function sendForPeople({ session, request, sending }: Parts, terminal: InteractiveTerminal): Promise<SendResult> {
  const paint = createPaint(terminal);
  const progress = new ProgressLine(terminal);
  terminal.stdout.write(`${paint('bold', describeTarget(session.target))}\n`);
  try {
    const result = await sendTest({
      ...request,
      onStart: name => progress.show(name),
      onStage: stage => {
        progress.clear();
        terminal.stdout.write(printStage(stage, paint));
        progress.show('message');
      },
    });
    progress.clear();
    terminal.stdout.write(printOutcome(result, paint));
    if (!result.ok) return result;
    if (sending.options.records) progress.show('records');
    const steps = await findSteps(result, { session, sending });
    progress.clear();
    terminal.stdout.write(steps.length === 0 ? KEPT_HERE : (await import('./next-steps.ts')).printSteps(steps, paint));
    return result;
  } finally {
    progress.clear();
  }
}

const KEPT_HERE = 'Accepted is not arrived yet: a server on this machine keeps a message or passes it on.\n';

/** What this machine took is not on its way anywhere. */
async function findSteps({ accepted, queueId }: Sent, { session, sending }: Omit<Parts, 'request'>): Promise<readonly PrintedStep[]> {
  const { host, provider: id, found } = session.target;
  if (isMachineLocal(host)) return [];
  const provider = id === undefined ? undefined : (found?.service.providers ?? (await loadProviders(host)))?.byId(id);
  const { describeSteps } = await import('./next-steps.ts');
  const { from } = sending.message;
  return describeSteps({ from, accepted, ...(provider && { provider }), ...(queueId !== undefined && { queueId }) }, sending);
}

function printOutcome(result: SendResult, paint: Paint): string {
  if (!result.ok) {
    const field = result.field === undefined ? '' : ` (${result.field})`;
    const reply = result.reply === undefined ? '' : `  ${printable(result.reply.split('\n', 1).join(''))}`;
    return (
      `  ${paint('red', 'failed')}   ${paint('bold', result.stage.padEnd(12))}${field}${reply}\n` +
      (result.diagnosis === undefined ? '' : printDiagnosis(result.diagnosis, paint))
    );
  }
  const { id, queueId, response, accepted, rejected, bytes, ms } = result;
  const lines = [
    `  ${paint('green', 'sent')}     ${String(bytes)} bytes to ${printable(accepted.join(', '))} in ${String(ms)} ms`,
    ...rejected.map(({ address, reply }) => `  ${paint('red', 'refused')}  ${printable(`${address}: ${reply.split('\n', 1).join('')}`)}`),
    `  Message-ID ${id}${queueId === undefined ? '' : `, kept by the server as ${queueId}`}`,
    `  The server said: ${response}`,
  ];
  return lines.map(line => `${line}\n`).join('');
}
