import { parseOptions } from '../check/session-options.ts';

export interface InboxCommandOptions {
  readonly port: number;
  readonly json: boolean;
}

/** The custom of local mail catchers. */
const PORT = 1025;

export const INBOX_USAGE = `Usage: envelope inbox [options]

Takes the mail that programs on this machine send, shows it and passes nothing on. It listens on 127.0.0.1 alone, offers STARTTLS and takes
any login. Ctrl-C ends it.

Options:
  --port p                 The port to listen on; 0 takes a free one (default: ${String(PORT)})
  --json                   Print one JSON object per line for programs
  --help                   This text

Exit code: 0 ended by Ctrl-C, 2 could not run.
`;

export type ParsedInbox = { readonly options: InboxCommandOptions } | { readonly help: true } | { readonly problem: string };

export function parseInboxOptions(args: readonly string[]): ParsedInbox {
  const parsed = parseOptions(args, {
    port: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  if (positionals.length > 0) return { problem: 'it takes options alone.' };
  const port = values.port === undefined ? PORT : /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
  if (!(port <= 65_535)) return { problem: '--port takes a whole number from 0 to 65535.' };
  return { options: { port, json: values.json } };
}
