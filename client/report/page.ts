import type { Severity } from '../../core/model/finding.ts';
import { escapeHtml } from '../../core/escape-html.ts';

export interface ReportFinding {
  readonly severity: Severity;
  readonly cause: string;
  readonly remedy: string;
  /** An https address. */
  readonly source: string;
}

export interface ReportTable {
  readonly heading: string;
  readonly rows: readonly (readonly string[])[];
}

/** What a report shows, translated; the texts of records and messages in it were written by others. */
export interface Report {
  readonly title: string;
  readonly verdict: string;
  readonly findings: readonly ReportFinding[];
  readonly tables: readonly ReportTable[];
  readonly severities: Readonly<Record<Severity, string>>;
  readonly source: string;
  readonly language: string;
}

/** A page that runs nothing, loads nothing and submits nothing. */
export function renderReport({ title, verdict, findings, tables, severities, source, language }: Report): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(title)}</title>
<style>${STYLES}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p class="verdict">${escapeHtml(verdict)}</p>
${findings.map(finding => renderFinding(finding, severities[finding.severity], source)).join('\n')}
${tables
  .filter(({ rows }) => rows.length > 0)
  .map(renderTable)
  .join('\n')}
</body>
</html>`;
}

function renderFinding({ severity, cause, remedy, source }: ReportFinding, label: string, word: string): string {
  const link = /^https:\/\/[^\s"<>]+$/.test(source)
    ? ` <a href="${escapeHtml(source)}" title="${escapeHtml(source)}">${escapeHtml(word)}</a>`
    : '';
  return `<section class="${severity}"><strong>${escapeHtml(label)}</strong><p>${escapeHtml(cause)}</p><p>${escapeHtml(remedy)}${link}</p></section>`;
}

function renderTable({ heading, rows }: ReportTable): string {
  const lines = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${escapeHtml(first)}</th>${rest.map(cell => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<h2>${escapeHtml(heading)}</h2>\n<table>${lines.join('')}</table>`;
}

const STYLES = `
body { max-width: 60em; margin: 0; padding: 14px 20px 28px; color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); line-height: 1.5; }
h1 { margin: 0; font-size: 1.35em; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 24px 0 6px; font-size: 1.1em; font-weight: 600; }
.verdict { margin: 4px 0 16px; color: var(--vscode-descriptionForeground); }
section { margin: 0 0 10px; padding: 8px 12px; border-left: 3px solid var(--vscode-descriptionForeground); background: var(--vscode-textBlockQuote-background); overflow-wrap: anywhere; user-select: text; }
section p { margin: 2px 0; }
section.error { border-color: var(--vscode-editorError-foreground); }
section.warning { border-color: var(--vscode-editorWarning-foreground); }
section.info { border-color: var(--vscode-editorInfo-foreground); }
a { color: var(--vscode-textLink-foreground); }
table { width: 100%; border-collapse: collapse; table-layout: auto; }
th, td { padding: 4px 12px 4px 0; border-top: 1px solid var(--vscode-panel-border, transparent); text-align: left; vertical-align: top; overflow-wrap: anywhere; user-select: text; }
th { font-weight: 600; white-space: nowrap; overflow-wrap: normal; }
@media (max-width: 30em) { th, td { display: block; border: 0; padding: 0; } tr { display: block; padding: 6px 0; border-top: 1px solid var(--vscode-panel-border, transparent); } }
`;
