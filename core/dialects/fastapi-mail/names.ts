import type { Field } from '../../model/mailer.ts';
import type { KnownSetting } from '../python/entries.ts';

interface ConfigField extends KnownSetting {
  readonly field?: Field;
  /** pydantic parses it: the text `false` is false. */
  readonly flag?: true;
}

/** The fields of `ConnectionConfig`, in their order. https://sabuhish.github.io/fastapi-mail/getting-started/ */
export const FIELDS: ReadonlyMap<string, ConfigField> = new Map<string, ConfigField>([
  ['MAIL_USERNAME', { field: 'username' }],
  ['MAIL_PASSWORD', { field: 'password', secret: true }],
  ['MAIL_FROM', { field: 'from' }],
  ['MAIL_PORT', { field: 'port' }],
  ['MAIL_SERVER', { field: 'host' }],
  ['MAIL_FROM_NAME', { field: 'senderName' }],
  ['MAIL_STARTTLS', { field: 'encryption', flag: true }],
  ['MAIL_SSL_TLS', { field: 'encryption', flag: true }],
  ['MAIL_TLS', { flag: true }],
  ['MAIL_SSL', { flag: true }],
  ['USE_CREDENTIALS', { flag: true }],
  ['VALIDATE_CERTS', { field: 'certificate', flag: true }],
  ['TIMEOUT', { field: 'timeout' }],
  ['SUPPRESS_SEND', { flag: true }],
]);

/** What the flags were called before 1.2. */
export const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ['MAIL_TLS', 'MAIL_STARTTLS'],
  ['MAIL_SSL', 'MAIL_SSL_TLS'],
]);
