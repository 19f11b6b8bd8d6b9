import type { Meaning, Observation, Sourced, Transport } from '../../model/mailer.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { transportOf } from '../django/backends.ts';
import { readAddress } from '../python/email-address.ts';
import { meantAmong, observeMisspelt } from '../misspelt.ts';
import { isTrue, SettingsByName } from '../python/settings-by-name.ts';
import { observeTwoFlags, readTwoFlags } from '../python/two-flags.ts';
import { OPTIONS, REPLACED, SMTP_BACKEND } from './names.ts';

/** `use_tls` is STARTTLS or failure, `use_ssl` implicit TLS; both raise. */
const FLAGS = { starttls: 'use_tls', implicit: 'use_ssl' } as const;

/** What one of `MAILERS` means to Django 6.1: django/core/mail/backends/smtp.py, django/core/mail/handler.py. */
export function interpretMailer(resolved: ResolvedDraft): Meaning {
  const settings = new SettingsByName(resolved);
  const transport = readTransport(settings);
  const host = settings.text('host');
  const username = settings.text('username');
  const password = settings.secret('password');
  const from = settings.text('DEFAULT_FROM_EMAIL');
  const address = from && readAddress(from);
  const timeout = settings.number('timeout');
  const encryption = readTwoFlags(settings, FLAGS);
  return {
    transport,
    certificate: settings.standard('verified'),
    ...(host && host.value !== '' && { host }),
    ...readPort(settings),
    ...(encryption && { encryption }),
    ...(username && username.value !== '' && { username }),
    ...(password && !password.value.isEmpty && { password }),
    ...(address && { from: address.from, ...(address.senderName && { senderName: address.senderName }) }),
    ...(timeout && { timeout: { ...timeout, value: timeout.value * 1000 } }),
    unknown: [
      ...settings.unknownFields(OPTIONS, { ...(encryption && { encryption }) }),
      ...(from === undefined ? (['from'] as const) : []),
    ],
    observations: observe(settings, { resolved, transport }),
  };
}

/** A backend that cannot be known is taken for Django's own: options for it are written. */
function readTransport(settings: SettingsByName): Sourced<Transport> {
  const backend = settings.text('BACKEND');
  return backend === undefined ? settings.standard(transportOf(SMTP_BACKEND)) : { ...backend, value: transportOf(backend.value) };
}

/** Derived from the encryption, other than in `EMAIL_PORT`: 465, 587 or 25. */
function readPort(settings: SettingsByName): Pick<Meaning, 'port' | 'invalidPort'> {
  const written = settings.get('port');
  if (written === undefined ? settings.isUnknown('port') : isTrue(written.value)) return settings.port('port');
  const implicit = settings.flag('use_ssl');
  const starttls = settings.flag('use_tls');
  if (implicit === undefined || starttls === undefined) return {};
  return { port: settings.standard(implicit.value ? 465 : starttls.value ? 587 : 25) };
}

interface Observed {
  readonly resolved: ResolvedDraft;
  readonly transport: Sourced<Transport>;
}

const BESIDE: ReadonlySet<string> = new Set(['BACKEND', 'DEFAULT_FROM_EMAIL', ...REPLACED]);

function observe(settings: SettingsByName, { resolved, transport }: Observed): readonly Observation[] {
  const observations: Observation[] = [...observeTwoFlags(settings, FLAGS, 'raises')];
  const old: Sourced<unknown>[] = [];
  // The default backend is known: it is the one that is written nowhere.
  const isSmtp = transport.value === 'smtp' && (!settings.isWritten('BACKEND') || settings.get('BACKEND') !== undefined);
  const misspelt = isSmtp ? observeMisspelt(resolved, meantOption) : [];
  for (const { name, uri, span } of resolved.settings) {
    const at = { uri, span };
    const sourced: Sourced<unknown> = { value: name, origin: 'literal', at, valueAt: at, via: [], setting: name };
    if (!BESIDE.has(name) && !OPTIONS.has(name) && isSmtp && !misspelt.some(({ settings: [{ setting }] }) => setting === name))
      observations.push({ kind: 'invalid-setting', settings: [sourced], effect: 'raises', ...otherName(name, settings) });
    if (REPLACED.has(name)) old.push(sourced);
  }
  const [first, ...others] = old;
  const mailers: Sourced<unknown> = { ...settings.standard('MAILERS'), setting: 'MAILERS' };
  if (first !== undefined) observations.push({ kind: 'mailers-and-settings', settings: [mailers, first, ...others] });
  return [...observations, ...misspelt];
}

/** What smtplib, other frameworks and the settings of before call an option. */
const MISNOMERS: ReadonlyMap<string, string> = new Map([
  ['user', 'username'],
  ['host_user', 'username'],
  ['pass', 'password'],
  ['host_password', 'password'],
  ['hostname', 'host'],
  ['server', 'host'],
  ['tls', 'use_tls'],
  ['starttls', 'use_tls'],
  ['ssl', 'use_ssl'],
]);

function otherName(name: string, settings: SettingsByName): { readonly meant?: { readonly name: string } } {
  const lower = name.toLowerCase().replace(/^email_/, '');
  const meant = MISNOMERS.get(lower) ?? (OPTIONS.has(lower) ? lower : undefined);
  return meant === undefined || settings.isWritten(meant) ? {} : { meant: { name: meant } };
}

function meantOption(name: string): string | undefined {
  return BESIDE.has(name) ? undefined : meantAmong(OPTIONS.keys(), name);
}
