import { l10n } from 'vscode';
import type { Encryption } from '../../core/model/mailer.ts';
import type { Profile } from './profile.ts';

export function nameEncryption(encryption: Encryption): string {
  switch (encryption) {
    case 'implicit':
      return l10n.t('implicit TLS');
    case 'starttls':
      return l10n.t('STARTTLS');
    case 'opportunistic':
      return l10n.t('opportunistic TLS');
    case 'none':
      return l10n.t('no encryption');
    default:
      return encryption satisfies never;
  }
}

/** `smtp.example.org:587, STARTTLS`. */
export function describeEndpoint({ host, port, encryption }: Pick<Profile, 'host' | 'port' | 'encryption'>): string {
  return `${host}:${port}, ${nameEncryption(encryption)}`;
}

/** `Production (staging)`. */
export function labelProfile({ name, environment }: Profile): string {
  return environment === undefined ? name : `${name} (${environment})`;
}
