import type { Encryption, Field, Meaning, Observation, Sourced } from '../../model/mailer.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { readAddress } from '../python/email-address.ts';
import { isTrue, SettingsByName } from '../python/settings-by-name.ts';
import { PARAMETERS } from './names.ts';

/** What the arguments mean to aiosmtplib 2 and later. https://aiosmtplib.readthedocs.io/en/stable/encryption.html */
export function interpretCall(resolved: ResolvedDraft): Meaning {
  const settings = new SettingsByName(resolved);
  const host = settings.text('hostname');
  const username = settings.text('username');
  const password = settings.secret('password');
  const sender = settings.text('sender');
  const address = sender && readAddress(sender);
  const timeout = settings.number('timeout') ?? settings.fallback('timeout', 60);
  const encryption = readEncryption(settings);
  const certificate = readCertificate(settings);
  return {
    transport: settings.standard('smtp'),
    ...(host && host.value !== '' && { host }),
    ...readPort(settings),
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

/** 465 with `use_tls`, 587 with `start_tls=True`, else 25. */
function readPort(settings: SettingsByName): Pick<Meaning, 'port' | 'invalidPort'> {
  const written = settings.get('port');
  if (settings.isWritten('port') && (written === undefined || isTrue(written.value))) return settings.port('port');
  const implicit = settings.flag('use_tls');
  const starttls = settings.flag('start_tls');
  if (implicit === undefined || starttls === undefined) return {};
  return { port: settings.standard(implicit.value ? 465 : starttls.value ? 587 : 25) };
}

/** `start_tls=None`, the default, upgrades where the server offers it. */
function readEncryption(settings: SettingsByName): Sourced<Encryption> | undefined {
  const implicit = settings.flag('use_tls');
  const starttls = settings.get('start_tls');
  const isOpen = settings.isUnknown('start_tls');
  if (implicit?.value === true) return starttls?.value === true ? undefined : { ...implicit, value: 'implicit' };
  if (starttls !== undefined && starttls.value !== null && isTrue(starttls.value)) {
    return implicit === undefined && settings.isWritten('use_tls') ? undefined : { ...starttls, value: 'starttls' };
  }
  if (implicit === undefined || isOpen) return undefined;
  if (starttls !== undefined && starttls.value !== null) return { ...starttls, value: 'none' };
  return starttls === undefined ? settings.standard('opportunistic') : { ...starttls, value: 'opportunistic' };
}

function readCertificate(settings: SettingsByName): Meaning['certificate'] {
  const written = settings.get('validate_certs');
  if (written !== undefined) return { ...written, value: isTrue(written.value) ? 'verified' : 'unverified' };
  // A context of one's own decides, and cannot be seen here.
  return settings.isWritten('tls_context') ? undefined : settings.fallback('validate_certs', 'verified');
}

function listUnknown(settings: SettingsByName, decided: Pick<Meaning, 'encryption' | 'certificate'>): readonly Field[] {
  const fields = settings.unknownFields(PARAMETERS, decided);
  // The message has a sender of its own.
  if (!settings.isWritten('sender')) fields.add('from');
  if (settings.isWritten('tls_context') && decided.certificate === undefined) fields.add('certificate');
  return [...fields];
}

function observe(settings: SettingsByName): readonly Observation[] {
  const implicit = settings.get('use_tls');
  const starttls = settings.get('start_tls');
  if (implicit === undefined || starttls === undefined || !isTrue(implicit.value) || !isTrue(starttls.value)) return [];
  return [{ kind: 'tls-and-ssl', settings: [starttls, implicit], effect: 'raises' }];
}
