import type { Encryption, Field, Meaning, Observation, Sourced } from '../../model/mailer.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { readAddress } from '../python/email-address.ts';
import { SettingsByName } from '../python/settings-by-name.ts';

/** What the calls mean to Python 3's smtplib. https://docs.python.org/3/library/smtplib.html */
export function interpretConnection(resolved: ResolvedDraft): Meaning {
  const settings = new SettingsByName(resolved);
  const encryption = readEncryption(settings);
  const { host, ...port } = readServer(settings);
  const username = settings.text('user');
  const password = settings.secret('password');
  const sender = settings.text('from_addr');
  const address = sender && sender.value !== '' ? readAddress(sender) : undefined;
  const timeout = settings.number('timeout');
  const certificate = readCertificate(settings, encryption);
  return {
    transport: settings.standard('smtp'),
    ...(host && { host }),
    ...port,
    ...(encryption && { encryption }),
    ...(certificate && { certificate }),
    ...(username && username.value !== '' && { username }),
    ...(password && !password.value.isEmpty && { password }),
    ...(address && { from: address.from, ...(address.senderName && { senderName: address.senderName }) }),
    ...(timeout && { timeout: { ...timeout, value: timeout.value * 1000 } }),
    unknown: listUnknown(settings, { ...(encryption && { encryption }), ...(certificate && { certificate }) }),
    observations: observe(settings),
  };
}

/** `SMTP("smtp.example.org:587")` names the port in the host, where no other is given. */
function readServer(settings: SettingsByName): Pick<Meaning, 'host' | 'port' | 'invalidPort'> {
  const written = settings.text('host');
  const [name = '', digits, ...more] = written?.value.split(':') ?? [];
  const hasPort = written !== undefined && digits !== undefined && more.length === 0 && /^\d+$/.test(digits) && !isGiven('port', settings);
  if (written !== undefined && hasPort) return { host: { ...written, value: name }, port: { ...written, value: Number(digits) } };
  const port = settings.port('port');
  const found = port.port !== undefined || port.invalidPort !== undefined ? port : readDefaultPort(settings);
  return { ...(written && written.value !== '' && { host: written }), ...found };
}

/** The port is not 0, which stands for the default. */
function isGiven(name: string, settings: SettingsByName): boolean {
  const found = settings.get(name);
  return settings.isWritten(name) && (found === undefined || (found.value !== 0 && found.value !== null));
}

/** 25, and 465 for SMTP_SSL. */
function readDefaultPort(settings: SettingsByName): Pick<Meaning, 'port'> {
  if (isGiven('port', settings) || settings.isUnknown('SMTP_SSL')) return {};
  return { port: settings.standard(settings.get('SMTP_SSL') === undefined ? 25 : 465) };
}

/** `starttls()` raises where the server does not offer it; without it everything is clear text. */
function readEncryption(settings: SettingsByName): Sourced<Encryption> | undefined {
  const implicit = settings.get('SMTP_SSL');
  const starttls = settings.get('starttls');
  const offered = settings.get('starttls_if_offered');
  if (settings.isWritten('SMTP_SSL') && implicit === undefined) return undefined;
  if (settings.isWritten('starttls') && starttls === undefined) return undefined;
  if (implicit !== undefined) return starttls?.value === true ? undefined : { ...implicit, value: 'implicit' };
  if (starttls?.value === true) return { ...starttls, value: 'starttls' };
  if (offered !== undefined) return { ...offered, value: 'opportunistic' };
  return starttls === undefined ? settings.standard('none') : { ...starttls, value: 'none' };
}

/** Without a context of one's own nothing is verified: https://github.com/python/cpython/issues/91826. */
function readCertificate(settings: SettingsByName, encryption: Sourced<Encryption> | undefined): Meaning['certificate'] {
  const context = settings.get('context');
  if (context !== undefined) return { ...context, value: context.value === true ? 'verified' : 'unverified' };
  if (settings.isWritten('context') || encryption?.value === 'none') return undefined;
  const upgrade = settings.get('SMTP_SSL') ?? settings.get('starttls') ?? settings.get('starttls_if_offered');
  if (upgrade === undefined) return undefined;
  const { at } = upgrade;
  return { value: 'unverified', origin: 'default', at, valueAt: at, via: [], setting: 'context' };
}

const FIELDS: readonly (readonly [string, Field])[] = [
  ['port', 'port'],
  ['user', 'username'],
  ['password', 'password'],
  ['from_addr', 'from'],
  ['timeout', 'timeout'],
];

function listUnknown(settings: SettingsByName, { encryption, certificate }: Pick<Meaning, 'encryption' | 'certificate'>): readonly Field[] {
  const fields: Field[] = settings.text('host') === undefined ? ['host'] : [];
  for (const [name, field] of FIELDS) if (settings.isUnknown(name)) fields.push(field);
  if (encryption === undefined) fields.push('encryption');
  if (certificate === undefined && settings.isUnknown('context')) fields.push('certificate');
  return fields;
}

function observe(settings: SettingsByName): readonly Observation[] {
  const starttls = settings.get('starttls');
  const implicit = settings.get('SMTP_SSL');
  const login = settings.get('login');
  const observations: Observation[] = [];
  if (starttls?.value === true && starttls.origin === 'literal' && implicit !== undefined) {
    observations.push({ kind: 'tls-and-ssl', settings: [starttls, implicit], effect: 'breaks' });
  }
  const version = settings.text('tls_version');
  if (version !== undefined) observations.push({ kind: 'old-tls', settings: [{ ...version, setting: 'The context' }] });
  if (login !== undefined && starttls?.value === true && implicit === undefined && login.at.span.start < starttls.at.span.start) {
    observations.push({ kind: 'login-before-starttls', settings: [login, starttls] });
  }
  return observations;
}
