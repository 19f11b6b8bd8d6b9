import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';
import { SETTINGS } from './names.ts';

export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  if ('parse' in change) return SETTINGS.has(change.parse) ? [{ setting: change.parse, parse: change.as }] : undefined;
  if ('remove' in change) return SETTINGS.has(change.remove) ? [{ setting: change.remove, remove: true }] : undefined;
  if ('move' in change) return [{ setting: 'MAIL_PASSWORD', variable: change.to }];
  if (!('set' in change)) return undefined;
  switch (change.set) {
    case 'host':
      return [{ setting: 'MAIL_SERVER', to: change.to }];
    case 'port':
      return [{ setting: 'MAIL_PORT', to: change.to }];
    case 'username':
      return [{ setting: 'MAIL_USERNAME', to: change.to }];
    case 'from':
      return [{ setting: 'MAIL_DEFAULT_SENDER', to: joinMailbox(change.to, mailer.senderName?.value) }];
    case 'encryption':
      return planEncryption(change.to, mailer);
    case 'certificate':
    case 'timeout':
      // Nothing that can be set reaches smtplib.
      return undefined;
  }
}

/** Flask-Mail cannot say opportunistic. A flag that is on is turned off where it stands. */
function planEncryption(to: Encryption, { settings, draft }: Mailer): readonly SettingChange[] | undefined {
  if (to === 'opportunistic') return undefined;
  const wishes = [
    { setting: 'MAIL_USE_TLS', to: to === 'starttls' },
    { setting: 'MAIL_USE_SSL', to: to === 'implicit' },
  ];
  return wishes.filter(wish => {
    const written = settings.find(({ name }) => name === wish.setting);
    return wish.to || written !== undefined || (draft.incomplete && to === 'none');
  });
}
