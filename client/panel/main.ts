import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-label/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { EnvelopePanel } from './panel.ts';
import type { EditorHost } from './panel.ts';

declare const acquireVsCodeApi: () => EditorHost;

customElements.define('envelope-panel', EnvelopePanel);
document.querySelector<EnvelopePanel>('envelope-panel')?.attach(acquireVsCodeApi());
