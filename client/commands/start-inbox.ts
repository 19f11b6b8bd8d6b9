import { l10n, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function registerStartInbox({ inbox, log }: Envelope): Disposable {
  return registerCommand(log, 'envelope.startInbox', async () => {
    const port = workspace.getConfiguration('envelope.inbox').get('port', 1025);
    const problem = await inbox.start(port);
    if (problem !== undefined) void window.showErrorMessage(l10n.t('The local inbox could not start on port {0}: {1}', port, problem));
  });
}
