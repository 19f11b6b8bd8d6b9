import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';

/** Settings that are arguments; the others are calls, and classes. */
const ARGUMENTS: ReadonlySet<string> = new Set(['host', 'port', 'timeout', 'user', 'password', 'from_addr']);

export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  if ('parse' in change) return ARGUMENTS.has(change.parse) ? [{ setting: change.parse, parse: change.as }] : undefined;
  if ('remove' in change) return change.remove === 'timeout' ? [{ setting: 'timeout', remove: true }] : undefined;
  if ('move' in change) return [{ setting: 'password', variable: change.to }];
  if (!('set' in change)) return undefined;
  switch (change.set) {
    case 'host':
      return [{ setting: 'host', to: mailer.port?.setting === 'host' ? `${change.to}:${mailer.port.value}` : change.to }];
    case 'port':
      // `SMTP("smtp.example.org:25")`.
      return mailer.port?.setting === 'host' && mailer.host !== undefined
        ? [{ setting: 'host', to: `${mailer.host.value}:${change.to}` }]
        : [{ setting: 'port', to: change.to }];
    case 'username':
      return [{ setting: 'user', to: change.to }];
    case 'timeout':
      return [{ setting: 'timeout', to: change.to / 1000 }];
    case 'from':
      return [{ setting: 'from_addr', to: joinMailbox(change.to, mailer.senderName?.value) }];
    case 'encryption':
      return planEncryption(change.to, mailer);
    case 'certificate':
      return [{ setting: 'context', to: true }];
  }
}

/** A class for implicit TLS, a call for STARTTLS, neither for clear text. */
function planEncryption(to: Encryption, { settings }: Mailer): readonly SettingChange[] | undefined {
  if (to === 'opportunistic') return undefined;
  const find = (name: string) => settings.find(setting => setting.name === name);
  const implicit = find('SMTP_SSL');
  if (implicit?.result.known === false || find('starttls')?.result.known === false) return undefined;
  const changes: SettingChange[] = [];
  if (to === 'implicit') changes.push({ setting: 'SMTP_SSL', to: true });
  else if (implicit !== undefined) changes.push({ setting: 'SMTP_SSL', remove: true });
  if (to === 'starttls') return [...changes, { setting: 'starttls', to: true }];
  for (const name of ['starttls', 'starttls_if_offered']) if (find(name)) changes.push({ setting: name, remove: true });
  return changes;
}
