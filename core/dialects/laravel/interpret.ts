import type { Encryption, Meaning, Observation, Sourced, Transport } from '../../model/mailer.ts';
import type { Plain } from '../../model/value.ts';
import type { Installed } from '../../versions/installed.ts';
import { isCertainlyBefore, isCertainlyFrom } from '../../versions/version.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { observeLaravelDriver } from '../driver-packages.ts';
import { observeUnescaped } from '../observe-url.ts';
import { Reading, textOf } from '../reading.ts';
import { unavailableIn } from '../symfony/interpret.ts';
import { symfonyScheme } from './scheme.ts';
import { attributeToUrl, observeUrl, spreadUrl, writtenUrl } from './url.ts';

/** Milliseconds: PHP's own `default_socket_timeout`. */
const SOCKET_TIMEOUT = 60_000;

/**
 * Laravel hands the array of a mailer to Symfony's transport as options of a DSN.
 * https://github.com/laravel/framework/blob/12.x/src/Illuminate/Mail/MailManager.php (createSmtpTransport)
 */
export function interpretDraft(resolved: ResolvedDraft): Meaning {
  const url = writtenUrl(resolved.settings);
  if (url === undefined) return interpretArray(resolved);
  const meaning = attributeToUrl(interpretArray(spreadUrl(resolved, url)), url);
  const observations = [...meaning.observations, ...observeUrl(url), ...observeUnescaped(url.setting)];
  // Without a scheme, or with reserved characters that stand bare, nobody can tell what PHP makes of it.
  const isReadable = url.url !== undefined && url.url.unescaped.length === 0;
  return { ...(isReadable ? meaning : withoutServer(meaning)), observations };
}

const SERVER = ['host', 'port', 'encryption'] as const;

function withoutServer({ host: _host, port: _port, invalidPort: _invalid, encryption: _encryption, ...rest }: Meaning): Meaning {
  return { ...rest, unknown: [...new Set([...rest.unknown, ...SERVER])] };
}

function interpretArray(resolved: ResolvedDraft): Meaning {
  const reading = new Reading(resolved, laravelWord);
  const sender = readSender(reading);
  const transport = readTransport(reading);
  const account = { ...readAccount(reading), ...sender };
  if (transport.value !== 'smtp') {
    return { transport, ...sender, unknown: [...reading.unknown], observations: observeLaravelDriver(transport, resolved.installed) };
  }
  if (reading.said('url') === 'hidden' && !isOptional(reading, 'url')) {
    for (const field of ['host', 'port', 'encryption', 'username', 'password'] as const) reading.unknown.add(field);
    return { transport, ...sender, unknown: [...reading.unknown], observations: [] };
  }
  const host = reading.text('host', 'host');
  const { installed } = resolved;
  const isSwift = usesSwiftMailer(reading, installed);
  const encryption = isSwift ? readSwiftEncryption(reading) : readEncryption(reading, installed);
  if (encryption === undefined) reading.unknown.add('encryption');
  const lacking = isSwift ? {} : unavailableIn(installed);
  const certificate = readCertificate(reading, isSwift ? 'stream.ssl.verify_peer' : 'verify_peer');
  const timeout = reading.seconds('timeout');
  return {
    transport,
    ...(host && { host }),
    ...reading.port('port'),
    ...(encryption && { encryption }),
    ...(certificate && { certificate }),
    ...(timeout ? { timeout } : !reading.unknown.has('timeout') && { timeout: reading.standard(SOCKET_TIMEOUT) }),
    ...account,
    ...lacking,
    unknown: [...reading.unknown],
    observations: observe(reading, resolved),
  };
}

/** A variable without a fallback that no file defines: `env()` says null there, which is the usual case for these. */
function isOptional(reading: Reading, name: string): boolean {
  const setting = reading.setting(name);
  return setting !== undefined && !setting.result.known && setting.result.variable !== undefined;
}

/** `env()` makes values of these words. https://laravel.com/docs/12.x/configuration#determining-environment-configuration */
function laravelWord(text: string): string | null {
  switch (text.toLowerCase()) {
    case 'null':
    case '(null)':
      return null;
    case 'empty':
    case '(empty)':
      return '';
    default:
      return text;
  }
}

const TRANSPORTS: ReadonlyMap<string, Transport> = new Map<string, Transport>([
  ['smtp', 'smtp'],
  ['log', 'file'],
  ['array', 'memory'],
  ['sendmail', 'sendmail'],
  ['mail', 'sendmail'],
  ['ses', 'ses'],
  ['ses-v2', 'ses'],
  ['mailgun', 'mailgun'],
  ['postmark', 'postmark'],
  ['resend', 'resend'],
]);

/** Mailers that send through others, and so perhaps through this one. */
const COMPOUND: ReadonlySet<string> = new Set(['failover', 'roundrobin']);

/**
 * The mailer called `smtp` is what the skeleton ships, and idle while another one is the default. A mailer with a name of its own is
 * used by that name.
 */
function readTransport(reading: Reading): Sourced<Transport> {
  const legacy = reading.said('driver');
  const own = legacy ?? reading.said('transport');
  if (own === 'hidden') reading.unknown.add('transport');
  if (own === undefined || own === 'hidden') return reading.standard('smtp');
  const chosen = reading.said('default');
  const label = reading.written('label');
  const isSmtp = label !== 'hidden' && label?.value === 'smtp';
  if (chosen !== undefined && chosen !== 'hidden' && isSmtp && (chosen.origin === 'environment' || isLeftOut(chosen, reading))) {
    const name = textOf(chosen.value) ?? '';
    const other = reading.written(`mailers.${name}`);
    const transport = other === undefined || other === 'hidden' ? undefined : textOf(other.value);
    if (name !== 'smtp' && transport !== undefined && !COMPOUND.has(transport) && transport !== 'smtp') {
      return { ...chosen, value: TRANSPORTS.get(transport) ?? 'other' };
    }
  }
  return { ...own, value: TRANSPORTS.get(textOf(own.value) ?? '') ?? 'other' };
}

/** The environment says where mail is to go, and not that it is to go there: `env('MAIL_MAILER', 'log')` writes it into the log. */
function isLeftOut(chosen: Sourced<Plain>, reading: Reading): boolean {
  const host = reading.written('host');
  return chosen.origin === 'fallback' && host !== undefined && host !== 'hidden' && host.origin === 'environment';
}

function readEncryption(reading: Reading, installed: Installed): Sourced<Encryption> | undefined {
  const port = reading.said('port');
  const scheme = reading.said('scheme');
  if (scheme === 'hidden' && !isOptional(reading, 'scheme')) return undefined;
  const word = scheme === undefined || scheme === 'hidden' ? '' : (textOf(scheme.value) ?? '');
  if (scheme !== undefined && scheme !== 'hidden' && word === 'smtps') return { ...scheme, value: 'implicit' };
  // Symfony refuses other schemes.
  if (word !== '' && word !== 'smtp') return undefined;
  if (port === 'hidden') return undefined;
  const isOff = reading.said('auto_tls');
  const isRefused = isOff !== undefined && isOff !== 'hidden' && isOff.value === false;
  if (port !== undefined && Number(textOf(port.value)) === 465 && !(isRefused && word === 'smtp')) return { ...port, value: 'implicit' };
  const before = word === '' && !isCertainlyFrom(installed('laravel/framework'), '9') ? readOldKey(reading) : 'says-nothing';
  if (before === 'depends-on-version') return undefined;
  const required = reading.said('require_tls');
  if (required === 'hidden' || isOff === 'hidden') return undefined;
  if (required?.value === true && unavailableIn(installed).unavailable === undefined) return { ...required, value: 'starttls' };
  if (isRefused) return { ...isOff, value: 'none' };
  return {
    ...(scheme !== undefined && scheme !== 'hidden' && word !== '' ? scheme : (port ?? reading.standard(null))),
    value: 'opportunistic',
  };
}

/** `encryption` says nothing since Laravel 9; `ssl` beside another port than 465 was implicit TLS before. */
function readOldKey(reading: Reading): 'says-nothing' | 'depends-on-version' {
  const old = reading.said('encryption');
  if (old === undefined || reading.isWritten('scheme')) return 'says-nothing';
  if (old === 'hidden') return 'depends-on-version';
  return (textOf(old.value) ?? '').toLowerCase() === 'ssl' ? 'depends-on-version' : 'says-nothing';
}

/** Laravel 9 replaced Swift Mailer by Symfony's. Without a version, `driver` tells a file from before Laravel 7. */
function usesSwiftMailer(reading: Reading, installed: Installed): boolean {
  const version = installed('laravel/framework');
  return isCertainlyBefore(version, '9') || (reading.isWritten('driver') && !isCertainlyFrom(version, '9'));
}

/** Swift Mailer, up to Laravel 8: the key decides, whatever the port. */
function readSwiftEncryption(reading: Reading): Sourced<Encryption> | undefined {
  const said = reading.said('encryption');
  if (said === 'hidden') return undefined;
  const word = said === undefined ? '' : (textOf(said.value) ?? '').toLowerCase();
  const source = said ?? reading.standard(null);
  switch (word) {
    case 'ssl':
      return { ...source, value: 'implicit' };
    case 'tls':
      return { ...source, value: 'starttls' };
    case '':
      return { ...source, value: 'none' };
    default:
      return undefined;
  }
}

function readCertificate(reading: Reading, name: string): Meaning['certificate'] {
  const said = reading.said(name);
  if (said === 'hidden') {
    reading.unknown.add('certificate');
    return undefined;
  }
  return said === undefined ? reading.standard('verified') : { ...said, value: said.value === false ? 'unverified' : 'verified' };
}

function readAccount(reading: Reading): Pick<Meaning, 'username' | 'password'> {
  const username = reading.text('username', 'username');
  const password = reading.secret('password', 'password');
  return { ...(username && { username }), ...(password && { password }) };
}

function readSender(reading: Reading): Pick<Meaning, 'from' | 'senderName'> {
  const from = reading.text('from', 'from.address');
  const senderName = reading.text('senderName', 'from.name');
  return { ...(from && { from }), ...(senderName && { senderName }) };
}

/** Symfony's transport takes two schemes; since 11.35.1 `encryption` is read no more (laravel/framework#53749). */
function observe(reading: Reading, { installed }: ResolvedDraft): readonly Observation[] {
  const scheme = reading.written('scheme');
  const old = reading.written('encryption');
  const isWord = (said: ReturnType<Reading['written']>): said is Sourced<Plain> =>
    said !== undefined && said !== 'hidden' && (textOf(said.value) ?? '') !== '';
  return [
    ...(isWord(scheme) && !['smtp', 'smtps'].includes(textOf(scheme.value) ?? '') && !reading.isWritten('driver')
      ? [{ kind: 'invalid-setting', settings: [scheme], effect: 'raises', ...meantScheme(scheme, reading) } as const]
      : []),
    ...(isWord(old) && !isWord(scheme) && isCertainlyFrom(installed('laravel/framework'), '11.35.1')
      ? [{ kind: 'renamed-setting', settings: [old], to: 'scheme', form: 'other-words', ...wordsFor(old, reading) } as const]
      : []),
  ];
}

function schemeOf({ value }: Sourced<Plain>, reading: Reading): string | undefined {
  const port = reading.written('port');
  return symfonyScheme(textOf(value) ?? '', port === undefined || port === 'hidden' ? NaN : Number(textOf(port.value)));
}

function meantScheme(scheme: Sourced<Plain>, reading: Reading): { readonly meant?: { readonly value: string } } {
  const value = schemeOf(scheme, reading);
  return value === undefined ? {} : { meant: { value } };
}

/** A variable goes on saying what it says: only a word in the file itself is translated. */
function wordsFor(old: Sourced<Plain>, reading: Reading): { readonly words?: string } {
  const words = old.origin === 'literal' ? schemeOf(old, reading) : undefined;
  return words === undefined ? {} : { words };
}
