import type { Encryption, Transport } from '../../model/mailer.ts';
import type { Family } from './families.ts';
import { flagWord } from './encryption.ts';

/** What an address says by its scheme and options, in the meaning of the program that reads it. */
export interface UrlMeaning {
  readonly transport: Transport;
  /** `undefined`: not certain. */
  readonly encryption?: Encryption;
  readonly defaultPort?: number;
  readonly certificate?: 'unverified';
}

export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly option: (name: string) => string | undefined;
}

export function meaningOfUrl(style: Family['url'], parts: UrlParts): UrlMeaning | undefined {
  switch (style) {
    case 'nodemailer':
      return readAsNodemailer(parts);
    case 'symfony':
      return readAsSymfony(parts);
    case 'django':
      return readAsDjango(parts);
    case 'unknown':
      return parts.scheme.includes('+') || !parts.scheme.startsWith('smtp') ? readAsDjango(parts) : undefined;
  }
}

/** `smtp:` switches implicit TLS off even on 465. https://nodemailer.com/smtp/ */
function readAsNodemailer({ scheme, option }: UrlParts): UrlMeaning | undefined {
  if (scheme !== 'smtp' && scheme !== 'smtps') return undefined;
  const certificate = flagWord(option('tls.rejectUnauthorized') ?? '') === 'false' ? ({ certificate: 'unverified' } as const) : {};
  if (scheme === 'smtps') return { transport: 'smtp', encryption: 'implicit', defaultPort: 465, ...certificate };
  const isOn = (name: string) => flagWord(option(name) ?? '') === 'true';
  const encryption = isOn('requireTLS') ? 'starttls' : isOn('ignoreTLS') ? 'none' : 'opportunistic';
  return { transport: 'smtp', encryption, defaultPort: 587, ...certificate };
}

const SYMFONY_TRANSPORTS: ReadonlyMap<string, Transport> = new Map<string, Transport>([
  ['null', 'memory'],
  ['sendmail', 'sendmail'],
  ['native', 'sendmail'],
  ['ses', 'ses'],
  ['mailgun', 'mailgun'],
  ['postmark', 'postmark'],
  ['sendgrid', 'sendgrid'],
  ['resend', 'resend'],
]);

/** Implicit TLS on 465, and without a port on any host but localhost, unless `auto_tls` is off. https://symfony.com/doc/current/mailer.html */
function readAsSymfony({ scheme, host, port, option }: UrlParts): UrlMeaning | undefined {
  if (scheme !== 'smtp' && scheme !== 'smtps') {
    const [bridge = '', kind] = scheme.split('+', 2);
    if (kind === 'smtp' || kind === 'smtps') return { transport: 'smtp' };
    return { transport: SYMFONY_TRANSPORTS.get(bridge) ?? 'other' };
  }
  const certificate = flagWord(option('verify_peer') ?? '') === 'false' ? ({ certificate: 'unverified' } as const) : {};
  const isRefused = flagWord(option('auto_tls') ?? '') === 'false';
  const isImplicit = scheme === 'smtps' || (!isRefused && (port === 465 || (port === undefined && host !== 'localhost')));
  if (isImplicit) return { transport: 'smtp', encryption: 'implicit', defaultPort: 465, ...certificate };
  const isRequired = flagWord(option('require_tls') ?? '') === 'true';
  return { transport: 'smtp', encryption: isRequired ? 'starttls' : isRefused ? 'none' : 'opportunistic', defaultPort: 25, ...certificate };
}

const DJANGO_SCHEMES: ReadonlyMap<string, UrlMeaning> = new Map<string, UrlMeaning>([
  ['smtp', { transport: 'smtp', encryption: 'none' }],
  ['smtps', { transport: 'smtp', encryption: 'starttls' }],
  ['smtp+tls', { transport: 'smtp', encryption: 'starttls' }],
  ['smtp+ssl', { transport: 'smtp', encryption: 'implicit' }],
  ['consolemail', { transport: 'console' }],
  ['filemail', { transport: 'file' }],
  ['memorymail', { transport: 'memory' }],
  ['dummymail', { transport: 'memory' }],
]);

/** django-environ: `smtps` is STARTTLS. https://django-environ.readthedocs.io/en/latest/types.html#environ-env-email-url */
function readAsDjango({ scheme }: UrlParts): UrlMeaning | undefined {
  return DJANGO_SCHEMES.get(scheme);
}
