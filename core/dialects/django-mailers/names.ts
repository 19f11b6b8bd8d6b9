import type { Field } from '../../model/mailer.ts';
import type { KnownSetting } from '../python/entries.ts';

interface MailerOption extends KnownSetting {
  readonly field?: Field;
}

/** What the SMTP backend takes in `OPTIONS`. https://docs.djangoproject.com/en/6.1/topics/email/#smtp-backend */
export const OPTIONS: ReadonlyMap<string, MailerOption> = new Map<string, MailerOption>([
  ['host', { field: 'host' }],
  ['port', { field: 'port' }],
  ['use_tls', { field: 'encryption', expects: 'boolean' }],
  ['use_ssl', { field: 'encryption', expects: 'boolean' }],
  ['username', { field: 'username' }],
  ['password', { field: 'password', secret: true }],
  ['timeout', { field: 'timeout', expects: 'number' }],
  ['ssl_keyfile', {}],
  ['ssl_certfile', {}],
  ['fail_silently', {}],
]);

/** Settings that `MAILERS` replaces, and that cannot be read beside it. https://docs.djangoproject.com/en/6.1/howto/mailers-migration/ */
export const REPLACED: ReadonlySet<string> = new Set([
  'EMAIL_BACKEND',
  'EMAIL_FILE_PATH',
  'EMAIL_HOST',
  'EMAIL_HOST_USER',
  'EMAIL_HOST_PASSWORD',
  'EMAIL_PORT',
  'EMAIL_SSL_CERTFILE',
  'EMAIL_SSL_KEYFILE',
  'EMAIL_TIMEOUT',
  'EMAIL_USE_SSL',
  'EMAIL_USE_TLS',
]);

export const SMTP_BACKEND = 'django.core.mail.backends.smtp.EmailBackend';
