import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import { planUrl } from './url.ts';

/** Which keys of the mailer's array a wished change takes. */
export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  const find = (name: string) => mailer.settings.find(setting => setting.name === name);
  if ('parse' in change) return undefined;
  if ('remove' in change) return find(change.remove) && [{ setting: change.remove, remove: true }];
  if ('move' in change) return find('password') && [{ setting: 'password', variable: change.to }];
  if (!('set' in change)) return undefined;
  if (change.set === 'encryption' && mailer.unavailable?.includes(change.to)) return undefined;
  const held = change.set === 'from' ? mailer.from : mailer[change.set];
  if (held?.setting === 'url') return planUrl(change, mailer.settings);
  switch (change.set) {
    case 'from':
      return find('from.address') && [{ setting: 'from.address', to: change.to }];
    case 'host':
    case 'port':
    case 'username':
      return [{ setting: change.set, to: change.to }];
    case 'timeout':
      return [{ setting: 'timeout', to: change.to / 1000 }];
    case 'certificate': {
      const { certificate } = mailer;
      if (certificate?.setting === undefined || certificate.value === 'verified') return undefined;
      const isHeld = certificate.origin === 'environment';
      return [isHeld ? { setting: certificate.setting, to: true } : { setting: certificate.setting, remove: true }];
    }
    case 'encryption':
      return find('driver') ? planSwift(change.to) : planScheme(change.to, mailer, find);
  }
}

const SWIFT: Readonly<Partial<Record<Encryption, string>>> = { implicit: 'ssl', starttls: 'tls' };

function planSwift(to: Encryption): readonly SettingChange[] | undefined {
  const word = SWIFT[to];
  return word === undefined ? undefined : [{ setting: 'encryption', to: word }];
}

/** `smtps`, or `smtp` with the option that requires STARTTLS. On port 465 Symfony begins with TLS whatever else is said. */
function planScheme(
  to: Encryption,
  mailer: Mailer,
  find: (name: string) => ResolvedSetting | undefined,
): readonly SettingChange[] | undefined {
  const scheme = find('scheme');
  if (to === 'implicit') return [{ setting: 'scheme', to: 'smtps' }];
  const port = find('port')?.result;
  if (to === 'none' || (port?.known === true && Number(port.value) === 465)) return undefined;
  const isImplicit = mailer.encryption?.value === 'implicit' && mailer.encryption.setting === 'scheme';
  const clear: readonly SettingChange[] = isImplicit && scheme ? [{ setting: 'scheme', to: 'smtp' }] : [];
  const isRefused = mailer.encryption?.value === 'none' && mailer.encryption.setting === 'auto_tls';
  const allow: readonly SettingChange[] = isRefused ? [{ setting: 'auto_tls', remove: true }] : [];
  if (to === 'starttls') return [...clear, ...allow, { setting: 'require_tls', to: true }];
  const required = find('require_tls');
  const relax: readonly SettingChange[] = required ? [{ setting: 'require_tls', remove: true }] : [];
  const changes = [...clear, ...allow, ...relax];
  return changes.length === 0 ? undefined : changes;
}
