import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';
import { PARAMETERS } from './names.ts';

const NAMES = { host: 'hostname', port: 'port', username: 'username' } as const;

export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  if ('parse' in change) return PARAMETERS.has(change.parse) ? [{ setting: change.parse, parse: change.as }] : undefined;
  if ('remove' in change) return PARAMETERS.has(change.remove) ? [{ setting: change.remove, remove: true }] : undefined;
  if ('move' in change) return [{ setting: 'password', variable: change.to }];
  if (!('set' in change)) return undefined;
  switch (change.set) {
    case 'host':
    case 'port':
    case 'username':
      return [{ setting: NAMES[change.set], to: change.to }];
    case 'timeout':
      return [{ setting: 'timeout', to: change.to / 1000 }];
    case 'from':
      return [{ setting: 'sender', to: joinMailbox(change.to, mailer.senderName?.value) }];
    case 'encryption':
      return planEncryption(change.to, mailer);
    case 'certificate':
      return mailer.settings.some(({ name }) => name === 'tls_context') ? undefined : [{ setting: 'validate_certs', to: true }];
  }
}

/** Opportunistic is what is left when `start_tls` says nothing. */
function planEncryption(to: Encryption, { settings, draft }: Mailer): readonly SettingChange[] | undefined {
  const isWritten = (name: string): boolean => settings.some(setting => setting.name === name);
  const isOpen = draft.incomplete;
  const implicit: readonly SettingChange[] =
    to === 'implicit' ? [{ setting: 'use_tls', to: true }] : isWritten('use_tls') || isOpen ? [{ setting: 'use_tls', to: false }] : [];
  switch (to) {
    case 'implicit':
      return isWritten('start_tls') ? [...implicit, { setting: 'start_tls', remove: true }] : implicit;
    case 'starttls':
      return [...implicit, { setting: 'start_tls', to: true }];
    case 'none':
      return [...implicit, { setting: 'start_tls', to: false }];
    case 'opportunistic':
      if (isOpen) return undefined;
      return isWritten('start_tls') ? [...implicit, { setting: 'start_tls', remove: true }] : implicit;
  }
}
