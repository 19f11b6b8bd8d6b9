import { Disposable, window } from 'vscode';
import type { Envelope } from '../envelope.ts';
import { PANEL } from './view.ts';

/** The panel's page comes when somebody opens the side bar, and what its buttons do is loaded with it. */
export function registerPanel(envelope: Envelope): Disposable {
  const session: Disposable[] = [];
  const provider = window.registerWebviewViewProvider(
    PANEL,
    {
      async resolveWebviewView(view) {
        const { PanelSession } = await import('./session.ts');
        if (session.length === 0) session.push(new PanelSession(envelope));
        envelope.panel.resolveWebviewView(view);
      },
    },
    { webviewOptions: { retainContextWhenHidden: true } },
  );
  return new Disposable(() => void Disposable.from(provider, ...session).dispose());
}
