import type { Encryption, Field, Meaning, Observation, Sourced } from '../../model/mailer.ts';
import type { Installed } from '../../versions/installed.ts';
import { isCertainlyBefore } from '../../versions/version.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { readAddress } from '../python/email-address.ts';
import { SettingsByName } from '../python/settings-by-name.ts';
import { FIELDS, OLD_NAMES } from './names.ts';

/** What a configuration means to fastapi-mail, which sends with aiosmtplib. */
export function interpretConfig(resolved: ResolvedDraft): Meaning {
  const settings = new SettingsByName(resolved);
  const host = settings.text('MAIL_SERVER');
  const username = settings.text('MAIL_USERNAME');
  const password = settings.secret('MAIL_PASSWORD');
  const from = settings.text('MAIL_FROM');
  const address = from && readAddress(from);
  const senderName = settings.text('MAIL_FROM_NAME') ?? address?.senderName;
  const timeout = settings.number('TIMEOUT') ?? settings.fallback('TIMEOUT', 60);
  const encryption = readEncryption(settings);
  const certificate = readCertificate(settings);
  // The login is left out then, whatever the fields say.
  const logsIn = settings.get('USE_CREDENTIALS')?.value !== false;
  const suppressed = settings.get('SUPPRESS_SEND');
  const isSuppressed = suppressed?.value === true || suppressed?.value === 1;
  return {
    transport: suppressed !== undefined && isSuppressed ? { ...suppressed, value: 'memory' } : settings.standard('smtp'),
    ...(host && host.value !== '' && { host }),
    ...settings.port('MAIL_PORT'),
    ...(encryption && { encryption }),
    ...(certificate && { certificate }),
    ...(username && username.value !== '' && logsIn && { username }),
    ...(password && !password.value.isEmpty && logsIn && { password }),
    ...(address && { from: address.from }),
    ...(senderName && { senderName }),
    ...(timeout && { timeout: { ...timeout, value: timeout.value * 1000 } }),
    unknown: listUnknown(settings, encryption),
    observations: observe(settings, resolved.installed),
  };
}

/** Both flags are required; with neither of them aiosmtplib stays in clear text. */
function readEncryption(settings: SettingsByName): Sourced<Encryption> | undefined {
  const starttls = settings.get(nameOf('MAIL_STARTTLS', settings));
  const implicit = settings.get(nameOf('MAIL_SSL_TLS', settings));
  if (starttls?.value === true) return implicit?.value === false ? { ...starttls, value: 'starttls' } : undefined;
  if (implicit?.value === true) return starttls?.value === false ? { ...implicit, value: 'implicit' } : undefined;
  return starttls?.value === false && implicit?.value === false ? { ...starttls, value: 'none' } : undefined;
}

/** The new name of a flag, or its old one where only that is written. */
export function nameOf(name: string, settings: Pick<SettingsByName, 'isWritten'>): string {
  const old = [...OLD_NAMES].find(([, now]) => now === name)?.[0];
  return old !== undefined && !settings.isWritten(name) && settings.isWritten(old) ? old : name;
}

function readCertificate(settings: SettingsByName): Meaning['certificate'] {
  const written = settings.get('VALIDATE_CERTS');
  if (written === undefined) return settings.fallback('VALIDATE_CERTS', 'verified');
  return typeof written.value === 'boolean' ? { ...written, value: written.value ? 'verified' : 'unverified' } : undefined;
}

/** Fields without a default come from the environment when the call leaves them out: pydantic's settings look there. */
function listUnknown(settings: SettingsByName, encryption: Sourced<Encryption> | undefined): readonly Field[] {
  const fields = new Set<Field>();
  for (const [name, { field }] of FIELDS) {
    if (field === undefined || (field === 'encryption' && encryption !== undefined)) continue;
    const isAbsent = !settings.isWritten(nameOf(name, settings));
    if (isAbsent ? REQUIRED.has(name) : settings.isUnknown(nameOf(name, settings))) fields.add(field);
  }
  return [...fields];
}

const REQUIRED: ReadonlySet<string> = new Set([
  'MAIL_USERNAME',
  'MAIL_PASSWORD',
  'MAIL_FROM',
  'MAIL_PORT',
  'MAIL_SERVER',
  'MAIL_STARTTLS',
  'MAIL_SSL_TLS',
]);

function observe(settings: SettingsByName, installed: Installed): readonly Observation[] {
  const observations: Observation[] = [];
  const starttls = settings.get(nameOf('MAIL_STARTTLS', settings));
  const implicit = settings.get(nameOf('MAIL_SSL_TLS', settings));
  if (starttls?.value === true && implicit?.value === true) {
    observations.push({ kind: 'tls-and-ssl', settings: [starttls, implicit], effect: 'raises' });
  }
  // Before 1.2 these are the names.
  if (isCertainlyBefore(installed('fastapi-mail'), '1.2')) return observations;
  for (const [old, to] of OLD_NAMES) {
    const written = settings.get(old);
    if (written !== undefined) observations.push({ kind: 'renamed-setting', settings: [written], to, form: 'same-words' });
  }
  return observations;
}
