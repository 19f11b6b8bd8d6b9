import { l10n } from 'vscode';
import type { Run } from '../command.ts';
import { nameCredential } from '../credentials/form.ts';
import { draftFromMailer } from '../credentials/from-mailer.ts';
import type { Envelope } from '../envelope.ts';
import { labelPlace } from '../language/label.ts';
import { pickMailer } from '../language/pick-mailer.ts';
import { showInformation } from '../notify.ts';

/** Copies the password that a file holds into SecretStorage. The file stays as it is; moving is another command. */
export function importCredential({ credentials, language }: Envelope): Run {
  return async argument => {
    const title = l10n.t('Import Credential');
    const mailer = await pickMailer(language, {
      title,
      argument,
      fits: each => each.passwordAt !== undefined && each.host !== undefined,
      none: l10n.t('No file of this workspace holds a mail password beside its host.'),
    });
    if (mailer?.host === undefined || mailer.passwordAt === undefined) return;
    const password = await language.revealPassword(mailer);
    if (password === undefined || password.isEmpty) return;
    const entered = await nameCredential(draftFromMailer(mailer, password, title));
    if (entered === undefined) return;
    const profile = await credentials.add(entered.fields, entered.password);
    void showInformation(l10n.t('Saved as {0}. The password also still stands in {1}.', profile.name, labelPlace(mailer.passwordAt)));
  };
}
