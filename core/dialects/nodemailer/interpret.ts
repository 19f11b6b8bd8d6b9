import type { Encryption, Field, Meaning, Sourced, Transport } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import type { Plain } from '../../model/value.ts';
import { unquoteName } from '../../smtp/mailbox.ts';
import type { ResolvedDraft } from '../dialect.ts';
import type { Base, Option, Options, Source } from './options.ts';
import { observe, observeSes } from './observe.ts';
import { effectiveOptions } from './options.ts';
import { isTruthy } from './truth.ts';

/** `connectionTimeout` where nothing is said: two minutes. */
const CONNECTION_TIMEOUT = 120_000;

/** The packages that make a transport of their own, by what they send through. */
const PLUGINS: Readonly<Record<string, Transport>> = {
  'nodemailer-mailgun-transport': 'mailgun',
  'nodemailer-mg': 'mailgun',
  'nodemailer-sendgrid': 'sendgrid',
  'nodemailer-sendgrid-transport': 'sendgrid',
  'nodemailer-postmark-transport': 'postmark',
  'nodemailer-ses-transport': 'ses',
  'nodemailer-sendmail-transport': 'sendmail',
  'nodemailer-stub-transport': 'memory',
  'nodemailer-mock-transport': 'memory',
};

/** Options that choose another transport than SMTP, in the order in which nodemailer asks for them. */
const SWITCHES = { sendmail: 'sendmail', streamTransport: 'memory', jsonTransport: 'memory', SES: 'ses' } as const satisfies Record<
  string,
  Transport
>;

export function interpretDraft(resolved: ResolvedDraft, base?: Base): Meaning {
  const options = effectiveOptions(resolved, base);
  const place = { uri: resolved.uri, span: resolved.draft.span };
  const absent: Source = { origin: 'default', at: place, valueAt: place, via: [] };
  const unknown = new Set<Field>();
  const { transport, isHidden } = readTransport(options, absent);
  if (isHidden) unknown.add('transport');
  const sender = readSender(options, unknown);
  if (transport.value !== 'smtp') {
    return { transport, ...sender, unknown: [...unknown], observations: observeSes(transport, resolved) };
  }

  const encryption = readEncryption(options, absent);
  if (encryption === undefined) unknown.add('encryption');
  return {
    transport,
    ...readHost(options, { absent, unknown }),
    ...readPort(options, { absent, unknown }),
    ...(encryption && { encryption }),
    ...readCertificate(options, { absent, unknown }),
    ...readLogin(options, unknown),
    ...readTimeout(options, { absent, unknown }),
    ...readService(options, unknown),
    ...sender,
    unknown: [...unknown],
    observations: observe(options, resolved),
  };
}

interface Reading {
  readonly absent: Source;
  readonly unknown: Set<Field>;
}

function readTransport(options: Options, absent: Source): { readonly transport: Sourced<Transport>; readonly isHidden: boolean } {
  const plugin = options.written('plugin');
  if (plugin?.known && typeof plugin.value === 'string') {
    return { transport: { value: PLUGINS[plugin.value] ?? 'other', ...plugin.source }, isHidden: false };
  }
  const smtp: Sourced<Transport> = { value: 'smtp', ...absent };
  if (isOn(options.written('pool'))) return { transport: smtp, isHidden: false };
  let isHidden = false;
  for (const [name, value] of Object.entries(SWITCHES)) {
    const option = options.written(name);
    if (option?.known && isTruthy(option.value)) return { transport: { value, ...option.source }, isHidden };
    // The value of `SES` is a client object, which is never a plain value.
    if (option?.known === false && value === 'ses') return { transport: { value, ...absent, setting: name }, isHidden };
    if (option?.known === false) isHidden = true;
  }
  return { transport: smtp, isHidden };
}

function readHost(options: Options, { absent, unknown }: Reading): Pick<Meaning, 'host'> {
  const host = options.get('host');
  if (host?.known === false) {
    unknown.add('host');
    return {};
  }
  return { host: host === undefined || !host.value ? { value: 'localhost', ...absent } : { value: textOf(host.value), ...host.source } };
}

function readPort(options: Options, { absent, unknown }: Reading): Pick<Meaning, 'port' | 'invalidPort'> {
  const port = options.get('port');
  if (port?.known === false) {
    unknown.add('port');
    return {};
  }
  const written = port === undefined || port.value instanceof Secret ? undefined : port.value;
  // An empty text, 0, null and false leave the choice to nodemailer without a word.
  if (port !== undefined && written) {
    const number = Number(written);
    if (Number.isInteger(number) && number >= 1 && number <= 65_535) return { port: { value: number, ...port.source } };
    return { invalidPort: { value: written === true ? 'true' : written, ...port.source } };
  }
  const secure = options.get('secure');
  if (secure?.known === false) {
    unknown.add('port');
    return {};
  }
  return { port: { value: secure !== undefined && isTruthy(secure.value) ? 465 : 587, ...absent } };
}

/** `undefined`: not to be known. TLS from the first byte wins over everything about STARTTLS, and `requireTLS` over `ignoreTLS`. */
function readEncryption(options: Options, absent: Source): Sourced<Encryption> | undefined {
  const secure = options.get('secure');
  const port = options.get('port');
  if (secure?.known === false) return undefined;
  if (secure !== undefined && isTruthy(secure.value)) return { value: 'implicit', ...secure.source };
  if (secure === undefined) {
    if (port?.known === false) return undefined;
    if (port !== undefined && Number(port.value) === 465) return { value: 'implicit', ...port.source };
  }
  const required = options.get('requireTLS');
  if (required?.known === false) return undefined;
  if (required !== undefined && isTruthy(required.value)) return { value: 'starttls', ...required.source };
  const ignored = options.get('ignoreTLS');
  if (ignored?.known === false) return undefined;
  if (ignored !== undefined && isTruthy(ignored.value)) return { value: 'none', ...ignored.source };
  return { value: 'opportunistic', ...(secure?.source ?? absent) };
}

/** Node verifies unless it is told `false`: any other value, the text `'false'` too, leaves the check on. */
function readCertificate(options: Options, { absent, unknown }: Reading): Pick<Meaning, 'certificate'> {
  const option = options.get('tls.rejectUnauthorized');
  if (option === undefined) return { certificate: { value: 'verified', ...absent } };
  if (option.known) return { certificate: { value: option.value === false ? 'unverified' : 'verified', ...option.source } };
  unknown.add('certificate');
  return {};
}

function readLogin(options: Options, unknown: Set<Field>): Pick<Meaning, 'username' | 'password' | 'authentication'> {
  const username = known(options.get('auth.user'), 'username', unknown);
  const password = known(options.get('auth.pass'), 'password', unknown);
  const authentication = readAuthentication(options, unknown);
  return {
    ...(username && { username: { value: textOf(username.value), ...username.source } }),
    ...(password && { password: { value: asSecret(password.value), ...password.source } }),
    ...(authentication && { authentication }),
  };
}

/** `type: 'login'` is nodemailer's word for a user and a password: it names no mechanism. */
function readAuthentication(options: Options, unknown: Set<Field>): Sourced<string> | undefined {
  const type = known(options.get('auth.type'), 'authentication', unknown);
  if (type !== undefined && textOf(type.value).toUpperCase() === 'OAUTH2') return { value: 'XOAUTH2', ...type.source };
  const method = known(options.get('auth.method') ?? options.get('authMethod'), 'authentication', unknown);
  const told = method && textOf(method.value).trim().toUpperCase();
  return method && told ? { value: told, ...method.source } : undefined;
}

function readTimeout(options: Options, { absent, unknown }: Reading): Pick<Meaning, 'timeout'> {
  const option = options.get('connectionTimeout');
  const timeout = known(option, 'timeout', unknown);
  if (option?.known === false) return {};
  const value = Number(timeout?.value ?? 0);
  return { timeout: timeout && value > 0 ? { value, ...timeout.source } : { value: CONNECTION_TIMEOUT, ...absent } };
}

function readService(options: Options, unknown: Set<Field>): Pick<Meaning, 'service'> {
  const { service } = options;
  if (service !== undefined) return { service: { value: service.entry.provider ?? service.entry.names[0] ?? '', ...service.source } };
  known(options.written('service'), 'service', unknown);
  return {};
}

function readSender(options: Options, unknown: Set<Field>): Pick<Meaning, 'from' | 'senderName'> {
  const address = known(options.get('defaults.from.address'), 'from', unknown);
  const name = known(options.get('defaults.from.name'), 'senderName', unknown);
  const line = options.get('defaults.from');
  const text = line?.known && typeof line.value === 'string' ? splitAddress(line.value) : undefined;
  if (line?.known && text !== undefined) {
    return { from: { value: text.address, ...line.source }, ...(text.name !== '' && { senderName: { value: text.name, ...line.source } }) };
  }
  if (line?.known === false && address === undefined) known(line, 'from', unknown);
  return {
    ...(address && { from: { value: textOf(address.value), ...address.source } }),
    ...(name && { senderName: { value: textOf(name.value), ...name.source } }),
  };
}

/** `"Ann" <ann@example.org>`: RFC 5322 §3.4, without comments and groups. */
function splitAddress(text: string): { readonly name: string; readonly address: string } {
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  if (open === -1 || close === -1) return { name: '', address: text.trim() };
  return { name: unquoteName(text.slice(0, open).trim()), address: text.slice(open + 1, close).trim() };
}

function known(
  option: Option | undefined,
  field: Field,
  unknown: Set<Field>,
): { readonly value: Plain; readonly source: Source } | undefined {
  if (option?.known === false) unknown.add(field);
  return option?.known && option.value !== null && option.value !== false ? option : undefined;
}

function isOn(option: Option | undefined): boolean {
  return option?.known === true && isTruthy(option.value);
}

function textOf(value: Plain): string {
  return value instanceof Secret ? value.reveal() : String(value);
}

function asSecret(value: Plain): Secret {
  return value instanceof Secret ? value : new Secret(String(value));
}
