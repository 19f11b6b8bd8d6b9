import { l10n, ViewColumn, window } from 'vscode';
import type { Disposable, WebviewPanel } from 'vscode';
import type { CapturedMessage } from '../../mail/capture/message.ts';
import { renderPreview } from './preview-page.ts';
import type { PreviewMessage, PreviewTexts } from './preview-page.ts';

/** One editor tab that shows the message picked last. */
export class MessagePreview implements Disposable {
  #panel: WebviewPanel | undefined;

  show(message: CapturedMessage): void {
    const panel = (this.#panel ??= this.#create());
    panel.title = message.subject === '' ? l10n.t('(no subject)') : message.subject;
    panel.webview.html = renderPreview(describe(message), texts());
    panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #create(): WebviewPanel {
    const panel = window.createWebviewPanel(
      'envelope.message',
      'Envelope',
      { viewColumn: ViewColumn.Active, preserveFocus: true },
      { enableScripts: false, enableCommandUris: false, enableForms: false, localResourceRoots: [] },
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    return panel;
  }
}

function describe(message: CapturedMessage): PreviewMessage {
  const { subject, from, to, text, html, source, attachments, receivedAt } = message;
  return {
    subject: subject === '' ? l10n.t('(no subject)') : subject,
    from,
    to,
    date: new Date(receivedAt).toLocaleString(),
    source,
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    attachments: attachments.map(({ name, type, size }) => ({ name, type, size: describeSize(size) })),
  };
}

function describeSize(bytes: number): string {
  return bytes < 1024 ? l10n.t('{0} bytes', bytes) : l10n.t('{0} KB', Math.round(bytes / 1024));
}

function texts(): PreviewTexts {
  return {
    from: l10n.t('From'),
    to: l10n.t('To'),
    received: l10n.t('Received'),
    attachments: l10n.t('Attachments'),
    formatted: l10n.t('Formatted'),
    text: l10n.t('Text'),
    source: l10n.t('Source'),
    blocked: l10n.t('Scripts, links and remote content are blocked in this preview.'),
    noText: l10n.t('The message has no text part.'),
  };
}
