import { css } from 'lit';

/** Colours come from VS Code alone, so that every theme, high contrast included, looks like the editor around it. */
export const styles = css`
  :host {
    display: block;
    padding: 4px 12px 24px;
    color: var(--vscode-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size, 13px);
    line-height: 1.4;
  }
  [hidden] {
    display: none;
  }
  form,
  section:not([hidden]) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    min-width: 0;
  }
  section {
    margin-top: 14px;
    padding-top: 12px;
    border-top: 1px solid var(--vscode-sideBarSectionHeader-border, var(--vscode-panel-border, transparent));
  }
  h2 {
    margin: 0;
    font-size: 11px;
    font-weight: 600;
    text-transform: uppercase;
    letter-spacing: 0.04em;
    color: var(--vscode-sideBarSectionHeader-foreground, var(--vscode-foreground));
  }
  .field {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 76px;
    gap: 8px;
    align-items: start;
  }
  @media (max-width: 239px) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  vscode-textfield,
  vscode-single-select {
    width: 100%;
    max-width: 100%;
    min-width: 0;
  }
  vscode-label {
    font-weight: normal;
    line-height: 18px;
  }
  .sr-only {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .refusal {
    color: var(--vscode-errorForeground);
    font-size: 12px;
  }
  .hint,
  .ms {
    color: var(--vscode-descriptionForeground);
    font-size: 12px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .buttons vscode-button {
    max-width: 100%;
    min-width: 0;
  }
  .link {
    justify-self: start;
    padding: 0;
    border: none;
    background: none;
    font: inherit;
    text-align: start;
    color: var(--vscode-textLink-foreground);
    cursor: pointer;
  }
  .link:hover {
    color: var(--vscode-textLink-activeForeground);
    text-decoration: underline;
  }
  .link:focus-visible,
  summary:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
    display: grid;
    gap: 1px;
  }
  details > summary {
    cursor: pointer;
    list-style: none;
  }
  details.evidence > summary {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    align-items: baseline;
  }
  details.evidence > dl {
    padding: 4px 0 2px 16px;
  }
  details.evidence > summary::before {
    content: '';
    width: 5px;
    height: 5px;
    margin: 0 0 2px 2px;
    border: solid currentColor;
    border-width: 0 1px 1px 0;
    transform: rotate(-45deg);
  }
  details.evidence[open] > summary::before {
    transform: rotate(45deg);
  }
  details.evidence > summary ~ .link {
    margin-inline-start: 16px;
  }
  #next ol {
    gap: 6px;
    margin-top: 6px;
  }
  .links {
    display: grid;
    gap: 4px;
    margin-top: 6px;
  }
  .answer {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto minmax(28px, auto);
    gap: 8px;
    align-items: start;
    padding: 2px 0;
  }
  .answer .icon {
    margin-top: 1px;
  }
  .answer .what {
    overflow-wrap: anywhere;
    user-select: text;
  }
  .answer .place {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .answer .link {
    grid-column: 4;
  }
  .answer .hint {
    display: block;
  }
  .answer .ms {
    white-space: nowrap;
    line-height: 18px;
  }
  table {
    width: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    font-size: 12px;
  }
  thead td {
    width: 68px;
  }
  th,
  thead td,
  tbody td {
    padding: 2px 8px 2px 0;
    font-weight: normal;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  th {
    color: var(--vscode-descriptionForeground);
  }
  @media (max-width: 239px) {
    .answer {
      grid-template-columns: 16px minmax(0, 1fr) auto;
    }
    .answer .link {
      grid-column: 3;
    }
    .answer .ms,
    thead {
      display: none;
    }
    tbody th,
    tbody td {
      display: block;
      padding-right: 0;
    }
    tbody th {
      padding-top: 4px;
    }
    td::before {
      content: attr(data-column) ': ';
      font-weight: normal;
      color: var(--vscode-descriptionForeground);
    }
  }
  tr[data-differs='true'] td {
    font-weight: 600;
    color: var(--vscode-foreground);
  }
  .stage > summary,
  .stage > .line {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
    padding: 2px 0;
    list-style: none;
  }
  .stage > summary:hover {
    background: var(--vscode-list-hoverBackground);
  }
  .icon {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.ok {
    color: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
  }
  .icon.warning {
    color: var(--vscode-editorWarning-foreground, var(--vscode-charts-yellow));
  }
  .icon.failed {
    color: var(--vscode-testing-iconFailed, var(--vscode-errorForeground));
  }
  .icon.skipped {
    color: var(--vscode-disabledForeground, var(--vscode-descriptionForeground));
  }
  .icon.running {
    color: var(--vscode-progressBar-background);
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .icon.running {
      animation: none;
    }
  }
  dl {
    margin: 0;
    display: grid;
    grid-template-columns: fit-content(45%) minmax(0, 1fr);
    gap: 2px 10px;
    font-size: 12px;
  }
  .stage dl {
    padding: 2px 0 6px 24px;
  }
  dt {
    overflow-wrap: anywhere;
    color: var(--vscode-descriptionForeground);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    user-select: text;
  }
  pre {
    margin: 6px 0 0;
    padding: 8px;
    max-height: 320px;
    overflow: auto;
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 12px;
    line-height: 1.45;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    user-select: text;
    background: var(--vscode-textCodeBlock-background);
  }
  .box {
    display: grid;
    gap: 6px;
    padding: 8px 10px;
    border-inline-start: 3px solid var(--vscode-charts-blue);
    background: var(--vscode-textBlockQuote-background, var(--vscode-textCodeBlock-background));
    overflow-wrap: anywhere;
  }
  .box.failed {
    border-color: var(--vscode-testing-iconFailed, var(--vscode-errorForeground));
  }
  .box.ok {
    border-color: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
  }
  .box.warning {
    border-color: var(--vscode-editorWarning-foreground, var(--vscode-charts-yellow));
  }
  .box p {
    margin: 0;
    user-select: text;
  }
  .box strong {
    display: block;
    font-weight: 600;
  }
`;
