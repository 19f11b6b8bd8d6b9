import { escapeHtml } from '../panel-host/page.ts';

/** A caught message as the preview shows it; everything in it was written by whoever sent it. */
export interface PreviewMessage {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly html?: string;
  readonly text?: string;
  readonly source: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly size: string }[];
}

export interface PreviewTexts {
  readonly from: string;
  readonly to: string;
  readonly received: string;
  readonly attachments: string;
  readonly formatted: string;
  readonly text: string;
  readonly source: string;
  readonly blocked: string;
  readonly noText: string;
}

/**
 * The message cannot run scripts, load anything, navigate or submit: its HTML stands in a frame with an empty sandbox, whose own
 * policy allows inline styles and images that the message carries itself. The page around it needs no script either: the tabs
 * are radio buttons.
 */
export function renderPreview(message: PreviewMessage, texts: PreviewTexts): string {
  const tabs = [
    ...(message.html === undefined ? [] : [{ id: 'formatted', label: texts.formatted, body: formattedBody(message.html, texts) }]),
    { id: 'text', label: texts.text, body: `<pre tabindex="0">${escapeHtml(message.text ?? texts.noText)}</pre>` },
    { id: 'source', label: texts.source, body: `<pre tabindex="0">${escapeHtml(message.source)}</pre>` },
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(message.subject)}</title>
<style>${STYLES}${tabs.map(({ id }) => `#tab-${id}:checked ~ #panel-${id} { display: flex; } #tab-${id}:checked ~ nav label[for="tab-${id}"] { border-color: var(--vscode-panelTitle-activeBorder); color: var(--vscode-panelTitle-activeForeground); } #tab-${id}:focus-visible ~ nav label[for="tab-${id}"] { outline: 1px solid var(--vscode-focusBorder); }`).join('\n')}</style>
</head>
<body>
<header>
<h1>${escapeHtml(message.subject)}</h1>
<dl>
<dt>${escapeHtml(texts.from)}</dt><dd>${escapeHtml(message.from)}</dd>
<dt>${escapeHtml(texts.to)}</dt><dd>${escapeHtml(message.to)}</dd>
<dt>${escapeHtml(texts.received)}</dt><dd>${escapeHtml(message.date)}</dd>
${attachmentRow(message, texts)}
</dl>
</header>
${tabs.map(({ id }, index) => `<input type="radio" name="tab" id="tab-${id}"${index === 0 ? ' checked' : ''}>`).join('')}
<nav>${tabs.map(({ id, label }) => `<label for="tab-${id}">${escapeHtml(label)}</label>`).join('')}</nav>
${tabs.map(({ id, body }) => `<section id="panel-${id}">${body}</section>`).join('\n')}
</body>
</html>`;
}

/** Nothing is fetched for the frame. Links ask for a new window, which the sandbox refuses. */
const FRAME_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'";

function formattedBody(html: string, texts: PreviewTexts): string {
  const framed = `<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}"><meta name="referrer" content="no-referrer"><base target="_blank"><style>:root { color-scheme: light; background: #fff; color: #000; font-family: sans-serif; }</style>${html}`;
  return `<p class="note">${escapeHtml(texts.blocked)}</p><iframe sandbox="" referrerpolicy="no-referrer" title="${escapeHtml(texts.formatted)}" srcdoc="${escapeHtml(framed)}"></iframe>`;
}

function attachmentRow({ attachments }: PreviewMessage, texts: PreviewTexts): string {
  if (attachments.length === 0) return '';
  const list = attachments.map(({ name, type, size }) => `${name} (${type}, ${size})`).join(', ');
  return `<dt>${escapeHtml(texts.attachments)}</dt><dd>${escapeHtml(list)}</dd>`;
}

const STYLES = `
html, body { height: 100%; }
body { display: flex; flex-direction: column; margin: 0; padding: 0; color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
header { padding: 14px 20px 8px; }
h1 { margin: 0 0 8px; font-size: 1.35em; font-weight: 600; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 12px; margin: 0; }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; overflow-wrap: anywhere; user-select: text; }
input { position: absolute; opacity: 0; pointer-events: none; }
nav { display: flex; gap: 4px; padding: 0 16px; border-bottom: 1px solid var(--vscode-panel-border, transparent); }
nav label { padding: 6px 8px; border-bottom: 1px solid transparent; color: var(--vscode-panelTitle-inactiveForeground); cursor: pointer; }
section { display: none; flex: 1; flex-direction: column; min-height: 0; }
iframe { flex: 1; width: 100%; border: 0; background: #fff; }
pre { flex: 1; margin: 0; padding: 12px 20px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); user-select: text; }
.note { margin: 0; padding: 6px 20px; font-size: 0.92em; color: var(--vscode-descriptionForeground); }
`;
