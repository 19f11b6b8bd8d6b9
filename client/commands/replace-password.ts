import { l10n } from 'vscode';
import type { Run } from '../command.ts';
import { askNewPassword } from '../credentials/form.ts';
import { pickCredential } from '../credentials/pick.ts';
import type { Envelope } from '../envelope.ts';
import { showInformation } from '../notify.ts';

export function replacePassword({ credentials }: Envelope): Run {
  return async argument => {
    const title = l10n.t('Replace Password');
    const profile = await pickCredential(credentials, argument, title);
    if (profile === undefined) return;
    const prompt = l10n.t('New password of {0} for {1} at {2}:{3}.', profile.name, profile.username, profile.host, profile.port);
    const password = await askNewPassword(title, prompt);
    if (password === undefined) return;
    await credentials.replacePassword(profile, password);
    void showInformation(l10n.t('The password of {0} is replaced. Revoke the old one at the provider.', profile.name));
  };
}
