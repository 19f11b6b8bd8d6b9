import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { MessageProblem } from '../../core/message/problem.ts';
import { showChaosRule } from '../../mail/capture/chaos.ts';
import { createInbox, type Inbox, type InboxOptions } from '../../mail/capture/inbox.ts';
import type { MessageSummary } from '../../mail/capture/message.ts';
import { printable } from '../../mail/wire/printable.ts';
import { codeOf } from '../../mail/wire/system-error.ts';
import { createPaint, type Paint } from '../check/paint.ts';
import { withInterrupt, type InteractiveTerminal } from '../check/terminal.ts';
import { INBOX_USAGE, parseInboxOptions, type InboxCommandOptions } from './options.ts';

/** A line of `envelope inbox --json`; docs/inbox.schema.json describes it. */
export type InboxEvent =
  | {
      readonly event: 'listening';
      readonly host: string;
      readonly port: number;
      readonly implicitTlsPort?: number;
      readonly certificateFile: string;
      /** Rules that trouble clients, as they were given. */
      readonly chaos: readonly string[];
    }
  | { readonly event: 'message'; readonly message: MessageSummary; readonly problems: readonly MessageProblem[] }
  /** A client was troubled on purpose. */
  | { readonly event: 'trouble'; readonly rule: string; readonly whom: string }
  /** Older messages had to go to keep the inbox within its limits. */
  | { readonly event: 'dropped'; readonly ids: readonly string[] }
  | { readonly event: 'ended'; readonly messages: number };

/** `envelope inbox`. Runs until it is interrupted. Returns the exit code: 0 ended so, 2 could not run. */
export async function runInbox(args: readonly string[], terminal: InteractiveTerminal): Promise<number> {
  const parsed = parseInboxOptions(args, terminal);
  if ('help' in parsed) {
    terminal.stdout.write(INBOX_USAGE);
    return 0;
  }
  if ('problem' in parsed) return refuse(terminal, parsed.problem);
  const { options } = parsed;
  const inbox = createInbox({ ...options.inbox, folder: stateFolder(terminal) });
  return withInterrupt(terminal, async signal => {
    const problem = await start(inbox, options);
    if (problem !== undefined) return refuse(terminal, problem);
    await serve(inbox, createSay(options, terminal), signal);
    return 0;
  });
}

function refuse(terminal: InteractiveTerminal, problem: string): number {
  terminal.stderr.write(`envelope inbox: ${problem}\n`);
  return 2;
}

async function start(inbox: Inbox, { inbox: { port, implicitTlsPort } }: InboxCommandOptions): Promise<string | undefined> {
  try {
    await inbox.start();
    return undefined;
  } catch (error) {
    const code = codeOf(error) ?? 'unknown';
    const ports = [port, implicitTlsPort].filter(each => each !== undefined).join(' or ');
    if (code === 'EADDRINUSE') return `port ${ports} is taken, perhaps by another inbox. Give another one with --port.`;
    return `it cannot listen on port ${ports}, keep its certificate or write to its folder (${code}).`;
  }
}

type Say = (event: InboxEvent) => void;

async function serve(inbox: Inbox, say: Say, signal: AbortSignal): Promise<void> {
  let count = 0;
  // One after the other: reading a message takes a moment, and nothing is said after the end.
  let saying = Promise.resolve();
  inbox.on('message', message => {
    count += 1;
    saying = saying.then(async () => say({ event: 'message', message, problems: await inbox.problems(message.id) }));
  });
  inbox.on('trouble', ({ rule, whom }) => say({ event: 'trouble', rule: showChaosRule(rule), whom }));
  inbox.on('dropped', summaries => say({ event: 'dropped', ids: summaries.map(({ id }) => id) }));
  say({
    event: 'listening',
    host: inbox.host,
    port: inbox.port ?? 0,
    ...(inbox.implicitTlsPort !== undefined && { implicitTlsPort: inbox.implicitTlsPort }),
    certificateFile: inbox.certificatePath ?? '',
    chaos: inbox.chaos.rules.map(showChaosRule),
  });
  await new Promise<void>(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await inbox.stop();
  await saying;
  say({ event: 'ended', messages: count });
}

function createSay({ json, inbox }: InboxCommandOptions, terminal: InteractiveTerminal): Say {
  if (json) return event => void terminal.stdout.write(`${JSON.stringify(event)}\n`);
  const paint = createPaint(terminal);
  return event => void terminal.stdout.write(`${describe(event, inbox, paint)}\n`);
}

function describe(event: InboxEvent, { login = 'optional', messageFolder }: InboxCommandOptions['inbox'], paint: Paint): string {
  switch (event.event) {
    case 'listening':
      return (
        `Listening on ${paint('bold', `${event.host}:${String(event.port)}`)} with STARTTLS, ${describeLogin(login)}. Ctrl-C ends it.\n` +
        (event.implicitTlsPort === undefined ? '' : `Listening on ${event.host}:${String(event.implicitTlsPort)} with implicit TLS.\n`) +
        (event.chaos.length === 0 ? '' : `${paint('yellow', 'Chaos is on')}: ${event.chaos.map(printable).join(', ')}\n`) +
        `Programs that verify certificates are to trust ${event.certificateFile}\n`
      );
    case 'message':
      return describeMessage(event.message, paint) + describeProblems(event.problems, paint);
    case 'trouble':
      return `${paint('yellow', 'Chaos')}     ${printable(event.rule)}${event.whom === '' ? '' : ` met ${printable(event.whom)}`}`;
    case 'dropped':
      return paint('yellow', `${String(event.ids.length)} older messages were dropped to keep within the limits.`);
    case 'ended':
      return `Took ${String(event.messages)} ${event.messages === 1 ? 'message' : 'messages'}, ${messageFolder === undefined ? 'kept in memory until now' : `kept in ${printable(messageFolder)}`}.`;
  }
}

function describeMessage(
  { receivedAt, from, to, subject, size, encrypted, attachmentCount, preview }: MessageSummary,
  paint: Paint,
): string {
  const time = receivedAt.slice(11, 19);
  const facts = [
    `${String(size)} bytes`,
    encrypted ? 'TLS' : 'clear text',
    ...(attachmentCount > 0 ? [`${String(attachmentCount)} attached`] : []),
  ].join(', ');
  const head = `${paint('faint', time)}  ${paint('bold', printable(subject) || '(no subject)')}  ${paint('faint', facts)}`;
  return `${head}\n          ${printable(from)} → ${printable(to)}${preview === '' ? '' : `\n          ${printable(preview)}`}`;
}

function describeLogin(login: NonNullable<InboxOptions['login']>): string {
  if (login === 'optional') return 'any login';
  return login === 'required' ? 'after any login' : `after a login as ${printable(login.username)}`;
}

function describeProblems(problems: readonly MessageProblem[], paint: Paint): string {
  return problems
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ severity, cause }) => `\n          ${paint(severity === 'error' ? 'red' : 'yellow', severity)}: ${printable(cause)}`)
    .join('');
}

/** Where a program keeps what is its own: the certificate, so that trusting it once is enough. */
function stateFolder({ env }: InteractiveTerminal): string {
  // An empty or relative path counts as none (XDG Base Directory Specification): it would lead into the project, whose key is no secret.
  const base = [env['XDG_STATE_HOME'], env['LOCALAPPDATA']].find(path => path !== undefined && isAbsolute(path));
  return join(base ?? join(homedir(), '.local/state'), 'envelope');
}
