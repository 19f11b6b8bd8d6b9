import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';
import { OPTIONS } from './names.ts';

export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  if ('parse' in change) return OPTIONS.has(change.parse) ? [{ setting: change.parse, parse: change.as }] : undefined;
  if ('remove' in change) return [{ setting: change.remove, remove: true }];
  if ('move' in change) return [{ setting: 'password', variable: change.to }];
  if (!('set' in change)) return undefined;
  switch (change.set) {
    case 'host':
    case 'port':
    case 'username':
      return [{ setting: change.set, to: change.to }];
    case 'timeout':
      return [{ setting: 'timeout', to: change.to / 1000 }];
    case 'from':
      return [{ setting: 'DEFAULT_FROM_EMAIL', to: joinMailbox(change.to, mailer.senderName?.value) }];
    case 'encryption':
      return planEncryption(change.to, mailer);
    case 'certificate':
      // Django verifies it and has no option for it.
      return undefined;
  }
}

/** Django cannot say opportunistic. A flag that is not written is off. */
function planEncryption(to: Encryption, { settings, draft }: Mailer): readonly SettingChange[] | undefined {
  if (to === 'opportunistic') return undefined;
  const wishes = [
    { setting: 'use_tls', to: to === 'starttls' },
    { setting: 'use_ssl', to: to === 'implicit' },
  ];
  return wishes.filter(wish => wish.to || settings.some(({ name }) => name === wish.setting) || (draft.incomplete && to === 'none'));
}
