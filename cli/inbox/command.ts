import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInbox, type Inbox } from '../../mail/capture/inbox.ts';
import type { MessageSummary } from '../../mail/capture/message.ts';
import { printable } from '../../mail/wire/printable.ts';
import { createPaint, type Paint } from '../check/paint.ts';
import { withInterrupt, type InteractiveTerminal } from '../check/terminal.ts';
import { INBOX_USAGE, parseInboxOptions, type InboxCommandOptions } from './options.ts';

/** A line of `envelope inbox --json`; docs/inbox.schema.json describes it. */
export type InboxEvent =
  | { readonly event: 'listening'; readonly host: string; readonly port: number; readonly certificateFile: string }
  | { readonly event: 'message'; readonly message: MessageSummary }
  /** Older messages had to go to keep the inbox within its limits. */
  | { readonly event: 'dropped'; readonly ids: readonly string[] }
  | { readonly event: 'ended'; readonly messages: number };

/** `envelope inbox`. Runs until it is interrupted. Returns the exit code: 0 ended so, 2 could not run. */
export async function runInbox(args: readonly string[], terminal: InteractiveTerminal): Promise<number> {
  const parsed = parseInboxOptions(args);
  if ('help' in parsed) {
    terminal.stdout.write(INBOX_USAGE);
    return 0;
  }
  if ('problem' in parsed) return refuse(terminal, parsed.problem);
  const { options } = parsed;
  const inbox = createInbox({ folder: stateFolder(terminal), port: options.port });
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

async function start(inbox: Inbox, { port }: InboxCommandOptions): Promise<string | undefined> {
  try {
    await inbox.start();
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'EADDRINUSE') return `port ${String(port)} is taken, perhaps by another inbox. Give another one with --port.`;
    return `it cannot listen on port ${String(port)} or keep its certificate (${code}).`;
  }
}

type Say = (event: InboxEvent) => void;

async function serve(inbox: Inbox, say: Say, signal: AbortSignal): Promise<void> {
  let count = 0;
  inbox.on('message', message => {
    count += 1;
    say({ event: 'message', message });
  });
  inbox.on('dropped', summaries => say({ event: 'dropped', ids: summaries.map(({ id }) => id) }));
  say({ event: 'listening', host: inbox.host, port: inbox.port ?? 0, certificateFile: inbox.certificatePath ?? '' });
  await new Promise<void>(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await inbox.stop();
  say({ event: 'ended', messages: count });
}

function createSay({ json }: InboxCommandOptions, terminal: InteractiveTerminal): Say {
  if (json) return event => void terminal.stdout.write(`${JSON.stringify(event)}\n`);
  const paint = createPaint(terminal);
  return event => void terminal.stdout.write(`${describe(event, paint)}\n`);
}

function describe(event: InboxEvent, paint: Paint): string {
  switch (event.event) {
    case 'listening':
      return (
        `Listening on ${paint('bold', `${event.host}:${String(event.port)}`)} with STARTTLS, any login. Ctrl-C ends it.\n` +
        `Programs that verify certificates are to trust ${event.certificateFile}\n`
      );
    case 'message':
      return describeMessage(event.message, paint);
    case 'dropped':
      return paint('yellow', `${String(event.ids.length)} older messages were dropped to keep within the limits.`);
    case 'ended':
      return `Took ${String(event.messages)} ${event.messages === 1 ? 'message' : 'messages'}, kept in memory until now.`;
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

/** Where a program keeps what is its own: the certificate, so that trusting it once is enough. */
function stateFolder({ env }: InteractiveTerminal): string {
  const base = env['XDG_STATE_HOME'] ?? env['LOCALAPPDATA'] ?? join(homedir(), '.local/state');
  return join(base, 'envelope');
}
