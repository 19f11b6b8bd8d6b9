import type { Encryption, Field, Meaning, Observation, Sourced } from '../../model/mailer.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { readAddress } from '../python/email-address.ts';
import { observeMisspelt } from '../misspelt.ts';
import { isTrue, SettingsByName } from '../python/settings-by-name.ts';
import { meantSetting, SETTINGS } from './names.ts';

/** What the settings mean to Flask-Mail 0.10: https://github.com/pallets-eco/flask-mail/blob/main/src/flask_mail/__init__.py */
export function interpretSettings(resolved: ResolvedDraft): Meaning {
  const settings = new SettingsByName(resolved);
  const host = settings.text('MAIL_SERVER') ?? settings.fallback('MAIL_SERVER', '127.0.0.1');
  const username = settings.text('MAIL_USERNAME');
  const password = settings.secret('MAIL_PASSWORD');
  const from = settings.text('MAIL_DEFAULT_SENDER');
  const address = from && from.value !== '' ? readAddress(from) : undefined;
  const encryption = readEncryption(settings);
  const certificate = readCertificate(encryption);
  const suppressed = settings.get('MAIL_SUPPRESS_SEND');
  return {
    transport: suppressed !== undefined && isTrue(suppressed.value) ? { ...suppressed, value: 'memory' } : settings.standard('smtp'),
    ...(host && host.value !== '' && { host }),
    ...readPort(settings),
    ...(encryption && { encryption }),
    ...(certificate && { certificate }),
    ...(username && username.value !== '' && { username }),
    ...(password && !password.value.isEmpty && { password }),
    ...(address && { from: address.from, ...(address.senderName && { senderName: address.senderName }) }),
    unknown: listUnknown(settings, encryption !== undefined),
    observations: [...observe(settings), ...observeMisspelt(resolved, meantSetting)],
  };
}

/** 25 unless told; what counts as nothing goes on to smtplib, which takes 25, or 465 with MAIL_USE_SSL. */
function readPort(settings: SettingsByName): Pick<Meaning, 'port' | 'invalidPort'> {
  const written = settings.get('MAIL_PORT');
  if (written === undefined) {
    const port = settings.fallback('MAIL_PORT', 25);
    return port ? { port } : {};
  }
  if (!isTrue(written.value)) return { port: { ...written, value: settings.flag('MAIL_USE_SSL')?.value === true ? 465 : 25 } };
  return settings.port('MAIL_PORT');
}

/** Each flag by its truth: a text such as `"False"` switches on. */
function readEncryption(settings: SettingsByName): Sourced<Encryption> | undefined {
  const starttls = settings.flag('MAIL_USE_TLS');
  const implicit = settings.flag('MAIL_USE_SSL');
  if (starttls?.value === true) return isSurelyOff('MAIL_USE_SSL', settings) ? { ...starttls, value: 'starttls' } : undefined;
  if (implicit?.value === true) return isSurelyOff('MAIL_USE_TLS', settings) ? { ...implicit, value: 'implicit' } : undefined;
  if (starttls === undefined || implicit === undefined) return undefined;
  const deciding = starttls.origin === 'default' ? implicit : starttls;
  return { ...deciding, value: 'none' };
}

/** Written as such, or not there: nobody switches both on in two places. */
function isSurelyOff(name: string, settings: SettingsByName): boolean {
  return settings.flag(name)?.value === false || !settings.isWritten(name);
}

/** Flask-Mail gives smtplib no context, and then nothing is verified. There is no setting for it. */
function readCertificate(encryption: Sourced<Encryption> | undefined): Meaning['certificate'] {
  if (encryption === undefined || encryption.value === 'none') return undefined;
  const { at } = encryption;
  return { value: 'unverified', origin: 'default', at, valueAt: at, via: [] };
}

function listUnknown(settings: SettingsByName, knowsEncryption: boolean): readonly Field[] {
  const fields = new Set<Field>();
  for (const [name, { field }] of SETTINGS) {
    if (field !== undefined && settings.isUnknown(name) && !(field === 'encryption' && knowsEncryption)) fields.add(field);
  }
  return [...fields];
}

/** SMTP_SSL, and STARTTLS on top of it. */
function observe(settings: SettingsByName): readonly Observation[] {
  const starttls = settings.flag('MAIL_USE_TLS');
  const implicit = settings.flag('MAIL_USE_SSL');
  if (starttls?.value !== true || implicit?.value !== true) return [];
  return [{ kind: 'tls-and-ssl', settings: [starttls, implicit], effect: 'breaks' }];
}
