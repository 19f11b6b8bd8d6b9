import { l10n, ThemeIcon, window } from 'vscode';
import { actualUsername } from '../../core/secrets/shown-username.ts';
import type { Run } from '../command.ts';
import { askVariable } from '../credentials/ask-variable.ts';
import { pickCredential } from '../credentials/pick.ts';
import type { Profile } from '../credentials/profile.ts';
import type { Envelope } from '../envelope.ts';
import { showWarning } from '../notify.ts';

/**
 * The variable lives in the environment of one terminal, which is not restored with the window; other terminals, tasks and
 * files see nothing of it.
 */
export function openTerminal({ credentials, language }: Envelope): Run {
  return async argument => {
    const title = l10n.t('Open Terminal with Mail Credentials');
    const profile = await pickCredential(credentials, argument, title);
    if (profile === undefined) return;
    const variable = profile.variable ?? (await askVariable(title, await expectedVariable(profile)));
    if (variable === undefined) return;
    if (profile.variable === undefined) await credentials.update({ ...profile, variable });
    const { usernameVariable } = profile;
    const password = await credentials.password(profile);
    if (password === undefined) {
      void showWarning(l10n.t('SecretStorage has no password for {0} on this machine. Replace it to enter one.', profile.name));
      return;
    }
    const terminal = window.createTerminal({
      name: l10n.t('Mail: {0}', profile.name),
      iconPath: new ThemeIcon('key'),
      isTransient: true,
      env: {
        ...(usernameVariable !== undefined && { [usernameVariable]: actualUsername(profile.username, password) }),
        [variable]: password.reveal(),
      },
      message: l10n.t(
        '{0} is set in this terminal only. Programs started here can read it.',
        [usernameVariable, variable].filter(name => name !== undefined).join(', '),
      ),
    });
    terminal.show();
  };

  async function expectedVariable({ host }: Profile): Promise<string | undefined> {
    const mailers = await language.knownMailers();
    return mailers.find(mailer => mailer.host === host && mailer.passwordVariable !== undefined)?.passwordVariable;
  }
}
