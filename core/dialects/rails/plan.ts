import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';

const NAMES = { host: 'address', port: 'port', username: 'user_name' } as const;

export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  const isWritten = (name: string) => mailer.settings.some(setting => setting.name === name);
  if ('parse' in change) return [{ setting: change.parse, parse: change.as }];
  if ('remove' in change) return isWritten(change.remove) ? [{ setting: change.remove, remove: true }] : undefined;
  if ('move' in change) return isWritten('password') ? [{ setting: 'password', variable: change.to }] : undefined;
  if (!('set' in change)) return undefined;
  switch (change.set) {
    case 'host':
    case 'port':
    case 'username':
      return [{ setting: NAMES[change.set], to: change.to }];
    case 'timeout':
      return [{ setting: 'open_timeout', to: change.to / 1000 }];
    case 'from':
      if (mailer.from === undefined) return undefined;
      return [{ setting: 'default_options.from', to: joinMailbox(change.to, mailer.senderName?.value) }];
    case 'certificate':
      if (mailer.certificate?.value !== 'unverified') return undefined;
      return [
        mailer.certificate.origin === 'environment'
          ? { setting: 'openssl_verify_mode', to: 'peer' }
          : { setting: 'openssl_verify_mode', remove: true },
      ];
    case 'encryption':
      return planEncryption(change.to, mailer);
  }
}

const SWITCHES: Readonly<Record<Encryption, readonly [string, boolean]>> = {
  implicit: ['tls', true],
  starttls: ['enable_starttls', true],
  opportunistic: ['enable_starttls_auto', true],
  none: ['enable_starttls', false],
};

/** One switch is on and the others go: the gem refuses two. A switch that is computed, or that a variable holds, is not taken out. */
function planEncryption(to: Encryption, { settings, draft }: Mailer): readonly SettingChange[] | undefined {
  const written = (name: string) => settings.find(setting => setting.name === name);
  // What another file switches on stays on.
  if (draft.incomplete && to === 'none') return undefined;
  const [preferred, on] = SWITCHES[to];
  // `ssl` stays `ssl`.
  const name = to === 'implicit' && written('tls') === undefined && written('ssl') !== undefined ? 'ssl' : preferred;
  const others = ['tls', 'ssl', 'enable_starttls', 'enable_starttls_auto'].filter(other => other !== name && written(other) !== undefined);
  if (others.some(other => written(other)?.value.kind === 'unknown')) return undefined;
  return [...others.map((other): SettingChange => ({ setting: other, remove: true })), { setting: name, to: on }];
}
