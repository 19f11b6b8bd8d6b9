import { editDistance } from '../../edit-distance.ts';
import type { Field } from '../../model/mailer.ts';

/** What Django knows of one setting. https://docs.djangoproject.com/en/5.2/ref/settings/#email */
export interface DjangoSetting {
  readonly field?: Field;
  readonly expects?: 'boolean' | 'number';
  readonly secret?: true;
}

/** In the order in which Django documents them: a missing setting is inserted after the nearest of these before it. */
export const SETTINGS: ReadonlyMap<string, DjangoSetting> = new Map<string, DjangoSetting>([
  ['EMAIL_BACKEND', { field: 'transport' }],
  ['EMAIL_HOST', { field: 'host' }],
  ['EMAIL_PORT', { field: 'port' }],
  ['EMAIL_USE_TLS', { field: 'encryption', expects: 'boolean' }],
  ['EMAIL_USE_SSL', { field: 'encryption', expects: 'boolean' }],
  ['EMAIL_HOST_USER', { field: 'username' }],
  ['EMAIL_HOST_PASSWORD', { field: 'password', secret: true }],
  ['EMAIL_TIMEOUT', { field: 'timeout', expects: 'number' }],
  ['EMAIL_SSL_CERTFILE', {}],
  ['EMAIL_SSL_KEYFILE', {}],
  ['EMAIL_FILE_PATH', {}],
  ['DEFAULT_FROM_EMAIL', { field: 'from' }],
  ['SERVER_EMAIL', {}],
]);

/** Addresses alone make no mailer: they say who writes, not how it is sent. */
export const ADDRESSES: ReadonlySet<string> = new Set(['DEFAULT_FROM_EMAIL', 'SERVER_EMAIL']);

/** An address that django-environ takes apart into settings: `vars().update(env.email_url("EMAIL_URL"))`. */
export const URL_SETTING = 'email_url';

/** The setting that a name is a slip of the keyboard away from; `undefined` for every name that Django knows. */
export function meantSetting(name: string): string | undefined {
  const known = MISNOMERS.get(name);
  if (known !== undefined) return known;
  if (SETTINGS.has(name) || !/^EMAIL_[A-Z_]{4,}$/.test(name)) return undefined;
  return [...SETTINGS.keys()].find(setting => Math.abs(setting.length - name.length) < 2 && editDistance(setting, name) === 1);
}

/** What other frameworks call it. */
const MISNOMERS: ReadonlyMap<string, string> = new Map([
  ['EMAIL_HOST_USERNAME', 'EMAIL_HOST_USER'],
  ['EMAIL_HOST_PASS', 'EMAIL_HOST_PASSWORD'],
]);
