/** The preview in the colours and fonts of the editor, dark, light and narrow. */
export const PREVIEW_STYLES = `
html, body { height: 100%; }
body { display: flex; flex-direction: column; margin: 0; padding: 0; color: var(--vscode-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
header { padding: 14px 20px 8px; }
h1 { margin: 0 0 8px; font-size: 1.35em; font-weight: 600; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 12px; margin: 0; }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; overflow-wrap: anywhere; user-select: text; }
input { position: absolute; opacity: 0; pointer-events: none; }
nav { display: flex; flex-wrap: wrap; gap: 0 4px; padding: 0 16px; border-bottom: 1px solid var(--vscode-panel-border, transparent); }
nav label { padding: 6px 8px; border-bottom: 1px solid transparent; color: var(--vscode-panelTitle-inactiveForeground); cursor: pointer; }
section { display: none; flex: 1; flex-direction: column; min-height: 0; }
iframe { flex: 1; width: 100%; border: 0; background: #fff; }
pre { flex: 1; margin: 0; padding: 12px 20px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); user-select: text; }
.note { margin: 0; padding: 6px 20px; font-size: 0.92em; color: var(--vscode-descriptionForeground); }
.list { flex: 1; margin: 0; padding: 12px 20px; overflow: auto; list-style: none; user-select: text; }
.list li { padding: 0 0 14px; max-width: 90ch; }
/* What turns the direction of a text stays within it. */
h1, dd, dt, li p, bdi, .address { unicode-bidi: isolate; }
.list p { margin: 0 0 2px; overflow-wrap: anywhere; }
.address { font-family: var(--vscode-editor-font-family); overflow-wrap: anywhere; }
.flaw { color: var(--vscode-editorWarning-foreground, var(--vscode-foreground)); }
.severity { font-weight: 600; }
.severity.error { color: var(--vscode-editorError-foreground); }
.severity.warning { color: var(--vscode-editorWarning-foreground); }
.severity.info, .severity.hint { color: var(--vscode-editorInfo-foreground); }
.headers { align-content: start; grid-template-columns: minmax(7em, auto) minmax(0, 1fr); font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); }
#panel-headers .headers { display: grid; }
a { color: var(--vscode-textLink-foreground); }
a:hover { color: var(--vscode-textLink-activeForeground); }
@media (max-width: 420px) { .headers { grid-template-columns: minmax(0, 1fr); } .headers dd { padding-bottom: 6px; } }
`;
