import type { Encryption, Field, Meaning, Observation, Sourced, Transport } from '../../model/mailer.ts';
import { isCertainlyFrom } from '../../versions/version.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { observeUnescaped } from '../observe-url.ts';
import { readAddress } from '../python/email-address.ts';
import { isTrue, SettingsByName } from '../python/settings-by-name.ts';
import { transportOf } from './backends.ts';
import { meantSetting, SETTINGS, URL_SETTING } from './names.ts';
import { spreadUrl } from './url.ts';

/** What the settings mean to Django 4.2 and later, with its defaults. */
export function interpretSettings(resolved: ResolvedDraft): Meaning {
  const settings = new SettingsByName({ ...resolved, settings: spreadUrl(resolved) }, setting =>
    resolved.settings.includes(setting) ? setting.name : URL_SETTING,
  );
  const transport = readTransport(settings);
  const port = readPort(settings);
  const encryption = readEncryption(settings);
  const username = settings.text('EMAIL_HOST_USER');
  const password = settings.secret('EMAIL_HOST_PASSWORD');
  const from = settings.text('DEFAULT_FROM_EMAIL') ?? settings.fallback('DEFAULT_FROM_EMAIL', 'webmaster@localhost');
  const address = from && readAddress(from);
  const host = settings.text('EMAIL_HOST') ?? settings.fallback('EMAIL_HOST', 'localhost');
  const timeout = settings.number('EMAIL_TIMEOUT');
  return {
    transport,
    certificate: settings.standard('verified'),
    ...(host && host.value !== '' && { host }),
    ...port,
    ...encryption,
    ...(username && username.value !== '' && { username }),
    ...(password && !password.value.isEmpty && { password }),
    ...(address && { from: address.from, ...(address.senderName && { senderName: address.senderName }) }),
    ...(timeout && { timeout: { ...timeout, value: timeout.value * 1000 } }),
    unknown: listUnknown(settings, encryption.encryption),
    observations: [...observe(settings), ...observeNames(settings, resolved), ...observeAddress(resolved), ...observeVersion(resolved)],
  };
}

function listUnknown(settings: SettingsByName, encryption: Sourced<Encryption> | undefined): readonly Field[] {
  const fields = new Set<Field>();
  for (const [name, { field }] of SETTINGS) {
    if (field !== undefined && settings.isUnknown(name) && !(field === 'encryption' && encryption)) fields.add(field);
  }
  return [...fields];
}

const SMTP_BACKEND = 'django.core.mail.backends.smtp.EmailBackend';

/** A backend that cannot be known is taken for Django's own: settings for it are written. */
function readTransport(settings: SettingsByName): Sourced<Transport> {
  const backend = settings.text('EMAIL_BACKEND');
  return backend === undefined ? settings.standard(transportOf(SMTP_BACKEND)) : { ...backend, value: transportOf(backend.value) };
}

/** Django's default is 25 whatever the encryption. smtplib takes 0, `None` and an empty text for its own default: 25, or 465. */
function readPort(settings: SettingsByName): Pick<Meaning, 'port' | 'invalidPort'> {
  const written = settings.get('EMAIL_PORT');
  if (written === undefined) {
    const port = settings.fallback('EMAIL_PORT', 25);
    return port ? { port } : {};
  }
  if (!isTrue(written.value)) return { port: { ...written, value: settings.flag('EMAIL_USE_SSL')?.value === true ? 465 : 25 } };
  return settings.port('EMAIL_PORT');
}

/** `EMAIL_USE_TLS` is STARTTLS or failure, `EMAIL_USE_SSL` implicit TLS; both raise ValueError, and neither is clear text. */
function readEncryption(settings: SettingsByName): { readonly encryption?: Sourced<Encryption> } {
  const starttls = settings.flag('EMAIL_USE_TLS');
  const implicit = settings.flag('EMAIL_USE_SSL');
  if (starttls?.value === true) {
    const excluded = implicit?.value === false || !settings.isWritten('EMAIL_USE_SSL');
    return excluded ? { encryption: { ...starttls, value: 'starttls' } } : {};
  }
  if (implicit?.value === true) {
    const excluded = starttls?.value === false || !settings.isWritten('EMAIL_USE_TLS');
    return excluded ? { encryption: { ...implicit, value: 'implicit' } } : {};
  }
  if (starttls === undefined || implicit === undefined) return {};
  const deciding = starttls.origin === 'default' ? implicit : starttls;
  return { encryption: { ...deciding, value: 'none' } };
}

function observe(settings: SettingsByName): readonly Observation[] {
  const starttls = settings.flag('EMAIL_USE_TLS');
  const implicit = settings.flag('EMAIL_USE_SSL');
  if (starttls?.value !== true || implicit?.value !== true) return [];
  return [{ kind: 'tls-and-ssl', settings: [starttls, implicit], effect: 'raises' }];
}

/** Settings that Django has never heard of, where the one that was meant is missing. */
function observeNames(settings: SettingsByName, { settings: written }: ResolvedDraft): readonly Observation[] {
  return written.flatMap(({ name, uri, span, value }): Observation[] => {
    const meant = meantSetting(name);
    if (meant === undefined || settings.isWritten(meant)) return [];
    const source = {
      value: undefined,
      origin: 'literal',
      at: { uri, span },
      valueAt: { uri, span: value.at },
      via: [],
      setting: name,
    } as const;
    return [{ kind: 'misspelt-setting', settings: [source], meant }];
  });
}

function observeAddress({ settings }: ResolvedDraft): readonly Observation[] {
  return settings.filter(({ name }) => name === URL_SETTING).flatMap(observeUnescaped);
}

/** Deprecated by 6.1 and gone with 7.0. https://docs.djangoproject.com/en/6.1/howto/mailers-migration/ */
function observeVersion({ settings, installed }: ResolvedDraft): readonly Observation[] {
  const first = settings.find(({ name }) => name.startsWith('EMAIL_') && SETTINGS.has(name));
  if (first === undefined || !isCertainlyFrom(installed('django'), '6.1')) return [];
  const { name, uri, span, value } = first;
  const source = {
    value: undefined,
    origin: 'literal',
    at: { uri, span },
    valueAt: { uri, span: value.at },
    via: [],
    setting: name,
  } as const;
  return [{ kind: 'renamed-setting', settings: [source], to: 'MAILERS', until: '7.0', form: 'adopted' }];
}
