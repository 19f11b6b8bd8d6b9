import { l10n } from 'vscode';
import type { Run } from '../command.ts';
import { pickCredential } from '../credentials/pick.ts';
import type { Envelope } from '../envelope.ts';
import { askModally } from '../notify.ts';

export function deleteCredential({ credentials }: Envelope): Run {
  return async argument => {
    const profile = await pickCredential(credentials, argument, l10n.t('Delete Credential'));
    if (profile === undefined) return;
    const remove = l10n.t('Delete');
    const detail = l10n.t(
      'Its password is removed from SecretStorage and cannot be recovered. At the provider it stays valid until you revoke it.',
    );
    const answer = await askModally(l10n.t('Delete the credential {0}?', profile.name), detail, remove);
    if (answer === remove) await credentials.delete(profile);
  };
}
