import type { Field } from '../../model/mailer.ts';
import { meantAmong } from '../misspelt.ts';
import type { KnownSetting } from '../python/entries.ts';

interface FlaskSetting extends KnownSetting {
  readonly field?: Field;
  /** No other framework has the name: a class or a module that gives it is Flask's. */
  readonly own?: true;
}

/** https://flask-mail.readthedocs.io/en/latest/#configuring, in that order. */
export const SETTINGS: ReadonlyMap<string, FlaskSetting> = new Map<string, FlaskSetting>([
  ['MAIL_SERVER', { field: 'host' }],
  ['MAIL_PORT', { field: 'port' }],
  ['MAIL_USE_TLS', { field: 'encryption', expects: 'boolean', own: true }],
  ['MAIL_USE_SSL', { field: 'encryption', expects: 'boolean', own: true }],
  ['MAIL_USERNAME', { field: 'username' }],
  ['MAIL_PASSWORD', { field: 'password', secret: true }],
  ['MAIL_DEFAULT_SENDER', { field: 'from', own: true }],
  ['MAIL_MAX_EMAILS', { own: true }],
  ['MAIL_SUPPRESS_SEND', { expects: 'boolean', own: true }],
]);

/** The setting that was meant by a name that is a slip away from one: `MAIL_USE_TSL`. */
export function meantSetting(name: string): string | undefined {
  return /^MA?I?L?_/.test(name) ? meantAmong(SETTINGS.keys(), name) : undefined;
}

/** A setting, or what was meant to be one. */
export function isSetting(name: string): boolean {
  return SETTINGS.has(name) || meantSetting(name) !== undefined;
}
