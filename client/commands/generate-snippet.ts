import { commands, l10n, window } from 'vscode';
import type { Snippet } from '../../core/snippets/snippet.ts';
import type { Run } from '../command.ts';
import type { Profile } from '../credentials/profile.ts';
import type { Envelope } from '../envelope.ts';
import { showInformation } from '../notify.ts';

/** Writes a framework's configuration for a credential, the local inbox or a provider. No password is part of it. */
export function generateSnippet({ credentials, inbox, language }: Envelope): Run {
  return async argument => {
    const title = l10n.t('Generate Configuration Snippet');
    const [{ snippets }, { fromProfile, listSources }, { insertSnippet }] = await Promise.all([
      import('../../core/snippets/index.ts'),
      import('../snippet/sources.ts'),
      import('../snippet/insert.ts'),
    ]);
    const frameworks = snippets.map(snippet => ({ label: snippet.label, description: snippet.fileName, snippet }));
    const framework = await window.showQuickPick(frameworks, { title, placeHolder: l10n.t('For which framework?') });
    if (framework === undefined) return;
    const given = credentials.list().find(({ id }) => id === idOf(argument));
    const source =
      given === undefined
        ? await window.showQuickPick(listSources(credentials.list(), inbox.endpoint, await language.providers()), {
            title,
            placeHolder: l10n.t('Which credential or provider?'),
            matchOnDescription: true,
          })
        : fromProfile(given);
    if (source?.settings === undefined) return;
    const text = framework.snippet.generate(source.settings);
    if (!(await insertSnippet(framework.snippet, text, title)) || !source.settings.login) return;
    await offerTerminal(framework.snippet, source.profile);
  };

  /** The program reads the login from its environment: a credential can provide it, and remembers under which names. */
  async function offerTerminal({ variables }: Snippet, profile: Profile | undefined): Promise<void> {
    const says = l10n.t('The program reads {0} and {1} from its environment.', variables.username, variables.password);
    if (profile === undefined) {
      void showInformation(says);
      return;
    }
    const terminal = l10n.t('Open Terminal with Mail Credentials');
    if ((await showInformation(says, terminal)) !== terminal) return;
    await credentials.update({ ...profile, variable: variables.password, usernameVariable: variables.username });
    await commands.executeCommand('envelope.openTerminal', profile.id);
  }
}

function idOf(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : undefined;
}
