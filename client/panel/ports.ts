import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { outcomeIcon } from './icons.ts';
import type { PortView, StageView } from './messages.ts';
import type { Text } from './texts.ts';
import type { Translate } from './translate.ts';

export interface PortActions {
  readonly t: Translate;
  /** Puts the port into the form. */
  readonly use: (port: number, encryption: 'implicit' | 'starttls') => void;
}

/** Every port of the host with how it answered. What answers with a proven name can be taken into the form. */
export function portList(ports: readonly PortView[], current: string, actions: PortActions): TemplateResult {
  return html`<ol class="answers" id="port-list" aria-label=${actions.t('Ports')}>
    ${ports.map(port => portItem(port, current, actions))}
  </ol>`;
}

function portItem(view: PortView, current: string, { t, use }: PortActions): TemplateResult {
  const { port, state, encryption, verified, ms, cause } = view;
  const mayUse = state === 'open' && verified === true && (encryption === 'implicit' || encryption === 'starttls');
  return html`<li class="answer" data-port=${port} data-state=${state} aria-current=${current === String(port)}>
    ${outcomeIcon(outcomeOf(view))}
    <span class="what">
      <span class="place">${port}</span> ${t(wordsOf(view))} ${cause === undefined ? nothing : html`<span class="hint">${cause}</span>`}
    </span>
    <span class="ms">${ms === undefined ? nothing : t('{0} ms', ms)}</span>
    ${
      mayUse
        ? html`<button type="button" class="link" aria-label=${t('Use port {0}', port)} @click=${() => use(port, encryption)}>
            ${t('Use')}
          </button>`
        : nothing
    }
  </li>`;
}

function outcomeOf({ state, encryption, verified }: PortView): StageView['outcome'] {
  switch (state) {
    case 'asked':
      return 'running';
    case 'open':
      return encryption === 'none' || verified !== true ? 'warning' : 'ok';
    case 'foreign':
      return 'warning';
    case 'closed':
    case 'filtered':
    case 'unknown':
      return 'skipped';
    default:
      return state satisfies never;
  }
}

function wordsOf({ state, encryption, verified }: PortView): Text {
  switch (state) {
    case 'asked':
      return 'is being asked';
    case 'open':
      if (encryption === 'none') return 'open, without TLS';
      if (encryption === 'implicit') return verified === true ? 'open, implicit TLS' : 'open, implicit TLS, not verified';
      return verified === true ? 'open, STARTTLS' : 'open, STARTTLS, not verified';
    case 'closed':
      return 'closed';
    case 'filtered':
      return 'filtered: nothing answers';
    case 'foreign':
      return 'open, but no mail server';
    case 'unknown':
      return 'not known';
    default:
      return state satisfies never;
  }
}
