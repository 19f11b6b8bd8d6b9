import type { Meaning, Observation, Sourced, Transport } from '../../model/mailer.ts';
import { isCertainlyFrom } from '../../versions/version.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { observeUnescaped } from '../observe-url.ts';
import { readAddress } from '../python/email-address.ts';
import { SettingsByName } from '../python/settings-by-name.ts';
import { observeTwoFlags, readPortOf, readTwoFlags } from '../python/two-flags.ts';
import { transportOf } from './backends.ts';
import { meantSetting, SETTINGS, URL_SETTING } from './names.ts';
import { spreadUrl } from './url.ts';

/** What the settings mean to Django 4.2 and later, with its defaults. */
export function interpretSettings(resolved: ResolvedDraft): Meaning {
  const settings = new SettingsByName({ ...resolved, settings: spreadUrl(resolved) }, setting =>
    resolved.settings.includes(setting) ? setting.name : URL_SETTING,
  );
  const transport = readTransport(settings);
  const encryption = readTwoFlags(settings, FLAGS);
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
    ...readPortOf('EMAIL_PORT', settings, FLAGS),
    ...(encryption && { encryption }),
    ...(username && username.value !== '' && { username }),
    ...(password && !password.value.isEmpty && { password }),
    ...(address && { from: address.from, ...(address.senderName && { senderName: address.senderName }) }),
    ...(timeout && { timeout: { ...timeout, value: timeout.value * 1000 } }),
    unknown: [...settings.unknownFields(SETTINGS, { ...(encryption && { encryption }) })],
    observations: [
      ...observeTwoFlags(settings, FLAGS, 'raises'),
      ...observeNames(settings, resolved),
      ...observeAddress(resolved),
      ...observeVersion(resolved),
    ],
  };
}

/** `EMAIL_USE_TLS` is STARTTLS or failure, `EMAIL_USE_SSL` implicit TLS; both raise ValueError, and neither is clear text. */
const FLAGS = { starttls: 'EMAIL_USE_TLS', implicit: 'EMAIL_USE_SSL' } as const;

const SMTP_BACKEND = 'django.core.mail.backends.smtp.EmailBackend';

/** A backend that cannot be known is taken for Django's own: settings for it are written. */
function readTransport(settings: SettingsByName): Sourced<Transport> {
  const backend = settings.text('EMAIL_BACKEND');
  return backend === undefined ? settings.standard(transportOf(SMTP_BACKEND)) : { ...backend, value: transportOf(backend.value) };
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
