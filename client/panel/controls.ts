import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Text } from './texts.ts';
import type { Translate } from './translate.ts';

interface Control {
  readonly id: string;
  readonly label: Text;
  readonly t: Translate;
  readonly disabled?: boolean;
}

export interface TextControl extends Control {
  readonly value: string;
  readonly type?: 'text' | 'password';
  readonly placeholder?: string;
  readonly inputmode?: 'numeric' | 'email';
  readonly refusal?: Text | undefined;
  readonly hint?: string | undefined;
  readonly onInput: (value: string) => void;
  /** The field was left: from now on its refusal is shown. */
  readonly onLeave: () => void;
}

/** A labelled field with the reason for a refusal beside it, which screen readers are told as it appears. */
export function textControl(control: TextControl): TemplateResult {
  const { id, label, t, value, refusal, hint } = control;
  return html`<div class="field">
    <vscode-label for=${id}>${t(label)}</vscode-label>
    <vscode-textfield
      id=${id}
      name=${id}
      type=${control.type ?? 'text'}
      autocomplete="off"
      inputmode=${control.inputmode ?? 'text'}
      spellcheck="false"
      .value=${value}
      placeholder=${control.placeholder ?? ''}
      ?invalid=${refusal !== undefined}
      ?disabled=${control.disabled ?? false}
      @input=${(event: Event) => control.onInput((event.target as HTMLInputElement).value)}
      @focusout=${control.onLeave}
    ></vscode-textfield>
    <div aria-live="polite">${refusal === undefined ? nothing : html`<span class="refusal" id="${id}-refusal">${t(refusal)}</span>`}</div>
    ${hint === undefined ? nothing : html`<span class="hint">${hint}</span>`}
  </div>`;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export interface SelectControl extends Control {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}

export function selectControl({ id, label, t, value, choices, disabled, onChange }: SelectControl): TemplateResult {
  return html`<div class="field">
    <vscode-label for=${id}>${t(label)}</vscode-label>
    <vscode-single-select
      id=${id}
      name=${id}
      label=${t(label)}
      .value=${value}
      ?disabled=${disabled ?? false}
      @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}
    >
      ${choices.map(
        choice =>
          html`<vscode-option value=${choice.value} description=${choice.description ?? ''} ?selected=${choice.value === value}
            >${choice.label}</vscode-option
          >`,
      )}
    </vscode-single-select>
  </div>`;
}
