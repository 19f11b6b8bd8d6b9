import { basename } from 'node:path';
import { addressFlaw } from '../../core/smtp/address.ts';
import { splitMailbox } from '../../core/smtp/mailbox.ts';
import type { TestMessage } from '../../mail/send/message.ts';
import type { DriverSession } from '../driver/prepare.ts';
import { prepareSession, type SessionTools } from '../check/prepare-session.ts';
import type { Target } from '../check/target.ts';
import { withInterrupt, type InteractiveTerminal } from '../check/terminal.ts';
import { chooseTemplate } from './choose-template.ts';
import { parseSendOptions, SEND_USAGE, type SendOptions } from './options.ts';
import type { Sending } from './sending.ts';

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
    const sender = senderOf(options, 'session' in preparation ? preparation.session.target : preparation.driverSession.target);
    if (sender === undefined) return refuse(terminal, 'the sender is not known: give it with --sender.');
    const application = options.application ?? basename(terminal.cwd());
    const message: TestMessage = { ...sender, ...chosen, application, recipients: options.to };
    const sending: Sending = { options, message, signal, ...(tools.dns !== undefined && { dns: tools.dns }) };
    if ('driverSession' in preparation) return sendThroughDriver(preparation.driverSession, sending, terminal);
    const { sendOverSmtp } = await import('./send-over-smtp.ts');
    return sendOverSmtp(preparation.session, sending, terminal);
  });
}

async function sendThroughDriver(session: DriverSession, sending: Sending, terminal: InteractiveTerminal): Promise<number> {
  const { sendByDriver } = await import('../driver/send.ts');
  return sendByDriver(session, sending, terminal);
}

function refuse(terminal: InteractiveTerminal, problem: string): number {
  terminal.stderr.write(`envelope send: ${problem}\n`);
  return 2;
}

type Sender = Pick<TestMessage, 'from' | 'senderName'>;

/** The option, else the file's sender with the name that the program would write beside it, else the user, if that is an address. */
function senderOf(
  { sender, senderName }: SendOptions,
  { from, username, found }: Pick<Target, 'from' | 'username' | 'found'>,
): Sender | undefined {
  const { address, name } = splitMailbox(sender ?? from ?? username ?? '');
  if (address === '' || (sender === undefined && from === undefined && addressFlaw(address) !== undefined)) return undefined;
  const shown = senderName ?? name ?? (sender === undefined ? found?.mailer.senderName?.value : undefined);
  return { from: address, ...(shown !== undefined && { senderName: shown }) };
}
