import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StageName } from '../../core/smtp/failure.ts';
import { outcomeIcon } from './icons.ts';
import type { Arrival, CheckView, DetailView, SendView, StageView } from './messages.ts';
import type { Text } from './texts.ts';
import type { Translate } from './translate.ts';

const TITLES: Readonly<Record<StageName, Text>> = {
  resolve: 'Resolve',
  connect: 'Connect',
  greet: 'Greeting',
  hello: 'EHLO',
  upgrade: 'TLS',
  authenticate: 'Login',
  envelope: 'Envelope',
};

const OUTCOMES: Readonly<Record<StageView['outcome'], Text>> = {
  running: 'Running',
  ok: 'Passed',
  warning: 'Passed with a warning',
  failed: 'Failed',
  skipped: 'Skipped',
};

/** The stages in the order in which they came, each with its details behind it. */
export function stageList(stages: readonly StageView[], t: Translate): TemplateResult {
  return html`<ol class="stages" aria-label=${t('Stages')}>
    ${stages.filter(wasWanted).map(stage => html`<li>${stageItem(stage, t)}</li>`)}
  </ol>`;
}

/** The envelope is only tried where addresses are known; a stage that nobody asked for is no news. */
function wasWanted({ name, outcome }: StageView): boolean {
  return name !== 'envelope' || outcome !== 'skipped';
}

function stageItem(stage: StageView, t: Translate): TemplateResult {
  const line = html`${outcomeIcon(stage.outcome)}<span
      >${t(TITLES[stage.name])}<span class="sr-only">: ${t(OUTCOMES[stage.outcome])}</span></span
    ><span class="ms">${stage.ms === undefined || stage.outcome === 'skipped' ? nothing : t('{0} ms', Math.round(stage.ms))}</span>`;
  if (stage.detail.length === 0)
    return html`<div class="stage" data-stage=${stage.name} data-outcome=${stage.outcome}><div class="line">${line}</div></div>`;
  return html`<details class="stage" data-stage=${stage.name} data-outcome=${stage.outcome} ?open=${stage.outcome === 'failed'}>
    <summary>${line}</summary>
    ${detailList(stage.detail)}
  </details>`;
}

function detailList(details: readonly DetailView[]): TemplateResult {
  return html`<dl>
    ${details.map(
      ({ name, value }) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

export interface CheckActions {
  readonly openLink: (url: string) => void;
  readonly openTranscript: () => void;
  readonly checkDomain: (from: string) => void;
  readonly askRecords: (arrival: Arrival) => void;
  readonly askTlsVersions: () => void;
}

export function diagnosis(check: CheckView, t: Translate, { openLink }: CheckActions): TemplateResult {
  const isCautious = check.caution !== undefined || check.stages.some(stage => stage.outcome === 'warning');
  const outcome = check.ok ? (isCautious ? 'warning' : 'ok') : 'failed';
  const found = check.diagnosis;
  return html`<div class="box ${outcome}" id="summary">
    <p><strong>${check.summary}</strong></p>
    ${check.caution === undefined ? nothing : html`<p>${check.caution}</p>`}
    ${
      found === undefined
        ? nothing
        : html`<p>${found.cause}</p>
            <p><strong>${t('What to do')}</strong>${found.remedy}</p>
            ${linkTo(found.source, t('Source'), openLink)}`
    }
  </div>`;
}

function linkTo(page: string | undefined, word: string, openLink: (url: string) => void): TemplateResult | typeof nothing {
  const host = page?.startsWith('https://') ? URL.parse(page)?.hostname : undefined;
  if (page === undefined || host === undefined) return nothing;
  return html`<button type="button" class="link" @click=${() => openLink(page)}>${word}: ${host}</button>`;
}

export function evidence(check: CheckView, t: Translate, { openTranscript, askTlsVersions }: CheckActions): TemplateResult {
  return html`${
    check.certificate.length === 0
      ? nothing
      : html`<details class="evidence">
          <summary>${t('Certificate')}</summary>
          ${detailList(check.certificate)}
          ${
            check.tlsVersions === undefined
              ? html`<button type="button" class="link" id="tls-versions" @click=${askTlsVersions}>
                  ${t('Ask which versions of TLS it takes')}
                </button>`
              : detailList(check.tlsVersions)
          }
        </details>`
  }
  ${
    check.capabilities.length === 0
      ? nothing
      : html`<details class="evidence">
          <summary>${t('Capabilities and mechanisms')}</summary>
          ${detailList([...check.capabilities, { name: t('Mechanisms'), value: check.mechanisms.join(', ') }])}
        </details>`
  }
  ${
    check.transcript === ''
      ? nothing
      : html`<details class="evidence">
          <summary>${t('Transcript')}</summary>
          <pre tabindex="0">${check.transcript}</pre>
          <button type="button" class="link" @click=${openTranscript}>${t('Open in the Output Panel')}</button>
        </details>`
  }
  ${check.place === undefined ? nothing : html`<span class="hint">${check.place}</span>`}`;
}

export function sendResult(sent: SendView, t: Translate, actions: CheckActions): TemplateResult {
  if (!sent.ok) {
    return html`<div class="box failed" id="sent">
      <p><strong>${t('Not sent')}</strong></p>
      <p>${sent.cause}</p>
      ${sent.remedy === undefined ? nothing : html`<p><strong>${t('What to do')}</strong>${sent.remedy}</p>`}
      ${sent.reply === undefined ? nothing : detailList([{ name: t('Reply'), value: sent.reply }])}
    </div>`;
  }
  return html`<div class="box ${sent.rejected.length === 0 ? 'ok' : 'warning'}" id="sent">
    <p><strong>${t('Accepted by the server')}</strong></p>
    ${detailList([
      { name: t('To'), value: sent.accepted.join(', ') },
      { name: t('At'), value: sent.at },
      { name: t('Message id'), value: sent.messageId },
      { name: t('Size'), value: sent.size },
      { name: t('Reply'), value: sent.reply },
    ])}
    ${sent.rejected.length === 0 ? nothing : html`<p>${t('Refused: {0}', sent.rejected.join(', '))}</p>`}
    ${sent.next.length === 0 ? nothing : nextSteps(sent, t, actions)}
  </div>`;
}

function nextSteps(
  { next, arrival }: Extract<SendView, { readonly ok: true }>,
  t: Translate,
  { askRecords, checkDomain, openLink }: CheckActions,
): TemplateResult {
  return html`<details id="next">
    <summary>${t('Where to look next')}</summary>
    <ol>
      ${next.map(({ look, tells, link }) => html`<li><strong>${look}</strong>${tells} ${linkTo(link, t('Page'), openLink)}</li>`)}
    </ol>
    ${
      arrival === undefined
        ? nothing
        : html`<div class="links">
            <button type="button" class="link" id="records" @click=${() => askRecords(arrival)}>
              ${t('Ask the DNS about the domain of {0}', arrival.from)}
            </button>
            <button type="button" class="link" @click=${() => checkDomain(arrival.from)}>${t('Show all of its records')}</button>
          </div>`
    }
  </details>`;
}
