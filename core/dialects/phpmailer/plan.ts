import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';

export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  const isWritten = (name: string) => mailer.settings.some(setting => setting.name === name);
  if ('remove' in change) return isWritten(change.remove) ? [{ setting: change.remove, remove: true }] : undefined;
  if ('move' in change) return isWritten('Password') ? [{ setting: 'Password', variable: change.to }] : undefined;
  if ('parse' in change) return [{ setting: change.parse, parse: change.as }];
  if (!('set' in change)) return undefined;
  // A list of hosts, each with its own port and encryption.
  const isList = mailer.unknown.includes('host') && mailer.settings.some(({ name, result }) => name === 'Host' && result.known);
  if (isList && change.set !== 'from' && change.set !== 'username') return undefined;
  const written = mailer.settings.find(({ name }) => name === 'Host')?.result;
  const parts = written?.known ? /^((?:ssl|tls):\/\/)?(.*?)(:\d+)?$/s.exec(String(written.value)) : null;
  switch (change.set) {
    case 'host':
      // `ssl://host:465` says more than the host.
      return [{ setting: 'Host', to: `${parts?.[1] ?? ''}${change.to}${parts?.[3] ?? ''}` }];
    case 'port':
      if (parts?.[3] === undefined) return [{ setting: 'Port', to: change.to }];
      return [{ setting: 'Host', to: `${parts[1] ?? ''}${parts[2] ?? ''}:${change.to}` }];
    case 'username':
      return mailer.username === undefined ? undefined : [{ setting: 'Username', to: change.to }];
    case 'timeout':
      return [{ setting: 'Timeout', to: change.to / 1000 }];
    case 'from':
      return isWritten('From') ? [{ setting: 'From', to: change.to }] : undefined;
    case 'certificate':
      return planCertificate(mailer);
    case 'encryption':
      return parts?.[1] === undefined ? planEncryption(change.to, mailer) : undefined;
  }
}

/** The options that switch the check off go together: any of them does it alone. */
function planCertificate({ certificate, settings }: Mailer): readonly SettingChange[] | undefined {
  if (certificate?.value !== 'unverified') return undefined;
  const off = settings.filter(({ name }) => /^SMTPOptions\.ssl\.(?:verify_peer|verify_peer_name|allow_self_signed)$/.test(name));
  return off.map(({ name }) => ({ setting: name, to: !name.endsWith('allow_self_signed') }));
}

function planEncryption(to: Encryption, { settings }: Mailer): readonly SettingChange[] | undefined {
  const automatic = settings.some(({ name }) => name === 'SMTPAutoTLS');
  const secure = settings.some(({ name }) => name === 'SMTPSecure');
  switch (to) {
    case 'implicit':
      return [{ setting: 'SMTPSecure', to: 'ssl' }];
    case 'starttls':
      return [{ setting: 'SMTPSecure', to: 'tls' }];
    case 'opportunistic':
      return [...(secure ? [{ setting: 'SMTPSecure', to: '' }] : []), ...(automatic ? [{ setting: 'SMTPAutoTLS', to: true }] : [])];
    case 'none':
      return [...(secure ? [{ setting: 'SMTPSecure', to: '' }] : []), { setting: 'SMTPAutoTLS', to: false }];
  }
}
