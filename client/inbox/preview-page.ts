import type { MessageProblem } from '../../core/message/problem.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { PREVIEW_STYLES } from './preview-styles.ts';

/** A caught message as the preview shows it; everything in it was written by whoever sent it. */
export interface PreviewMessage {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly html?: string;
  readonly text?: string;
  readonly source: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly size: string; readonly save: string }[];
  readonly links: readonly PreviewLink[];
  readonly problems: readonly MessageProblem[];
  /** Texts and source stand here by their beginnings. */
  readonly isShortened: boolean;
  /** A `command:` address that saves the message. */
  readonly save: string;
}

export interface PreviewLink {
  readonly text: string;
  /** The whole address as it would be asked for. */
  readonly address: string;
  readonly flaw?: string;
  /** A `command:` address that asks before it opens; absent where there is nothing to open. */
  readonly open?: string;
}

export type PreviewText =
  | 'from'
  | 'to'
  | 'received'
  | 'attachments'
  | 'formatted'
  | 'text'
  | 'links'
  | 'headers'
  | 'problems'
  | 'source'
  | 'blocked'
  | 'shortened'
  | 'noText'
  | 'linksNote'
  | 'noProblems'
  | 'learnMore'
  | 'save'
  | MessageProblem['severity'];

export type PreviewTexts = Readonly<Record<PreviewText, string>>;

interface Tab {
  readonly id: string;
  readonly label: string;
  readonly body: string;
}

/**
 * The message cannot run scripts, load anything, navigate or submit: its HTML stands in a frame with an empty sandbox, whose own
 * policy allows inline styles and images that the message carries itself. The page around it needs no script either: the tabs
 * are radio buttons, and what can be done is a `command:` address of ours that names a place in a list.
 */
export function renderPreview(message: PreviewMessage, texts: PreviewTexts): string {
  const tabs = listTabs(message, texts);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(message.subject)}</title>
<style>${PREVIEW_STYLES}${tabs.map(({ id }) => `#tab-${id}:checked ~ #panel-${id} { display: flex; } #tab-${id}:checked ~ nav label[for="tab-${id}"] { border-color: var(--vscode-panelTitle-activeBorder); color: var(--vscode-panelTitle-activeForeground); } #tab-${id}:focus-visible ~ nav label[for="tab-${id}"] { outline: 1px solid var(--vscode-focusBorder); }`).join('\n')}</style>
</head>
<body>
<header>
<h1>${escapeHtml(message.subject)}</h1>
<dl>
<dt>${escapeHtml(texts.from)}</dt><dd>${escapeHtml(message.from)}</dd>
<dt>${escapeHtml(texts.to)}</dt><dd>${escapeHtml(message.to)}</dd>
<dt>${escapeHtml(texts.received)}</dt><dd>${escapeHtml(message.date)} · <a href="${escapeHtml(message.save)}">${escapeHtml(texts.save)}</a></dd>
${attachmentRow(message, texts)}
</dl>
${message.isShortened ? `<p class="note">${escapeHtml(texts.shortened)}</p>\n` : ''}</header>
${tabs.map(({ id }, index) => `<input type="radio" name="tab" id="tab-${id}"${index === 0 ? ' checked' : ''}>`).join('')}
<nav>${tabs.map(({ id, label }) => `<label for="tab-${id}">${escapeHtml(label)}</label>`).join('')}</nav>
${tabs.map(({ id, body }) => `<section id="panel-${id}">${body}</section>`).join('\n')}
</body>
</html>`;
}

function listTabs(message: PreviewMessage, texts: PreviewTexts): readonly Tab[] {
  const { html, text, links, headers, problems, source } = message;
  const count = (label: string, items: readonly unknown[]) => (items.length === 0 ? label : `${label} (${items.length})`);
  return [
    ...(html === undefined ? [] : [{ id: 'formatted', label: texts.formatted, body: formattedBody(html, texts) }]),
    { id: 'text', label: texts.text, body: preformatted(text ?? texts.noText) },
    ...(links.length === 0 ? [] : [{ id: 'links', label: count(texts.links, links), body: linksBody(links, texts) }]),
    { id: 'problems', label: count(texts.problems, problems), body: problemsBody(problems, texts) },
    { id: 'headers', label: texts.headers, body: headersBody(headers) },
    { id: 'source', label: texts.source, body: preformatted(source) },
  ];
}

function preformatted(text: string): string {
  return `<pre tabindex="0">${escapeHtml(text)}</pre>`;
}

function linksBody(links: readonly PreviewLink[], texts: PreviewTexts): string {
  const items = links.map(({ text, address, flaw, open }) => {
    const shown = `<span class="address">${escapeHtml(address)}</span>`;
    const line = open === undefined ? shown : `<a href="${escapeHtml(open)}">${shown}</a>`;
    const warning = flaw === undefined ? '' : `<p class="flaw">${escapeHtml(flaw)}</p>`;
    return `<li><p>${escapeHtml(text)}</p>${line}${warning}</li>`;
  });
  return `<p class="note">${escapeHtml(texts.linksNote)}</p><ul class="list" tabindex="0">${items.join('')}</ul>`;
}

function problemsBody(problems: readonly MessageProblem[], texts: PreviewTexts): string {
  if (problems.length === 0) return `<p class="note">${escapeHtml(texts.noProblems)}</p>`;
  const items = problems.map(
    ({ severity, cause, remedy, source }) =>
      `<li><p><span class="severity ${severity}">${escapeHtml(texts[severity])}</span> ${escapeHtml(cause)}</p><p>${escapeHtml(remedy)}</p><a href="${escapeHtml(source)}">${escapeHtml(texts.learnMore)}</a></li>`,
  );
  return `<ul class="list" tabindex="0">${items.join('')}</ul>`;
}

function headersBody(headers: PreviewMessage['headers']): string {
  const rows = headers.map(({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<dl class="list headers" tabindex="0">${rows.join('')}</dl>`;
}

/** Nothing is fetched for the frame. Links ask for a new window, which the sandbox refuses. */
const FRAME_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'";

function formattedBody(html: string, texts: PreviewTexts): string {
  const framed = `<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}"><meta http-equiv="x-dns-prefetch-control" content="off"><meta name="referrer" content="no-referrer"><base target="_blank"><style>:root { color-scheme: light; background: #fff; color: #000; font-family: sans-serif; }</style>${withoutHints(html)}`;
  return `<p class="note">${escapeHtml(texts.blocked)}</p><iframe sandbox="" referrerpolicy="no-referrer" title="${escapeHtml(texts.formatted)}" srcdoc="${escapeHtml(framed)}"></iframe>`;
}

/** `<link rel="preconnect">` and its like are no loading to a policy, and tell a host who reads. What else a link does is forbidden anyway. */
function withoutHints(html: string): string {
  return html.replaceAll(/<link(?=[\s/>])/gi, '<no-link');
}

function attachmentRow({ attachments }: PreviewMessage, texts: PreviewTexts): string {
  if (attachments.length === 0) return '';
  const list = attachments.map(
    ({ name, type, size, save }) => `<a href="${escapeHtml(save)}">${escapeHtml(name)}</a> (${escapeHtml(type)}, ${escapeHtml(size)})`,
  );
  return `<dt>${escapeHtml(texts.attachments)}</dt><dd>${list.join('<br>')}</dd>`;
}
