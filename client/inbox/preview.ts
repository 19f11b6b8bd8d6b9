import { l10n, ViewColumn, window } from 'vscode';
import type { Disposable, WebviewPanel } from 'vscode';
import { safeFileName } from '../../core/message/file-name.ts';
import type { MessageLink } from '../../core/message/links.ts';
import type { CapturedMessage } from '../../mail/capture/message.ts';
import { describeLinkFlaw } from './link-flaw.ts';
import type { PlaceInMessage } from './message-argument.ts';
import { renderPreview } from './preview-page.ts';
import type { PreviewLink, PreviewMessage, PreviewTexts } from './preview-page.ts';

/** What the page may ask for, each with a place in a list of the message. The frame with the HTML reaches none of them. */
const OPEN_LINK = 'envelope.openMessageLink';
const SAVE_ATTACHMENT = 'envelope.saveMessageAttachment';
const SAVE_MESSAGE = 'envelope.exportMessage';
const COMMANDS: readonly string[] = [OPEN_LINK, SAVE_ATTACHMENT, SAVE_MESSAGE];

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
      { enableScripts: false, enableCommandUris: COMMANDS, enableForms: false, localResourceRoots: [] },
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    return panel;
  }
}

function describe(message: CapturedMessage): PreviewMessage {
  const { id, subject, from, to, text, html, headers, source, attachments, links, problems, receivedAt, isShortened = false } = message;
  return {
    subject: subject === '' ? l10n.t('(no subject)') : subject,
    from,
    to,
    date: new Date(receivedAt).toLocaleString(),
    headers,
    source,
    problems,
    isShortened,
    ...(text !== undefined && { text }),
    ...(html !== undefined && { html }),
    save: address(SAVE_MESSAGE, { id }),
    attachments: attachments.map(({ name, type, size }, place) => ({
      // As it would be saved: the name as it came can hide its ending.
      name: safeFileName(name, l10n.t('attachment')),
      type,
      size: describeSize(size),
      save: address(SAVE_ATTACHMENT, { id, place }),
    })),
    links: links.map((link, place) => describeLink(link, { id, place })),
  };
}

function describeLink({ text, href, url, flaw }: MessageLink, place: PlaceInMessage): PreviewLink {
  return {
    text: text === '' ? l10n.t('(no text)') : text,
    address: url ?? href,
    ...(flaw !== undefined && { flaw: describeLinkFlaw(flaw) }),
    ...(url !== undefined && { open: address(OPEN_LINK, place) }),
  };
}

function address(command: string, argument: { readonly id: string; readonly place?: number }): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
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
    links: l10n.t('Links'),
    headers: l10n.t('Headers'),
    problems: l10n.t('Problems'),
    source: l10n.t('Source'),
    blocked: l10n.t('Scripts and remote content are blocked in this preview. Links are listed in a tab of their own.'),
    shortened: l10n.t('The message is large: only the beginnings of its texts and of its source are shown. Save it to see all of it.'),
    noText: l10n.t('The message has no text part.'),
    linksNote: l10n.t('Where the links of the message lead. Nothing is opened before you were asked.'),
    noProblems: l10n.t('No problems were found in this message.'),
    learnMore: l10n.t('Learn more'),
    save: l10n.t('Save message'),
    error: l10n.t('Error:'),
    warning: l10n.t('Warning:'),
    info: l10n.t('Note:'),
    hint: l10n.t('Hint:'),
  };
}
