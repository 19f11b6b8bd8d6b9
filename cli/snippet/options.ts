import { snippets } from '../../core/snippets/index.ts';
import type { SnippetSettings } from '../../core/snippets/snippet.ts';
import { parseOptions } from '../parse-options.ts';

export interface SnippetOptions {
  readonly framework: string;
  readonly provider: string | undefined;
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly encryption: SnippetSettings['encryption'] | undefined;
  readonly sender: string | undefined;
  readonly login: boolean;
  readonly json: boolean;
}

export const SNIPPET_USAGE = `Usage: envelope snippet <framework> (--provider p | --host h) [options]

Writes the configuration of a framework for a mail server, with the password read from the environment.

Frameworks: ${snippets.map(({ id }) => id).join(', ')}

Options:
  --provider p             A provider's id, as in docs/providers.md: host, port and encryption are its own
  --host h                 A server by name
  --port p                 Another port than the recommended one
  --encryption implicit|starttls|none
  --sender address         The address that messages are from
  --no-login               A server without a login, such as a local catcher
  --json                   Print a report for programs
  --help                   This text

Exit code: 0 written, 2 could not run.
`;

export type ParsedSnippet = { readonly options: SnippetOptions } | { readonly help: true } | { readonly problem: string };

const ENCRYPTIONS = ['implicit', 'starttls', 'none'] as const satisfies readonly SnippetSettings['encryption'][];

export function parseSnippetOptions(args: readonly string[]): ParsedSnippet {
  const parsed = parseOptions(args, {
    provider: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'string' },
    encryption: { type: 'string' },
    sender: { type: 'string' },
    login: { type: 'boolean', default: true },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const [framework] = positionals;
  if (framework === undefined || positionals.length > 1) return { problem: 'name one framework; --help lists them.' };
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    return { problem: '--port takes a whole number from 1 to 65535.' };
  }
  const encryption = ENCRYPTIONS.find(each => each === values.encryption);
  if (values.encryption !== undefined && encryption === undefined)
    return { problem: `--encryption takes one of ${ENCRYPTIONS.join(', ')}.` };
  const { provider, host, sender, login, json } = values;
  return { options: { framework, provider, host, port, encryption, sender, login, json } };
}
