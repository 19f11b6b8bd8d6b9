import type { ExtensionContext } from 'vscode';
import { window, workspace } from 'vscode';
import { registerCommands } from './commands/register.ts';
import { remindOfRotation } from './credentials/rotation.ts';
import { CredentialTree } from './credentials/tree.ts';
import { createEnvelope } from './envelope.ts';
import { startInboxIfWished } from './inbox/auto-start.ts';
import { createInboxStatus } from './inbox/status.ts';
import { createInboxView } from './inbox/view.ts';
import { registerPanel } from './panel-host/register.ts';
import { createStatus } from './status.ts';

/** Registers and returns: whatever takes time is loaded when it is first used. */
export function activate(extension: ExtensionContext): void {
  const envelope = createEnvelope(extension);
  extension.subscriptions.push(
    ...registerCommands(envelope),
    registerPanel(envelope),
    window.registerTreeDataProvider('envelope.credentials', new CredentialTree(envelope.credentials)),
    createInboxView(envelope.inbox),
    createStatus(envelope),
    createInboxStatus(envelope.inbox),
    workspace.onDidGrantWorkspaceTrust(() => envelope.language.grantTrust()),
  );
  remindOfRotation(envelope);
  startInboxIfWished(envelope);
  envelope.language.startWhenNeeded();
}
