import type { Encryption, Meaning, Observation, Sourced, Transport } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import type { Plain } from '../../model/value.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { Reading, textOf } from '../reading.ts';

/** Milliseconds: RFC 2821 §4.5.3.2 asks for five minutes, and PHPMailer follows it. */
const TIMEOUT = 300_000;

/** https://github.com/PHPMailer/PHPMailer/blob/master/src/PHPMailer.php (smtpConnect) */
export function interpretDraft(resolved: ResolvedDraft): Meaning {
  const reading = new Reading(resolved);
  const transport = readTransport(reading);
  const sender = readSender(reading);
  if (transport.value !== 'smtp') return { transport, ...sender, unknown: [...reading.unknown], observations: [] };
  const server = readHost(reading);
  const encryption = readEncryption(reading, server.scheme);
  if (encryption === undefined) reading.unknown.add('encryption');
  const certificate = readCertificate(reading);
  const timeout = reading.seconds('Timeout');
  const ports = server.port ?? reading.port('Port');
  const hasPort = ports.port !== undefined || ports.invalidPort !== undefined || reading.unknown.has('port');
  return {
    transport,
    ...(server.host && { host: server.host }),
    ...(hasPort ? ports : { port: reading.standard(25) }),
    ...(encryption && { encryption }),
    ...(certificate && { certificate }),
    ...readAccount(reading),
    ...(timeout ? { timeout } : !reading.unknown.has('timeout') && { timeout: reading.standard(TIMEOUT) }),
    ...sender,
    unknown: [...reading.unknown],
    observations: observeLogin(reading),
  };
}

const TRANSPORTS: ReadonlyMap<string, Transport> = new Map<string, Transport>([
  ['smtp', 'smtp'],
  ['mail', 'sendmail'],
  ['sendmail', 'sendmail'],
  ['qmail', 'sendmail'],
]);

/** Without `isSMTP()` it is PHP's `mail()`; where a host is set, another function has most likely called it. */
function readTransport(reading: Reading): Sourced<Transport> {
  const said = reading.written('Mailer');
  if (said === undefined || said === 'hidden') {
    reading.unknown.add('transport');
    return reading.standard('smtp');
  }
  return { ...said, value: TRANSPORTS.get(textOf(said.value) ?? '') ?? 'other' };
}

interface Server {
  readonly host?: Sourced<string>;
  /** `ssl` or `tls` before the host. */
  readonly scheme?: Sourced<string>;
  readonly port?: Pick<Meaning, 'port' | 'invalidPort'>;
}

/** `ssl://smtp.example.net:465`; a list of hosts is tried in turn, and so nothing certain. */
function readHost(reading: Reading): Server {
  const host = reading.text('host', 'Host');
  if (host === undefined) return reading.unknown.has('host') ? {} : { host: reading.standard('localhost') };
  if (host.value.includes(';')) {
    reading.unknown.add('host');
    reading.unknown.add('port');
    return { port: {} };
  }
  const [, scheme, name = '', port] = /^(?:(ssl|tls):\/\/)?(.*?)(?::(\d+))?$/s.exec(host.value) ?? [];
  return {
    host: { ...host, value: name },
    ...(scheme !== undefined && { scheme: { ...host, value: scheme } }),
    ...(port !== undefined && { port: { port: { ...host, value: Number(port) } } }),
  };
}

/** `ssl` is TLS from the first byte; `tls` requires STARTTLS; nothing uses it where it is offered, unless `SMTPAutoTLS` is off. */
function readEncryption(reading: Reading, scheme: Sourced<string> | undefined): Sourced<Encryption> | undefined {
  if (scheme !== undefined) return { ...scheme, value: scheme.value === 'ssl' ? 'implicit' : 'starttls' };
  const secure = reading.said('SMTPSecure');
  if (secure === 'hidden') return undefined;
  const word = secure === undefined ? '' : textOf(secure.value);
  if (secure !== undefined && word === 'ssl') return { ...secure, value: 'implicit' };
  if (secure !== undefined && word === 'tls') return { ...secure, value: 'starttls' };
  const automatic = reading.said('SMTPAutoTLS');
  if (automatic === 'hidden') return undefined;
  if (automatic !== undefined && !isTruthy(automatic.value)) return { ...automatic, value: 'none' };
  return { ...(secure ?? reading.standard(null)), value: 'opportunistic' };
}

/** PHP's own truth: `'0'` is false, `'false'` is not. */
function isTruthy(value: Plain): boolean {
  const text = value instanceof Secret ? value.reveal() : value;
  return text !== '0' && Boolean(text);
}

function readCertificate(reading: Reading): Meaning['certificate'] {
  const options = reading.written('SMTPOptions');
  const [peer, name] = ['verify_peer', 'verify_peer_name'].map(option => reading.written(`SMTPOptions.ssl.${option}`));
  if (options === 'hidden' || peer === 'hidden' || name === 'hidden') {
    reading.unknown.add('certificate');
    return undefined;
  }
  for (const option of [peer, name]) {
    if (option !== undefined && !isTruthy(option.value)) return { ...option, value: 'unverified' };
  }
  const selfSigned = reading.written('SMTPOptions.ssl.allow_self_signed');
  if (selfSigned !== undefined && selfSigned !== 'hidden' && isTruthy(selfSigned.value)) return { ...selfSigned, value: 'unverified' };
  return reading.standard('verified');
}

function readAccount(reading: Reading): Pick<Meaning, 'username' | 'password' | 'authentication'> {
  if (isAnonymous(reading)) return {};
  const username = reading.text('username', 'Username');
  const password = reading.secret('password', 'Password');
  const mechanism = reading.text('authentication', 'AuthType');
  return { ...(username && { username }), ...(password && { password }), ...(mechanism && { authentication: mechanism }) };
}

/** Without `SMTPAuth` nobody logs in, whatever else is set. */
function isAnonymous(reading: Reading): boolean {
  const switched = reading.said('SMTPAuth');
  return switched !== 'hidden' && !(switched !== undefined && isTruthy(switched.value));
}

function observeLogin(reading: Reading): readonly Observation[] {
  // A password that a variable brings says as much as one that is written, and has no value to show for it.
  const said = ['Password', 'Username'].map(name => reading.written(name));
  const credential = said.find(each => each !== undefined && each !== 'hidden' && textOf(each.value) !== '');
  if (credential === undefined || credential === 'hidden' || !isAnonymous(reading)) return [];
  return [{ kind: 'not-switched-on', settings: [credential], needs: 'SMTPAuth' }];
}

function readSender(reading: Reading): Pick<Meaning, 'from' | 'senderName'> {
  const from = reading.isWritten('From') ? reading.text('from', 'From') : undefined;
  const senderName = reading.isWritten('FromName') ? reading.text('senderName', 'FromName') : undefined;
  return { ...(from && { from }), ...(senderName && { senderName }) };
}
