import { escapeHtml } from '../../core/escape-html.ts';

export interface PageParts {
  /** Unguessable, new for each page. */
  readonly nonce: string;
  /** What the webview may load local files from. */
  readonly cspSource: string;
  readonly script: string;
  readonly language: string;
  /** Translated texts by their English ones. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The panel's page: one script of ours, styles, nothing from anywhere else. */
export function renderPage({ nonce, cspSource, script, language, texts }: PageParts): string {
  // Lit's styles are constructed style sheets, which need no permission; `unsafe-inline` is for the `style` attributes of the elements.
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src 'unsafe-inline' ${cspSource}`,
    `font-src ${cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Envelope</title>
<style>body { margin: 0; padding: 0; }</style>
</head>
<body>
<script type="application/json" id="texts">${JSON.stringify(texts).replace(/</g, '\\u003c')}</script>
<envelope-panel></envelope-panel>
<script type="module" nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}
