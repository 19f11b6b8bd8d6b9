import { resolve } from 'node:path';
import { Secret } from '../../core/model/secret.ts';
import { CHAOS_SYNTAX, parseChaosRule, type ChaosRule } from '../../mail/capture/chaos.ts';
import type { InboxOptions } from '../../mail/capture/options.ts';
import { parseOptions } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';

export interface InboxCommandOptions {
  readonly inbox: Omit<InboxOptions, 'folder'> & { readonly port: number };
  readonly json: boolean;
}

/** The custom of local mail catchers. */
const PORT = 1025;

const MEGABYTE = 1024 * 1024;

/** Where the password of the login that is to be given stands: arguments can be read by every user of the machine. */
const PASSWORD = 'ENVELOPE_INBOX_PASSWORD';

export const INBOX_USAGE = `Usage: envelope inbox [options]

Takes the mail that programs on this machine send, shows it and passes nothing on. It listens on 127.0.0.1 alone, offers STARTTLS and takes
any login. Ctrl-C ends it.

Options:
  --port p                 The port to listen on; 0 takes a free one (default: ${String(PORT)})
  --implicit-tls-port p    A second port that begins with TLS; 0 takes a free one
  --login required|name    Take mail after a login alone: any, or this name with the password in ${PASSWORD}
  --message-size MB        The largest message that is taken (default: 25)
  --max-messages n         How many are kept; the oldest go first (default: 1000)
  --max-size MB            How much all of them take together (default: 100)
  --keep folder            Keep the messages there as .eml, also after the end (default: in memory)
  --chaos rule             Trouble clients on purpose; can be given more than once. A rule is
                           PLACE:EFFECT[:RATE%][:ADDRESS], such as recipient:451:20%:@example.org, login:535, message:3s, message:cut
                           (PLACE: connect, login, sender, recipient, message)
  --seed n                 Make chaos the same each time
  --json                   Print one JSON object per line for programs
  --help                   This text

Exit code: 0 ended by Ctrl-C, 2 could not run.
`;

export type ParsedInbox = { readonly options: InboxCommandOptions } | { readonly help: true } | { readonly problem: string };

const OPTIONS = {
  port: { type: 'string', default: String(PORT) },
  'implicit-tls-port': { type: 'string' },
  login: { type: 'string' },
  'message-size': { type: 'string', default: '25' },
  'max-messages': { type: 'string', default: '1000' },
  'max-size': { type: 'string', default: '100' },
  keep: { type: 'string' },
  chaos: { type: 'string', multiple: true },
  seed: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Values = Extract<ReturnType<typeof parseOptions<typeof OPTIONS>>, { readonly values: unknown }>['values'];

export function parseInboxOptions(args: readonly string[], { env, cwd }: Pick<Terminal, 'env' | 'cwd'>): ParsedInbox {
  const parsed = parseOptions(args, OPTIONS);
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  if (positionals.length > 0) return { problem: 'it takes options alone.' };
  const problem = findNumberProblem(values);
  if (problem !== undefined) return { problem };
  const login = readLogin(values.login, env);
  if (typeof login === 'object' && 'problem' in login) return login;
  const rules: ChaosRule[] = [];
  for (const text of values.chaos ?? []) {
    const rule = parseChaosRule(text);
    if (rule === undefined) return { problem: `${JSON.stringify(text)} is no rule for --chaos. A rule is ${CHAOS_SYNTAX}.` };
    rules.push(rule);
  }
  const { 'implicit-tls-port': implicitTlsPort, keep, seed } = values;
  return {
    options: {
      json: values.json,
      inbox: {
        port: Number(values.port),
        ...(implicitTlsPort !== undefined && { implicitTlsPort: Number(implicitTlsPort) }),
        ...(login !== undefined && { login }),
        messageSize: Number(values['message-size']) * MEGABYTE,
        limits: { messages: Number(values['max-messages']), bytes: Number(values['max-size']) * MEGABYTE },
        ...(keep !== undefined && { messageFolder: resolve(cwd(), keep) }),
        chaos: { rules, ...(seed !== undefined && { seed: Number(seed) }) },
      },
    },
  };
}

/** From what to what each number may be. */
const RANGES = [
  ['port', 0, 65_535],
  ['implicit-tls-port', 0, 65_535],
  ['message-size', 1, 100],
  ['max-messages', 1, 100_000],
  ['max-size', 1, 4096],
  ['seed', 0, 4_294_967_295],
] as const;

function findNumberProblem(values: Values): string | undefined {
  const wrong = RANGES.find(([name, least, most]) => {
    const text = values[name];
    return text !== undefined && !(/^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most);
  });
  return wrong && `--${wrong[0]} takes a whole number from ${String(wrong[1])} to ${String(wrong[2])}.`;
}

function readLogin(login: string | undefined, env: Terminal['env']): InboxOptions['login'] | { readonly problem: string } {
  if (login === undefined || login === 'required' || login === 'optional') return login;
  const password = env[PASSWORD];
  if (password === undefined || password === '') return { problem: `--login ${JSON.stringify(login)} needs its password in ${PASSWORD}.` };
  return { username: login, password: new Secret(password) };
}
