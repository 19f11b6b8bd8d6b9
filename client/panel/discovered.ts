import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { outcomeIcon } from './icons.ts';
import type { DiscoverView, FileComparison, TriedView } from './messages.ts';
import type { Translate } from './translate.ts';

export interface DiscoverActions {
  /** Puts a server into the form. */
  readonly use: (server: TriedView) => void;
  /** Writes a server into the file of the picked mailer. */
  readonly apply: (server: TriedView) => void;
}

/** The servers that were found for a domain, and what the file says next to the best of them. */
export function discovery(view: DiscoverView, t: Translate, actions: DiscoverActions): TemplateResult {
  const best = view.tried.find(({ state }) => state === 'works');
  return html`<h2>${t('Settings for {0}', view.domain)}</h2>
    <ol class="answers" id="tried" aria-label=${t('Servers')}>
      ${view.tried.map(tried => triedItem(tried, t, actions))}
    </ol>
    ${view.isComplete ? verdict(view, best, t) : nothing}
    ${best === undefined || view.file === undefined ? nothing : comparison(view.file, best, { t, actions })}`;
}

const ICONS = { asked: 'running', works: 'ok', fails: 'skipped' } as const;

function triedItem(tried: TriedView, t: Translate, { use }: DiscoverActions): TemplateResult {
  const { host, port, encryption, state, said, ms, cause } = tried;
  const words = encryption === 'implicit' ? t('implicit TLS') : t('STARTTLS');
  return html`<li class="answer" data-state=${state}>
    ${outcomeIcon(ICONS[state])}
    <span class="what">
      <span class="place">${host}:${port}</span> ${words}
      <span class="hint">${cause ?? said}</span>
    </span>
    <span class="ms">${ms === undefined ? nothing : t('{0} ms', ms)}</span>
    ${state === 'works' ? html`<button type="button" class="link" aria-label=${t('Use {0}', `${host}:${port}`)} @click=${() => use(tried)}>${t('Use')}</button>` : nothing}
  </li>`;
}

function verdict({ domain }: DiscoverView, best: TriedView | undefined, t: Translate): TemplateResult {
  const says =
    best === undefined
      ? t('No server was found that takes logins for {0} over verified TLS.', domain)
      : t('{0} takes logins over verified TLS. No login was tried.', `${best.host}:${best.port}`);
  return html`<div class="box ${best === undefined ? 'failed' : 'ok'}" id="discovered"><p>${says}</p></div>`;
}

interface Surroundings {
  readonly t: Translate;
  readonly actions: DiscoverActions;
}

function comparison({ name, rows }: FileComparison, best: TriedView, { t, actions }: Surroundings): TemplateResult {
  const differs = rows.some(row => row.differs);
  return html`<table id="comparison">
      <thead>
        <tr>
          <td></td>
          <th scope="col">${name}</th>
          <th scope="col">${t('Works')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          row =>
            html`<tr data-differs=${row.differs}>
              <th scope="row">${row.label}</th>
              <td data-column=${name}>${row.file === '' ? '–' : row.file}</td>
              <td data-column=${t('Works')}>${row.works}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      differs
        ? html`<div class="buttons">
            <vscode-button id="apply-discovered" @click=${() => actions.apply(best)}>${t('Apply to {0}', name)}</vscode-button>
          </div>`
        : html`<p class="hint">${t('{0} says the same.', name)}</p>`
    }`;
}
