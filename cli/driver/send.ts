import { APIS } from '../../core/drivers/api.ts';
import { createProviders } from '../../core/providers/lookup.ts';
import type { DriverSent } from '../../mail/send/drivers/report.ts';
import { printable } from '../../mail/wire/printable.ts';
import { createPaint, type Paint } from '../check/paint.ts';
import { ProgressLine } from '../check/progress.ts';
import type { InteractiveTerminal } from '../check/terminal.ts';
import { describeSteps, printSteps, type PrintedStep } from '../send/next-steps.ts';
import type { Sending } from '../send/sending.ts';
import type { DriverSession } from './prepare.ts';
import { describeDriver, printFailed } from './print.ts';
import { reportDriver } from './report.ts';

/** Sends one message through an API or the sendmail program. Returns the exit code: 0 taken, 1 not taken. */
export async function sendByDriver(session: DriverSession, sending: Sending, terminal: InteractiveTerminal): Promise<number> {
  return sending.options.json ? sendForPrograms(session, sending, terminal) : sendForPeople(session, sending, terminal);
}

async function sendForPrograms(session: DriverSession, sending: Sending, terminal: InteractiveTerminal): Promise<number> {
  const report = await session.send(sending.message);
  const next = report.ok ? { next: await findSteps(report, sending) } : {};
  terminal.stdout.write(`${JSON.stringify({ ...reportDriver(report, session), ...next }, undefined, 2)}\n`);
  return report.ok ? 0 : 1;
}

async function sendForPeople(session: DriverSession, sending: Sending, terminal: InteractiveTerminal): Promise<number> {
  const paint = createPaint(terminal);
  const progress = new ProgressLine(terminal);
  terminal.stdout.write(`${paint('bold', describeDriver(session))}\n`);
  progress.show('message');
  const report = await session.send(sending.message);
  progress.clear();
  terminal.stdout.write(report.ok ? printSent(report, paint) : printFailed(report, 'message', paint));
  if (!report.ok) return 1;
  if (sending.options.records) progress.show('records');
  const steps = await findSteps(report, sending);
  progress.clear();
  terminal.stdout.write(printSteps(steps, paint));
  return 0;
}

async function findSteps({ driver, accepted, queueId }: DriverSent, sending: Sending): Promise<readonly PrintedStep[]> {
  const { from } = sending.message;
  const provider = driver === 'sendmail' ? undefined : createProviders().byId(APIS[driver].provider);
  return describeSteps({ from, accepted, ...(provider && { provider }), ...(queueId !== undefined && { queueId }) }, sending);
}

function printSent({ id, queueId, through, response, accepted, bytes, ms }: DriverSent, paint: Paint): string {
  const lines = [
    `  ${paint('green', 'sent')}     ${String(bytes)} bytes to ${printable(accepted.join(', '))} through ${printable(through)} in ${String(ms)} ms`,
    `  Message-ID ${printable(id)}${queueId === undefined ? '' : `, kept by the provider as ${printable(queueId)}`}`,
    `  It said: ${printable(response)}`,
  ];
  return lines.map(line => `${line}\n`).join('');
}
