import { commands, l10n } from 'vscode';
import { fileKind } from '../../core/model/document.ts';
import type { Change } from '../../core/model/change.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import type { Run } from '../command.ts';
import { askVariable } from '../credentials/ask-variable.ts';
import { nameCredential } from '../credentials/form.ts';
import { draftFromMailer } from '../credentials/from-mailer.ts';
import { replaceLiteral } from '../credentials/move-password.ts';
import type { Profile } from '../credentials/profile.ts';
import type { Envelope } from '../envelope.ts';
import { fileName, labelPlace } from '../language/label.ts';
import { pickMailer } from '../language/pick-mailer.ts';
import { showInformation, showWarning } from '../notify.ts';

/** SecretStorage first, then the files: a failure in between leaves the password in both places and loses nothing. */
export function movePassword({ credentials, language }: Envelope): Run {
  return async argument => {
    const title = l10n.t('Move Password to SecretStorage');
    const mailer = await pickMailer(language, {
      title,
      argument,
      fits: each => each.password === 'literal' && each.passwordAt !== undefined,
      none: l10n.t('No file of this workspace holds a mail password that could be moved.'),
    });
    if (mailer?.passwordAt === undefined) return;
    const variable = mailer.passwordVariable ?? (await askVariable(title));
    if (variable === undefined) return;
    const changes = changesFor(mailer, variable);
    const [password, planned] = await Promise.all([language.revealPassword(mailer), language.change(mailer.id, changes)]);
    if (password === undefined || planned === undefined) {
      void showWarning(
        l10n.t('The password in {0} stands where Envelope cannot write a reference. Nothing was changed.', labelPlace(mailer.passwordAt)),
      );
      return;
    }
    const entered = await nameCredential({ ...draftFromMailer(mailer, password, title), variable });
    if (entered === undefined) return;
    const profile = await credentials.add({ ...entered.fields, variable }, password);
    // Asked again: the file may have changed while the name was typed.
    const edits = await language.change(mailer.id, changes);
    if (edits === undefined || !(await replaceLiteral(mailer, edits, variable))) {
      void showWarning(
        l10n.t('Saved as {0}, but {1} could not be changed: the password still stands there.', profile.name, fileName(mailer.passwordAt)),
      );
      return;
    }
    await sayWhatRemains(profile, variable, fileName(mailer.passwordAt));
  };
}

/** A file that is there to hold settings of this machine belongs into `.gitignore`; source does not. */
function changesFor({ passwordAt }: MailerSummary, variable: string): readonly Change[] {
  const move: Change = { move: 'password', to: variable };
  return passwordAt !== undefined && fileKind(passwordAt.uri) === 'environment' ? [move, { ignore: passwordAt.uri }] : [move];
}

async function sayWhatRemains(profile: Profile, variable: string, file: string): Promise<void> {
  const terminal = l10n.t('Open Terminal with Mail Credentials');
  const replace = l10n.t('Replace Password');
  const text = l10n.t(
    "The password is in SecretStorage, and {0} reads {1}. Git's history and the editor's local history of {0} may still hold it, which Envelope cannot undo: create a new one at the provider and replace it here.",
    file,
    variable,
  );
  const answer = await showInformation(text, terminal, replace);
  if (answer === terminal) await commands.executeCommand('envelope.openTerminal', profile.id);
  if (answer === replace) await commands.executeCommand('envelope.replacePassword', profile.id);
}
