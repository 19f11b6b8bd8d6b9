import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import { Reading, textOf } from '../reading.ts';
import { prefixOf, protocolOf } from './interpret.ts';

export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  const isWritten = (name: string) => mailer.settings.some(setting => setting.name === name);
  if ('remove' in change) return isWritten(change.remove) ? [{ setting: change.remove, remove: true }] : undefined;
  if ('move' in change) return isWritten('spring.mail.password') ? [{ setting: 'spring.mail.password', variable: change.to }] : undefined;
  if (!('set' in change)) return undefined;
  switch (change.set) {
    case 'host':
    case 'port':
      return [{ setting: mailer[change.set]?.setting ?? `spring.mail.${change.set}`, to: change.to }];
    case 'username':
      return [{ setting: 'spring.mail.username', to: change.to }];
    case 'timeout':
      return ['connectiontimeout', 'timeout', 'writetimeout'].map(name => ({
        setting: `${prefixOf(protocolOf(new Reading(mailer)))}${name}`,
        to: change.to,
      }));
    case 'from':
      return mailer.from?.setting === undefined ? undefined : [{ setting: mailer.from.setting, to: change.to }];
    case 'certificate':
      return planCertificate(mailer);
    case 'encryption':
      return planEncryption(change.to, mailer);
  }
}

/** A property that an environment variable holds cannot be taken out of the variable. */
function planCertificate({ certificate }: Mailer): readonly SettingChange[] | undefined {
  if (certificate?.setting === undefined || certificate.value === 'verified') return undefined;
  if (certificate.setting.endsWith('.ssl.trust')) return [{ setting: certificate.setting, remove: true }];
  return [{ setting: certificate.setting, to: true }];
}

/** Only what is not so yet; flags that stand in the way are switched off where they stand. */
function planEncryption(to: Encryption, mailer: Mailer): readonly SettingChange[] | undefined {
  const reading = new Reading(mailer);
  const protocol = protocolOf(reading);
  if (protocol === undefined) return undefined;
  // A factory or a bundle has more to it than a flag.
  if (mailer.encryption?.value === 'implicit' && /\.(?:socketFactory\.class|ssl\.bundle)$/.test(mailer.encryption.setting ?? ''))
    return undefined;
  const prefix = prefixOf('smtp');
  const wished: Readonly<Record<string, boolean>> = {
    [`${prefix}ssl.enable`]: to === 'implicit',
    [`${prefix}starttls.enable`]: to === 'starttls' || to === 'opportunistic',
    [`${prefix}starttls.required`]: to === 'starttls',
    'spring.mail.ssl.enabled': false,
  };
  const isOn = (name: string) => {
    const said = reading.written(name);
    return said !== undefined && said !== 'hidden' && (textOf(said.value) ?? '').toLowerCase() === 'true';
  };
  if (to === 'implicit' && (protocol === 'smtps' || isOn('spring.mail.ssl.enabled'))) return undefined;
  // What stands below `mail.smtps` would be read no more.
  if (protocol === 'smtps' && mailer.settings.some(({ name }) => name.startsWith(prefixOf('smtps')))) return undefined;
  const flags = Object.entries(wished).filter(([name, on]) => isOn(name) !== on || reading.written(name) === 'hidden');
  const changes = flags.map(([setting, on]): SettingChange => ({ setting, to: on }));
  if (protocol === 'smtps') return [{ setting: 'spring.mail.protocol', to: 'smtp' }, ...changes];
  return changes.length === 0 ? undefined : changes;
}
