import type { ExtensionContext } from 'vscode';
import { window, workspace } from 'vscode';
import { registerAddCredential } from './commands/add-credential.ts';
import { registerDeleteCredential } from './commands/delete-credential.ts';
import { registerImportCredential } from './commands/import-credential.ts';
import { registerMovePassword } from './commands/move-password.ts';
import { registerOpenTerminal } from './commands/open-terminal.ts';
import { registerReplacePassword } from './commands/replace-password.ts';
import { registerRestartServer } from './commands/restart-server.ts';
import { registerShowLog } from './commands/show-log.ts';
import { registerShowTranscript } from './commands/show-transcript.ts';
import { registerUseCredential } from './commands/use-credential.ts';
import { remindOfRotation } from './credentials/rotation.ts';
import { CredentialTree } from './credentials/tree.ts';
import { createEnvelope } from './envelope.ts';
import { PANEL } from './panel-host/view.ts';
import { createStatus } from './status.ts';

export function activate(extension: ExtensionContext): void {
  const envelope = createEnvelope(extension);
  extension.subscriptions.push(
    createStatus(envelope),
    window.registerWebviewViewProvider(PANEL, envelope.panel),
    window.registerTreeDataProvider('envelope.credentials', new CredentialTree(envelope.credentials)),
    workspace.onDidGrantWorkspaceTrust(() => envelope.language.grantTrust()),
    registerAddCredential(envelope),
    registerUseCredential(envelope),
    registerReplacePassword(envelope),
    registerDeleteCredential(envelope),
    registerImportCredential(envelope),
    registerMovePassword(envelope),
    registerOpenTerminal(envelope),
    registerShowLog(envelope),
    registerShowTranscript(envelope),
    registerRestartServer(envelope),
  );
  remindOfRotation(envelope);
  envelope.language.startWhenNeeded();
}
