import { randomBytes } from 'node:crypto';
import { commands, env, EventEmitter, l10n, Uri } from 'vscode';
import type { Disposable, Webview, WebviewView, WebviewViewProvider } from 'vscode';
import type { ToExtension, ToPanel } from '../panel/messages.ts';
import { texts } from '../panel/texts.ts';
import { renderPage } from './page.ts';

export const PANEL = 'envelope.panel';

/** The side panel's webview: its page and its post. What the messages mean is the session's business. */
export class PanelView implements WebviewViewProvider, Disposable {
  readonly #extensionUri: Uri;
  readonly #received = new EventEmitter<ToExtension>();
  #view: WebviewView | undefined;
  /** Picked while there was no page to hear it. */
  #awaited: ToPanel | undefined;
  #isReady = false;

  readonly onDidReceive = this.#received.event;

  constructor(extensionUri: Uri) {
    this.#extensionUri = extensionUri;
  }

  resolveWebviewView(view: WebviewView): void {
    this.#view = view;
    const dist = Uri.joinPath(this.#extensionUri, 'dist');
    view.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    view.webview.onDidReceiveMessage((message: ToExtension) => this.#receive(message));
    view.onDidDispose(() => {
      this.#view = undefined;
      this.#isReady = false;
    });
    view.webview.html = this.#page(view.webview, dist);
  }

  /** Whether there is a page that hears what is posted. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** A page that is not there yet asks for everything when it comes; what was picked for it is all that waits. */
  post(message: ToPanel): void {
    if (this.#isReady) void this.#view?.webview.postMessage(message);
    else if (message.type === 'pick' || message.type === 'discover') this.#awaited = message;
  }

  async show(): Promise<void> {
    await commands.executeCommand(`${PANEL}.focus`);
  }

  dispose(): void {
    this.#received.dispose();
  }

  #receive(message: ToExtension): void {
    if (message.type === 'ready') this.#isReady = true;
    this.#received.fire(message);
    if (message.type !== 'ready' || this.#awaited === undefined) return;
    this.post(this.#awaited);
    this.#awaited = undefined;
  }

  #page(webview: Webview, dist: Uri): string {
    return renderPage({
      nonce: randomBytes(16).toString('base64'),
      cspSource: webview.cspSource,
      script: webview.asWebviewUri(Uri.joinPath(dist, 'panel.js')).toString(),
      language: env.language,
      texts: Object.fromEntries(texts.map(text => [text, l10n.t(text)])),
    });
  }
}
