import type { Encryption, Meaning, Observation, Sourced, Transport } from '../../model/mailer.ts';
import type { Plain } from '../../model/value.ts';
import { unquoteName } from '../../smtp/mailbox.ts';
import { isCertainlyBefore } from '../../versions/version.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { meantAmong, observeMisspelt } from '../misspelt.ts';
import type { Said } from '../reading.ts';
import { Reading, textOf } from '../reading.ts';

/** https://github.com/mikel/mail/blob/master/lib/mail/network/delivery_methods/smtp.rb */
export function interpretDraft(resolved: ResolvedDraft): Meaning {
  const reading = new Reading(resolved);
  const transport = readTransport(reading);
  const sender = readSender(reading);
  if (transport.value !== 'smtp') return { transport, ...sender, unknown: [...reading.unknown], observations: [] };
  const host = reading.text('host', 'address');
  const port = reading.port('port');
  const hasPort = port.port !== undefined || port.invalidPort !== undefined || reading.unknown.has('port');
  const observations = observeBoth(reading, resolved);
  const encryption = observations.length > 0 ? undefined : readEncryption(reading);
  if (encryption === undefined) reading.unknown.add('encryption');
  const username = reading.text('username', 'user_name');
  const password = reading.secret('password', 'password');
  const mechanism = reading.text('authentication', 'authentication');
  const timeout = reading.seconds('open_timeout');
  return {
    transport,
    ...(host ? { host } : reading.unknown.has('host') ? {} : { host: reading.standard('localhost') }),
    ...(hasPort ? port : { port: reading.standard(25) }),
    ...(encryption && { encryption }),
    ...readCertificate(reading),
    ...(username && { username }),
    ...(password && { password }),
    ...(mechanism && { authentication: { ...mechanism, value: word(mechanism.value).toUpperCase().replaceAll('_', '-') } }),
    ...(timeout ? { timeout } : !reading.unknown.has('timeout') && { timeout: reading.standard(5_000) }),
    ...sender,
    unknown: [...reading.unknown],
    observations: [...observations, ...observeMisspelt(resolved, meantSetting)],
  };
}

/** https://guides.rubyonrails.org/action_mailer_basics.html#action-mailer-configuration */
const KEYS: readonly string[] = [
  ...['address', 'port', 'domain', 'user_name', 'password', 'authentication', 'enable_starttls', 'enable_starttls_auto'],
  ...['openssl_verify_mode', 'ssl', 'tls', 'open_timeout', 'read_timeout'],
];

/** What other frameworks call it. */
const MISNOMERS: ReadonlyMap<string, string> = new Map([
  ['username', 'user_name'],
  ['user', 'user_name'],
  ['host', 'address'],
  ['server', 'address'],
  ['pass', 'password'],
]);

/** Of the hash alone: nobody reads another key. */
function meantSetting(name: string): string | undefined {
  return MISNOMERS.get(name) ?? (name.length > 4 ? meantAmong(KEYS, name) : undefined);
}

/** A symbol is kept with its colon: `:auto` and `'auto'` differ. */
function word(text: string): string {
  return text.replace(/^:/, '');
}

const TRANSPORTS: ReadonlyMap<string, Transport> = new Map<string, Transport>([
  ['smtp', 'smtp'],
  ['smtp_pool', 'smtp'],
  ['sendmail', 'sendmail'],
  ['file', 'file'],
  ['test', 'memory'],
  ['letter_opener', 'file'],
  ['letter_opener_web', 'file'],
  ['ses', 'ses'],
  ['ses_v2', 'ses'],
  ['aws_sdk', 'ses'],
  ['mailgun', 'mailgun'],
  ['postmark', 'postmark'],
  ['sendgrid_actionmailer', 'sendgrid'],
  ['resend', 'resend'],
]);

function readTransport(reading: Reading): Sourced<Transport> {
  const said = reading.written('delivery_method');
  if (said === 'hidden') reading.unknown.add('transport');
  if (said === undefined || said === 'hidden') return reading.standard('smtp');
  return { ...said, value: TRANSPORTS.get(word(textOf(said.value) ?? '')) ?? 'other' };
}

/** In Ruby everything but `nil` and `false` is true, the texts `'false'` and `''` too. */
function isOn(said: Said): said is Sourced<Plain> {
  return said !== undefined && said !== 'hidden' && said.value !== false;
}

/** The gem refuses both kinds since 2.9 (https://github.com/mikel/mail/pull/1577); before, `tls` won. */
function observeBoth(reading: Reading, { installed }: ResolvedDraft): readonly Observation[] {
  if (isCertainlyBefore(installed('mail'), '2.9')) return [];
  const find = (names: readonly string[]) => names.map(name => reading.written(name)).find(isOn);
  const implicit = find(['tls', 'ssl']);
  const starttls = find(['enable_starttls', 'enable_starttls_auto']);
  if (implicit === undefined || starttls === undefined) return [];
  return [{ kind: 'tls-and-ssl', settings: [starttls, implicit], effect: 'raises' }];
}

function readEncryption(reading: Reading): Sourced<Encryption> | undefined {
  // Beside a switch for STARTTLS that is on, no other file can have switched on the other kind.
  const isSettled = ['enable_starttls', 'enable_starttls_auto'].map(name => reading.written(name)).some(isOn);
  for (const name of ['tls', 'ssl']) {
    const said = isSettled ? reading.written(name) : reading.said(name);
    if (said === 'hidden') return undefined;
    if (isOn(said)) return { ...said, value: 'implicit' };
  }
  const starttls = isSettled ? reading.written('enable_starttls') : reading.said('enable_starttls');
  if (starttls === 'hidden') return undefined;
  if (isOn(starttls)) return { ...starttls, value: textOf(starttls.value) === ':auto' ? 'opportunistic' : 'starttls' };
  const automatic = reading.said('enable_starttls_auto');
  if (automatic === 'hidden') return undefined;
  const off = automatic ?? starttls;
  if (isOn(automatic)) return { ...automatic, value: 'opportunistic' };
  return off === undefined ? reading.standard('opportunistic') : { ...off, value: 'none' };
}

/** `OpenSSL::SSL::VERIFY_NONE`, `'none'`, `:none`, 0. */
function readCertificate(reading: Reading): Pick<Meaning, 'certificate'> {
  const said = reading.said('openssl_verify_mode');
  if (said === 'hidden') {
    reading.unknown.add('certificate');
    return {};
  }
  if (said === undefined) return { certificate: reading.standard('verified') };
  const mode = word(textOf(said.value) ?? '').toLowerCase();
  return { certificate: { ...said, value: mode === 'none' || mode === '0' ? 'unverified' : 'verified' } };
}

function readSender(reading: Reading): Pick<Meaning, 'from' | 'senderName'> {
  if (!reading.isWritten('default_options.from')) return {};
  const from = reading.text('from', 'default_options.from');
  if (from === undefined) return {};
  const [, name = '', address] = /^([^<]*)<([^<>]*)>\s*$/.exec(from.value) ?? [];
  const bare = unquoteName(name.trim());
  return { from: { ...from, value: address ?? from.value }, ...(bare !== '' && { senderName: { ...from, value: bare } }) };
}
