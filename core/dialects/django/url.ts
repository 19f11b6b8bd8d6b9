import { Secret } from '../../model/secret.ts';
import type { Known, ResolvedSetting } from '../../model/setting.ts';
import type { Plain } from '../../model/value.ts';
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

/** Puts the settings that an address gives in place of it. The later of two statements holds, as in any module. */
export function spreadUrl(settings: readonly ResolvedSetting[]): readonly ResolvedSetting[] {
  const address = settings.find(({ name }) => name === URL_SETTING);
  if (address === undefined) return settings;
  const given = settingsOf(address);
  const names = new Set(given.map(({ name }) => name));
  const kept = settings.filter(({ name, key }) => name !== URL_SETTING && (!names.has(name) || key.start > address.key.start));
  const keptNames = new Set(kept.map(({ name }) => name));
  return [...kept, ...given.filter(({ name }) => !keptNames.has(name))];
}

function settingsOf(address: ResolvedSetting): ResolvedSetting[] {
  const values = address.result.known ? takeApart(address.result.value) : undefined;
  const { result } = address;
  if (!result.known || values === undefined) {
    return [...GIVEN, 'EMAIL_USE_TLS', 'EMAIL_USE_SSL'].map(name => ({ ...address, name, result: { known: false, at: result.at } }));
  }
  return [...values].map(([name, value]) => ({ ...address, name, result: { ...result, value } satisfies Known }));
}

const URL_PARTS = /^([a-z][a-z0-9+.-]*):\/\/(?:([^@/?#]*)@)?([^:/?#]*)(?::(\d*))?(?:[/?#]|$)/is;

/** `undefined` for a text that django-environ would not take apart this way. */
function takeApart(value: Plain): ReadonlyMap<string, Plain> | undefined {
  const text = value instanceof Secret ? value.reveal() : value;
  const parts = typeof text === 'string' ? URL_PARTS.exec(text) : null;
  if (parts === null) return undefined;
  const [, scheme = '', login, host = '', port = ''] = parts;
  const meaning = SCHEMES.get(scheme.toLowerCase());
  if (meaning === undefined) return undefined;
  const colon = login?.indexOf(':') ?? -1;
  const username = colon === -1 ? login : login?.slice(0, colon);
  const password = colon === -1 ? undefined : login?.slice(colon + 1);
  return new Map<string, Plain>([
    ['EMAIL_BACKEND', `django.core.mail.backends.${meaning.backend}.EmailBackend`],
    ['EMAIL_HOST', host],
    ['EMAIL_PORT', port === '' ? null : Number(port)],
    ['EMAIL_HOST_USER', unquote(username ?? '')],
    ['EMAIL_HOST_PASSWORD', new Secret(unquote(password ?? ''))],
    ...(meaning.flag ? [[meaning.flag, true] as const] : []),
  ]);
}

/** Undoes percent encoding; what is malformed stays as it stands. */
function unquote(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
