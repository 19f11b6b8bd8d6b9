import { parseOptions, readTimeout } from '../parse-options.ts';

export interface DiscoverOptions {
  readonly about: string;
  readonly from: string | undefined;
  readonly fix: boolean;
  readonly autoconfig: boolean;
  /** Milliseconds per stage. */
  readonly timeout: number | undefined;
  readonly ca: string | undefined;
  readonly systemCa: boolean;
  readonly json: boolean;
}

export const DISCOVER_USAGE = `Usage: envelope discover (ann@example.com | example.com) [options]

Finds the submission settings that work for a domain: by its SRV and MX records and what Envelope knows of providers. Tries each server
without a login; of an address, only the domain leaves this machine.

Options:
  --from path[:line]       Show what this file says next to what works
  --fix                    Write what works into that file
  --autoconfig             Ask the domain's web server and Thunderbird's collection for their settings too
  --ca file                Trust the certificates in this PEM file, in place of those that come with Node
  --system-ca              Trust the certificates of the operating system too
  --timeout s              Seconds for each stage (default: 5)
  --json                   Print a report for programs
  --help                   This text

Exit code: 0 found settings that work, 1 found none, 2 could not run.
`;

export type ParsedDiscover = { readonly options: DiscoverOptions } | { readonly help: true } | { readonly problem: string };

export function parseDiscoverOptions(args: readonly string[]): ParsedDiscover {
  const parsed = parseOptions(args, {
    from: { type: 'string' },
    fix: { type: 'boolean', default: false },
    autoconfig: { type: 'boolean', default: false },
    ca: { type: 'string' },
    'system-ca': { type: 'boolean', default: false },
    timeout: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const [about] = positionals;
  if (about === undefined || positionals.length > 1) return { problem: 'name one domain or address.' };
  if (values.fix && values.from === undefined) return { problem: '--fix writes into the file that --from names.' };
  const limit = readTimeout(values.timeout);
  if ('problem' in limit) return limit;
  const { from, fix, autoconfig, ca, json } = values;
  return { options: { about, from, fix, autoconfig, timeout: limit.timeout, ca, systemCa: values['system-ca'], json } };
}
