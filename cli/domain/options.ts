import { parseOptions, readTimeout } from '../parse-options.ts';

export interface DomainOptions {
  readonly domain: string;
  readonly from: string | undefined;
  /** An id, or one of the provider's hosts. */
  readonly provider: string | undefined;
  readonly selectors: readonly string[];
  readonly addresses: readonly string[];
  /** Milliseconds for the whole check. */
  readonly timeout: number | undefined;
  readonly json: boolean;
}

export const DOMAIN_USAGE = `Usage: envelope domain (example.com | ann@example.com) [options]

Asks the DNS for what mail from a domain depends on, and judges it: MX, SPF with all that it includes, DKIM, DMARC, MTA-STS, TLS reports,
BIMI, and the names of its own servers. Fetches the policy of MTA-STS where one is announced. Sends no mail.

Options:
  --from a@b               The From address in use: whether it aligns (DMARC)
  --provider p             Who sends the mail: a provider's id or host, such as sendgrid or smtp.gmail.com
  --selector s             A DKIM selector that must have a key; may stand several times
  --ip address             An address that sends for the domain: its name and what SPF says of it; may stand several times
  --timeout s              Seconds for the whole check (default: 10)
  --json                   Print a report for programs
  --help                   This text

Exit code: 0 nothing wrong, 1 something is wrong at error level, 2 could not run.
`;

export type ParsedDomain = { readonly options: DomainOptions } | { readonly help: true } | { readonly problem: string };

export function parseDomainOptions(args: readonly string[]): ParsedDomain {
  const parsed = parseOptions(args, {
    from: { type: 'string' },
    provider: { type: 'string' },
    selector: { type: 'string', multiple: true, default: [] },
    ip: { type: 'string', multiple: true, default: [] },
    timeout: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const [about] = positionals;
  if (about === undefined || positionals.length > 1) return { problem: 'name one domain.' };
  const limit = readTimeout(values.timeout);
  if ('problem' in limit) return limit;
  const isAddress = about.includes('@');
  return {
    options: {
      domain: isAddress ? about.slice(about.lastIndexOf('@') + 1) : about,
      from: values.from ?? (isAddress ? about : undefined),
      provider: values.provider,
      selectors: values.selector,
      addresses: values.ip,
      timeout: limit.timeout,
      json: values.json,
    },
  };
}
