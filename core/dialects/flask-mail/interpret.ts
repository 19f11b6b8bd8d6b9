import type { Encryption, Meaning, Sourced } from '../../model/mailer.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { readAddress } from '../python/email-address.ts';
import { observeMisspelt } from '../misspelt.ts';
import { isTrue, SettingsByName } from '../python/settings-by-name.ts';
import { observeTwoFlags, readPortOf, readTwoFlags } from '../python/two-flags.ts';
import { meantSetting, SETTINGS } from './names.ts';

/** SMTP_SSL, STARTTLS, or with both STARTTLS on top of SMTP_SSL. */
const FLAGS = { starttls: 'MAIL_USE_TLS', implicit: 'MAIL_USE_SSL' } as const;

/** What the settings mean to Flask-Mail 0.10: https://github.com/pallets-eco/flask-mail/blob/main/src/flask_mail/__init__.py */
export function interpretSettings(resolved: ResolvedDraft): Meaning {
  const settings = new SettingsByName(resolved);
  const host = settings.text('MAIL_SERVER') ?? settings.fallback('MAIL_SERVER', '127.0.0.1');
  const username = settings.text('MAIL_USERNAME');
  const password = settings.secret('MAIL_PASSWORD');
  const from = settings.text('MAIL_DEFAULT_SENDER');
  const address = from && from.value !== '' ? readAddress(from) : undefined;
  const encryption = readTwoFlags(settings, FLAGS);
  const certificate = readCertificate(encryption);
  const suppressed = settings.get('MAIL_SUPPRESS_SEND');
  return {
    transport: suppressed !== undefined && isTrue(suppressed.value) ? { ...suppressed, value: 'memory' } : settings.standard('smtp'),
    ...(host && host.value !== '' && { host }),
    ...readPortOf('MAIL_PORT', settings, FLAGS),
    ...(encryption && { encryption }),
    ...(certificate && { certificate }),
    ...(username && username.value !== '' && { username }),
    ...(password && !password.value.isEmpty && { password }),
    ...(address && { from: address.from, ...(address.senderName && { senderName: address.senderName }) }),
    unknown: [...settings.unknownFields(SETTINGS, { ...(encryption && { encryption }) })],
    observations: [...observeTwoFlags(settings, FLAGS, 'breaks'), ...observeMisspelt(resolved, meantSetting)],
  };
}

/** Flask-Mail gives smtplib no context, and then nothing is verified. There is no setting for it. */
function readCertificate(encryption: Sourced<Encryption> | undefined): Meaning['certificate'] {
  if (encryption === undefined || encryption.value === 'none') return undefined;
  const { at } = encryption;
  return { value: 'unverified', origin: 'default', at, valueAt: at, via: [] };
}
