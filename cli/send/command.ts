import { basename } from 'node:path';
import { addressFlaw } from '../../core/smtp/address.ts';
import { splitMailbox } from '../../core/templates/mailbox.ts';
import type { TestMessage } from '../../mail/send/message.ts';
import { sendTest, type SendRequest } from '../../mail/send/send-test.ts';
import type { SendResult } from '../../mail/send/result.ts';
import { printable } from '../../mail/wire/printable.ts';
import { createPaint, type Paint } from '../check/paint.ts';
import { prepareSession, type PreparedSession, type SessionTools } from '../check/prepare-session.ts';
import { describeTarget, printDiagnosis, printStage } from '../check/print-stage.ts';
import { ProgressLine } from '../check/progress.ts';
import { reportServer } from '../check/report.ts';
import type { Target } from '../check/target.ts';
import { withInterrupt, type InteractiveTerminal } from '../check/terminal.ts';
import { chooseTemplate } from './choose-template.ts';
import { parseSendOptions, SEND_USAGE, type SendOptions } from './options.ts';

/** `envelope send`. Returns the exit code: 0 taken for every recipient, 1 not taken, 2 could not run. */
export async function runSend(args: readonly string[], terminal: InteractiveTerminal, tools: SessionTools = {}): Promise<number> {
  const parsed = parseSendOptions(args);
  if ('help' in parsed) {
    terminal.stdout.write(SEND_USAGE);
    return 0;
  }
  if ('problem' in parsed) return refuse(terminal, parsed.problem);
  const { options } = parsed;
  const chosen = await chooseTemplate(options.template, terminal);
  if ('problem' in chosen) return refuse(terminal, chosen.problem);
  return withInterrupt(terminal, async signal => {
    const preparation = await prepareSession(options, { terminal, tools, signal });
    if ('problem' in preparation) return refuse(terminal, preparation.problem);
    const { session } = preparation;
    const sender = senderOf(options, session.target);
    if (sender === undefined) return refuse(terminal, 'the sender is not known: give it with --sender.');
    const application = options.application ?? basename(terminal.cwd());
    const message = { ...sender, ...chosen, application, recipients: options.to };
    const result = await send({ options, session, message }, terminal);
    return result.ok && result.rejected.length === 0 ? 0 : 1;
  });
}

function refuse(terminal: InteractiveTerminal, problem: string): number {
  terminal.stderr.write(`envelope send: ${problem}\n`);
  return 2;
}

type Sender = Pick<TestMessage, 'from' | 'senderName'>;

/** The option, else the file's sender with the name that the program would write beside it, else the user, if that is an address. */
function senderOf({ sender, senderName }: SendOptions, { from, username, found }: Target): Sender | undefined {
  const { address, name } = splitMailbox(sender ?? from ?? username ?? '');
  if (address === '' || (sender === undefined && from === undefined && addressFlaw(address) !== undefined)) return undefined;
  const shown = senderName ?? name ?? (sender === undefined ? found?.mailer.senderName?.value : undefined);
  return { from: address, ...(shown !== undefined && { senderName: shown }) };
}

interface Sending {
  readonly options: SendOptions;
  readonly session: PreparedSession;
  readonly message: TestMessage;
}

async function send({ options, session, message }: Sending, terminal: InteractiveTerminal): Promise<SendResult> {
  const request: SendRequest = { ...session.request, message };
  if (options.json) {
    const result = await sendTest(request);
    terminal.stdout.write(`${JSON.stringify({ server: reportServer(session.target), ...result }, undefined, 2)}\n`);
    return result;
  }
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
    return result;
  } finally {
    progress.clear();
  }
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
    'Accepted is not arrived yet: look into the mailbox, and into its spam folder.',
  ];
  return lines.map(line => `${line}\n`).join('');
}
