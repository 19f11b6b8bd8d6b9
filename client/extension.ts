import type { ExtensionContext } from 'vscode';
import { window } from 'vscode';
import { createEnvelope } from './envelope.ts';
import { PANEL } from './panel-host/view.ts';

export function activate(extension: ExtensionContext): void {
  const envelope = createEnvelope(extension);
  extension.subscriptions.push(window.registerWebviewViewProvider(PANEL, envelope.panel));
  envelope.language.startWhenNeeded();
}
