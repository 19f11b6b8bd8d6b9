import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';
import { nameOf } from './interpret.ts';
import { FIELDS } from './names.ts';

export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  if ('parse' in change) return FIELDS.has(change.parse) ? [{ setting: change.parse, parse: change.as }] : undefined;
  if ('remove' in change) return FIELDS.has(change.remove) ? [{ setting: change.remove, remove: true }] : undefined;
  if ('move' in change) return [{ setting: 'MAIL_PASSWORD', variable: change.to }];
  if (!('set' in change)) return undefined;
  switch (change.set) {
    case 'host':
      return [{ setting: 'MAIL_SERVER', to: change.to }];
    case 'port':
      return [{ setting: 'MAIL_PORT', to: change.to }];
    case 'username':
      return [{ setting: 'MAIL_USERNAME', to: change.to }];
    case 'timeout':
      return [{ setting: 'TIMEOUT', to: change.to / 1000 }];
    case 'from': {
      const name = mailer.senderName?.setting === 'MAIL_FROM' ? mailer.senderName.value : undefined;
      return [{ setting: 'MAIL_FROM', to: joinMailbox(change.to, name) }];
    }
    case 'encryption':
      return planEncryption(change.to, mailer);
    case 'certificate':
      return [{ setting: 'VALIDATE_CERTS', to: true }];
  }
}

/** Both flags are always written: neither has a default. */
function planEncryption(to: Encryption, { settings }: Mailer): readonly SettingChange[] | undefined {
  if (to === 'opportunistic') return undefined;
  const written = { isWritten: (name: string) => settings.some(setting => setting.name === name) };
  return [
    { setting: nameOf('MAIL_STARTTLS', written), to: to === 'starttls' },
    { setting: nameOf('MAIL_SSL_TLS', written), to: to === 'implicit' },
  ];
}
