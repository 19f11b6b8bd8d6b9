import { Secret } from '../../model/secret.ts';
import type { Known, ResolvedSetting } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { Plain } from '../../model/value.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { placeWithin } from '../place-within.ts';
import { readSmtpUrl } from '../smtp-url.ts';
import { URL_SETTING } from './names.ts';

/** What each scheme of django-environ's `email_url` stands for: `smtps` is STARTTLS. https://github.com/joke2k/django-environ */
const SCHEMES: ReadonlyMap<string, { readonly backend: string; readonly flag?: 'EMAIL_USE_TLS' | 'EMAIL_USE_SSL' }> = new Map([
  ['smtp', { backend: 'smtp' }],
  ['smtps', { backend: 'smtp', flag: 'EMAIL_USE_TLS' as const }],
  ['smtp+tls', { backend: 'smtp', flag: 'EMAIL_USE_TLS' as const }],
  ['smtp+ssl', { backend: 'smtp', flag: 'EMAIL_USE_SSL' as const }],
  ['consolemail', { backend: 'console' }],
  ['filemail', { backend: 'filebased' }],
  ['memorymail', { backend: 'locmem' }],
  ['dummymail', { backend: 'dummy' }],
]);

/** The settings that an address gives, without a scheme's flag unless it has one. */
const GIVEN = ['EMAIL_BACKEND', 'EMAIL_HOST', 'EMAIL_PORT', 'EMAIL_HOST_USER', 'EMAIL_HOST_PASSWORD'] as const;

/**
 * Puts the settings that an address gives in place of it. The later of two statements holds, as in any module; `uri` is the file that
 * is read last.
 */
export function spreadUrl({ settings, uri }: Pick<ResolvedDraft, 'settings' | 'uri'>): readonly ResolvedSetting[] {
  const address = settings.find(({ name }) => name === URL_SETTING);
  if (address === undefined) return settings;
  const given = settingsOf(address);
  const names = new Set(given.map(({ name }) => name));
  const isLater = (setting: ResolvedSetting): boolean =>
    setting.uri === address.uri ? setting.key.start > address.key.start : setting.uri === uri;
  const kept = settings.filter(setting => setting.name !== URL_SETTING && (!names.has(setting.name) || isLater(setting)));
  const keptNames = new Set(kept.map(({ name }) => name));
  return [...kept, ...given.filter(({ name }) => !keptNames.has(name))];
}

function settingsOf(address: ResolvedSetting): ResolvedSetting[] {
  const values = address.result.known ? takeApart(address.result.value) : undefined;
  const { result } = address;
  if (!result.known || values === undefined) {
    return [...GIVEN, 'EMAIL_USE_TLS', 'EMAIL_USE_SSL'].map(name => ({ ...address, name, result: { known: false, at: result.at } }));
  }
  const text = result.value instanceof Secret ? result.value.reveal() : '';
  return [...values].map(([name, { value, span }]) => ({
    ...address,
    name,
    result: { ...result, value, ...(span && { valueAt: placeWithin(result.valueAt, text, span) }) } satisfies Known,
  }));
}

/** A setting that an address gives, and the part of it that does. */
interface Given {
  readonly value: Plain;
  readonly span?: Span;
}

/** `undefined` for a text that django-environ would not take apart this way: bare reserved characters give it another host. */
function takeApart(value: Plain): ReadonlyMap<string, Given> | undefined {
  const url = value instanceof Secret ? readSmtpUrl(value.reveal()) : undefined;
  const meaning = url && SCHEMES.get(url.scheme.text);
  if (meaning === undefined || url === undefined || url.unescaped.length > 0) return undefined;
  const port = url.port?.text ?? '';
  return new Map<string, Given>([
    ['EMAIL_BACKEND', { value: `django.core.mail.backends.${meaning.backend}.EmailBackend` }],
    ['EMAIL_HOST', { value: url.host.text, span: url.host.span }],
    ['EMAIL_PORT', { value: port === '' ? null : /^\d+$/.test(port) ? Number(port) : port, ...(url.port && { span: url.port.span }) }],
    ['EMAIL_HOST_USER', { value: url.username?.text ?? '', ...(url.username && { span: url.username.span }) }],
    ['EMAIL_HOST_PASSWORD', { value: url.password?.secret ?? new Secret(''), ...(url.password && { span: url.password.span }) }],
    ...(meaning.flag ? [[meaning.flag, { value: true, span: url.scheme.span }] as const] : []),
  ]);
}
