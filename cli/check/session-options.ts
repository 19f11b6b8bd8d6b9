import type { ParseArgsOptionsConfig } from 'node:util';
import type { Encryption } from '../../core/model/mailer.ts';
import { MECHANISMS } from '../../mail/probe/sasl/mechanisms.ts';
import type { Mechanism } from '../../mail/probe/request.ts';
import { DRIVER_OPTIONS, DRIVER_USAGE, readDriverOptions, type DriverOptions } from '../driver/options.ts';
import { readTimeout, type parseOptions } from '../parse-options.ts';

const ENCRYPTIONS = ['implicit', 'starttls', 'opportunistic', 'none'] as const satisfies readonly Encryption[];

/** What `check` and `send` take to open a session. */
export interface SessionOptions {
  /** `settings.py` or `settings.py:12`. */
  readonly from: string | undefined;
  /** Only a domain is known: the host comes from its SRV records. */
  readonly domain: string | undefined;
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly encryption: Encryption | undefined;
  readonly user: string | undefined;
  readonly mechanism: Mechanism | undefined;
  readonly login: boolean;
  readonly passwordFd: number | undefined;
  /** The user picked the password that stands in the file of `--from`. */
  readonly filePassword: boolean;
  /** Milliseconds per stage. */
  readonly timeout: number | undefined;
  readonly json: boolean;
  readonly ca: string | undefined;
  readonly systemCa: boolean;
  readonly allowClearText: boolean;
  readonly allowUnverified: boolean;
  readonly driver: DriverOptions;
}

export const SESSION_OPTIONS = {
  from: { type: 'string' },
  domain: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  encryption: { type: 'string' },
  user: { type: 'string' },
  mechanism: { type: 'string' },
  login: { type: 'boolean', default: true },
  'password-fd': { type: 'string' },
  'file-password': { type: 'boolean', default: false },
  timeout: { type: 'string' },
  json: { type: 'boolean', default: false },
  ca: { type: 'string' },
  'system-ca': { type: 'boolean', default: false },
  'allow-clear-text': { type: 'boolean', default: false },
  'allow-unverified': { type: 'boolean', default: false },
  ...DRIVER_OPTIONS,
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

export const SESSION_USAGE = `Server:
  --from path[:line]       The mailer in this file (at this line, if it holds several)
  --host h --port p        A server by name; the port and encryption default to what its provider recommends
  --domain example.org     The server that the domain's SRV records name
  --encryption implicit|starttls|opportunistic|none
  --user u                 Log in as this user
  --mechanism m            ${MECHANISMS.join(', ')} (XOAUTH2 takes an access token as its password)
  --no-login               Do not log in

${DRIVER_USAGE}
Password or key, never an argument: a prompt, or
  --password-fd n          Read it from this file descriptor
  --file-password          Take the one that stands beside the host in the file of --from
  ENVELOPE_PASSWORD        With --from or --domain it is used only if ENVELOPE_HOST names the same host

Trust:
  --ca file                Trust the certificates in this PEM file, in place of those that come with Node
  --system-ca              Trust the certificates of the operating system too
  --allow-clear-text       Send the password even where everybody on the way can read it
  --allow-unverified       Send the password even to a server that did not prove who it is

Output:
  --timeout s              Seconds for each stage (default: 10)
  --json                   Print a report for programs
  --help                   This text
`;

export type SessionValues = Extract<ReturnType<typeof parseOptions<typeof SESSION_OPTIONS>>, { readonly values: unknown }>['values'];

export function readSessionOptions(values: SessionValues): SessionOptions | { readonly problem: string } {
  const { from, domain, host, user, encryption: written, mechanism: wished } = values;
  const driver = readDriverOptions(values);
  if ('problem' in driver) return driver;
  const named = [from, domain, host, driver.name].filter(each => each !== undefined).length;
  if (named === 0) return { problem: 'name a server, or a file with mail settings.' };
  if (driver.name !== undefined && host !== undefined) return { problem: '--host is a server of SMTP; --driver goes without one.' };
  if (domain !== undefined && named > 1) return { problem: '--domain names the server by itself; use it alone.' };

  const port = values.port === undefined ? undefined : wholeNumber(values.port, 65_535);
  if (values.port !== undefined && (port === undefined || port === 0)) return { problem: '--port takes a whole number from 1 to 65535.' };
  const encryption = ENCRYPTIONS.find(each => each === written);
  if (written !== undefined && encryption === undefined) return { problem: `--encryption takes one of ${ENCRYPTIONS.join(', ')}.` };
  const mechanism = MECHANISMS.find(each => each === wished?.toUpperCase());
  if (wished !== undefined && mechanism === undefined) return { problem: `--mechanism takes one of ${MECHANISMS.join(', ')}.` };
  const passwordFd = values['password-fd'] === undefined ? undefined : wholeNumber(values['password-fd'], 65_535);
  if (values['password-fd'] !== undefined && passwordFd === undefined)
    return { problem: '--password-fd takes the number of a descriptor.' };
  if (values['file-password'] && (from === undefined || host !== undefined)) {
    return { problem: '--file-password takes the password of the mailer that --from names, for its own host alone.' };
  }
  const limit = readTimeout(values.timeout);
  if ('problem' in limit) return limit;
  return {
    from,
    domain,
    host,
    port,
    encryption,
    user,
    mechanism,
    login: values.login,
    passwordFd,
    filePassword: values['file-password'],
    timeout: limit.timeout,
    json: values.json,
    ca: values.ca,
    systemCa: values['system-ca'],
    allowClearText: values['allow-clear-text'],
    allowUnverified: values['allow-unverified'],
    driver,
  };
}

function wholeNumber(text: string, most: number): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}
