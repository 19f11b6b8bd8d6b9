import { html, LitElement, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Driver } from '../../core/drivers/api.ts';
import { takesMicrosoftAccount } from '../../core/drivers/microsoft-account.ts';
import { BUILT_IN_TEMPLATES } from '../../core/templates/built-in.ts';
import type { BuiltInTemplate } from '../../core/templates/built-in.ts';
import { selectControl, textControl } from './controls.ts';
import type { Choice } from './controls.ts';
import { chooseSender, splitAddresses } from './fields.ts';
import { discovery } from './discovered.ts';
import { driverControls } from './driver-controls.ts';
import type { ToExtension, ToPanel, TriedView } from './messages.ts';
import { portList } from './ports.ts';
import { diagnosis, evidence, sendResult, stageList } from './results.ts';
import type { CheckActions } from './results.ts';
import {
  CONNECTION_FIELDS,
  differsFromMailer,
  dueDiscovery,
  editField,
  INITIAL_STATE,
  mayUseLiteral,
  MESSAGE_FIELDS,
  pickedDriver,
  pickedMailer,
  pickSource,
  NOTHING_TYPED,
  receive,
  refusals,
  takeServer,
  toForm,
} from './state.ts';
import type { FieldName, Fields, PanelState, Refusals, TypedSecrets } from './state.ts';
import { styles } from './styles.ts';
import type { Text } from './texts.ts';
import { createTranslate } from './translate.ts';
import type { Translate } from './translate.ts';

/** What VS Code gives a webview. */
export interface EditorHost {
  postMessage(message: ToExtension): void;
  getState(): unknown;
  setState(state: Remembered): void;
}

/** What survives a hidden or reloaded panel. No password is part of it. */
interface Remembered {
  readonly source: string;
  readonly fields: Fields;
}

type Named = FieldName | 'password';
type TextField = Exclude<FieldName, 'encryption' | 'passwordFrom' | 'template'>;

/** What comes into view when a message has changed it. */
const RESULTS: Readonly<Partial<Record<ToPanel['type'], string>>> = {
  stage: '.stages',
  checked: '#summary',
  sent: '#sent',
  ports: '#port-list',
  discovered: '#discovery',
};

const LABELS: Readonly<Record<TextField, Text>> = {
  host: 'Host',
  port: 'Port',
  username: 'User name',
  recipients: 'To',
  from: 'From',
  region: 'Region',
  domain: 'Sending domain',
};

const TEMPLATE_LABELS: Readonly<Record<BuiltInTemplate, Text>> = {
  plain: 'Plain text',
  html: 'HTML and text',
  attachment: 'With an attachment',
  utf8: 'UTF-8 in subject and names',
};

export class EnvelopePanel extends LitElement {
  static override readonly styles = styles;
  static override readonly properties = { state: { state: true } };

  declare private state: PanelState;
  #host: EditorHost | undefined;
  readonly #t: Translate = createTranslate(document);
  readonly #actions: CheckActions = {
    openLink: url => this.#post({ type: 'openLink', url }),
    openTranscript: () => this.#post({ type: 'openTranscript' }),
    checkDomain: from => this.#post({ type: 'checkDomain', from }),
    askRecords: arrival => this.#post({ type: 'askRecords', arrival }),
    askTlsVersions: () => this.#post({ type: 'askTlsVersions', form: toForm(this.state, NOTHING_TYPED) }),
  };

  constructor() {
    super();
    this.state = INITIAL_STATE;
  }

  attach(host: EditorHost): void {
    this.#host = host;
    const remembered = host.getState() as Remembered | undefined;
    if (remembered !== undefined)
      this.state = { ...this.state, source: remembered.source, fields: { ...this.state.fields, ...remembered.fields } };
    window.addEventListener('message', (event: MessageEvent<ToPanel>) => this.#receive(event.data));
    this.#post({ type: 'ready' });
  }

  #receive(message: ToPanel): void {
    this.#become(receive(this.state, message));
    const result = RESULTS[message.type];
    if (result !== undefined)
      void this.updateComplete.then(() => this.renderRoot.querySelector(result)?.scrollIntoView({ block: 'nearest' }));
    const { checkDue } = this.state;
    const question = dueDiscovery(this.state);
    if (!checkDue && question === undefined) return;
    this.#become({ ...this.state, checkDue: false, ...(question && { discoverWished: undefined }) });
    if (checkDue) void this.updateComplete.then(() => this.#check());
    if (question === undefined) return;
    const mailer = pickedMailer(this.state)?.id;
    this.#post({ type: 'discover', question, ...(mailer !== undefined && { mailer }) });
  }

  override render(): TemplateResult {
    const t = this.#t;
    const { sources, job, check, sent, stages, ports, discovered, note } = this.state;
    const wrong = this.#shownRefusals();
    const driver = pickedDriver(this.state);
    return html`
      ${sources.trusted ? nothing : html`<div class="box warning" role="note"><p>${t('This workspace is not trusted. Checks and test messages need trust, because they use the network and your password.')}</p></div>`}
      <form @submit=${(event: Event) => this.#submit(event)} autocomplete="off" novalidate>
        ${this.#sourceControl()}
        ${driver === undefined ? html`${this.#endpointControls(wrong)} ${this.#loginControls(wrong)}` : this.#driverControls(driver, wrong)}
        <div class="buttons">
          <vscode-button id="check" ?disabled=${job !== undefined || !sources.trusted} @click=${() => this.#check()}
            >${t(driver === undefined ? 'Check Connection' : driver === 'sendmail' ? 'Find Program' : 'Check Key')}</vscode-button
          >
          ${driver === undefined ? html`<vscode-button id="ports" secondary ?disabled=${job !== undefined || !sources.trusted} @click=${() => this.#surveyPorts()}>${t('Ask All Ports')}</vscode-button>` : nothing}
          ${job === undefined ? nothing : html`<vscode-button id="cancel" secondary @click=${() => this.#post({ type: 'cancel' })}>${t('Cancel')}</vscode-button>`}
        </div>
      </form>
      <section
        aria-live="polite"
        aria-busy=${job !== undefined}
        ?hidden=${stages.length === 0 && check === undefined && note === undefined}
      >
        ${stages.length === 0 ? nothing : html`<h2>${t('Stages')}</h2>`} ${stageList(stages, t)}
        ${note === undefined ? nothing : html`<p class="hint" id="note">${note}</p>`}
        ${check === undefined ? nothing : html`${diagnosis(check, t, this.#actions)}${this.#resultButtons()}${evidence(check, t, this.#actions)}`}
      </section>
      <section aria-live="polite" ?hidden=${ports.length === 0}>
        <h2>${t('Ports of {0}', this.state.fields.host.trim())}</h2>
        ${portList(ports, this.state.fields.port, { t, use: (port, encryption) => this.#become(takeServer(this.state, { host: this.state.fields.host, port, encryption })) })}
      </section>
      <section aria-live="polite" id="discovery" ?hidden=${discovered === undefined}>
        ${discovered === undefined ? nothing : discovery(discovered, t, { use: server => this.#become(takeServer(this.state, server)), apply: server => this.#applyServer(server) })}
      </section>
      <section>
        <h2>${t('Test message')}</h2>
        ${this.#text('recipients', wrong, { placeholder: t('One or several addresses') })} ${this.#text('from', wrong)}
        ${this.#templateControl()}
        <div class="buttons">
          <vscode-button id="send" ?disabled=${job !== undefined || !sources.trusted} @click=${() => this.#send()}
            >${t('Send Test Message')}</vscode-button
          >
          ${driver === undefined ? html`<vscode-button id="ask-envelope" secondary title=${t('Asks the server whether it would take a message for the first recipient. Nothing is sent.')} ?disabled=${job !== undefined || !sources.trusted} @click=${() => this.#askEnvelope()}>${t('Check Recipient')}</vscode-button>` : nothing}
        </div>
        <div aria-live="polite">${sent === undefined ? nothing : sendResult(sent, t, this.#actions)}</div>
      </section>
    `;
  }

  #sourceControl(): TemplateResult {
    const t = this.#t;
    const { sources, source } = this.state;
    const mailer = pickedMailer(this.state);
    const choices: readonly Choice[] = [
      ...sources.mailers.map(({ id, label }) => ({ value: `mailer:${id}`, label })),
      ...sources.credentials.map(({ id, label }) => ({ value: `credential:${id}`, label: t('Credential: {0}', label) })),
      ...(sources.inbox === undefined
        ? []
        : [{ value: 'inbox', label: t('Local inbox ({0}:{1})', sources.inbox.host, sources.inbox.port) }]),
      { value: 'hand', label: t('Typed by hand') },
    ];
    return html`${selectControl({ id: 'source', label: 'Settings from', t, value: source, choices, onChange: value => this.#become(pickSource(this.state, value)) })}
    ${mailer === undefined ? nothing : html`<button type="button" class="link" @click=${() => this.#post({ type: 'reveal', mailer: mailer.id })}>${t('Go to the settings')}</button>`}
    ${mailer?.sends === false && mailer.driver === undefined ? html`<span class="hint">${t('This mailer does not send through SMTP, so there is no connection to check.')}</span>` : nothing}`;
  }

  #endpointControls(wrong: Refusals): TemplateResult {
    const t = this.#t;
    const choices: readonly Choice[] = [
      { value: 'implicit', label: t('Implicit TLS') },
      { value: 'starttls', label: t('STARTTLS, required') },
      { value: 'opportunistic', label: t('Opportunistic TLS') },
      { value: 'none', label: t('None (clear text)') },
    ];
    return html`<div class="pair">${this.#text('host', wrong)}${this.#text('port', wrong, { inputmode: 'numeric' })}</div>
      ${selectControl({ id: 'encryption', label: 'Encryption', t, value: this.state.fields.encryption, choices, onChange: value => this.#edit('encryption', value) })}
      <button type="button" class="link" id="find-settings" ?disabled=${!this.state.sources.trusted} @click=${() => this.#findSettings()}>
        ${t('Discover Settings…')}
      </button>`;
  }

  #loginControls(wrong: Refusals): TemplateResult {
    const t = this.#t;
    const { fields, sources, passwordKept } = this.state;
    const mailer = pickedMailer(this.state);
    const literal =
      mayUseLiteral(this.state) && mailer?.passwordAt !== undefined
        ? [{ value: 'file', label: t('The literal in {0}', mailer.passwordAt) }]
        : [];
    const choices: readonly Choice[] = [
      { value: 'typed', label: t('Typed here') },
      ...sources.credentials.map(({ id, label }) => ({ value: `credential:${id}`, label: t('SecretStorage: {0}', label) })),
      ...literal,
      ...(takesMicrosoftAccount(fields.host) ? [{ value: 'microsoft', label: t('Microsoft account of VS Code (XOAUTH2)') }] : []),
      { value: 'token', label: t('Access token typed here (XOAUTH2)') },
      { value: 'none', label: t('No login') },
    ];
    const isTyped = fields.passwordFrom === 'typed' || fields.passwordFrom === 'token';
    const label: Text = fields.passwordFrom === 'token' ? 'Access token' : 'Password';
    const hint = passwordKept ? t('Kept in memory for this host') : undefined;
    return html`${selectControl({ id: 'passwordFrom', label: 'Password from', t, value: fields.passwordFrom, choices, onChange: value => this.#edit('passwordFrom', value) })}
    ${fields.passwordFrom === 'none' ? nothing : this.#text('username', wrong)}
    ${
      isTyped
        ? html`${textControl({ id: 'password', label, t, value: '', type: 'password', refusal: wrong.password, hint, onInput: () => undefined, onLeave: () => undefined })}
          ${fields.passwordFrom === 'typed' ? html`<button type="button" class="link" @click=${() => this.#saveCredential()}>${t('Save as Credential…')}</button>` : nothing}`
        : nothing
    }`;
  }

  #templateControl(): TemplateResult {
    const t = this.#t;
    const { fields, sources } = this.state;
    const choices: readonly Choice[] = [
      ...BUILT_IN_TEMPLATES.map(id => ({ value: id, label: t(TEMPLATE_LABELS[id]) })),
      ...sources.templates.map(({ id, label }) => ({ value: id, label })),
    ];
    const value = choices.some(choice => choice.value === fields.template) ? fields.template : 'plain';
    return selectControl({ id: 'template', label: 'Template', t, value, choices, onChange: chosen => this.#edit('template', chosen) });
  }

  #driverControls(driver: Driver, wrong: Refusals): TemplateResult {
    return driverControls(driver, {
      t: this.#t,
      state: this.state,
      refusal: wrong.password,
      field: (name, more) => this.#text(name, wrong, more),
      edit: (name, value) => this.#edit(name, value),
    });
  }

  #resultButtons(): TemplateResult | typeof nothing {
    const t = this.#t;
    const { check, job } = this.state;
    const mailer = pickedMailer(this.state);
    const mayApply = check?.ok === true && mailer !== undefined && mailer.driver === undefined && differsFromMailer(this.state, mailer);
    if (job !== undefined || (!mayApply && check?.mayTryOtherPorts !== true)) return nothing;
    return html`<div class="buttons">
      ${check?.mayTryOtherPorts === true ? html`<vscode-button id="other-ports" secondary @click=${() => this.#surveyPorts()}>${t('Ask All Ports')}</vscode-button>` : nothing}
      ${mayApply ? html`<vscode-button id="apply" @click=${() => this.#post({ type: 'apply', form: toForm(this.state, NOTHING_TYPED) })}>${t('Apply to {0}', mailer.file)}</vscode-button>` : nothing}
    </div>`;
  }

  #text(name: TextField, wrong: Refusals, more: { placeholder?: string; inputmode?: 'numeric'; label?: Text } = {}): TemplateResult {
    return textControl({
      id: name,
      label: LABELS[name],
      t: this.#t,
      value: this.state.fields[name],
      refusal: wrong[name],
      ...more,
      onInput: value => this.#edit(name, value),
      onLeave: () => this.#show([name]),
    });
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.#check();
  }

  #check(): void {
    if (this.#refuses(CONNECTION_FIELDS)) return;
    this.#post({ type: 'check', form: toForm(this.state, this.#takeSecrets()) });
  }

  #askEnvelope(): void {
    if (this.#refuses([...CONNECTION_FIELDS, ...MESSAGE_FIELDS])) return;
    const { recipients, from } = this.state.fields;
    const [recipient = ''] = splitAddresses(recipients);
    this.#post({ type: 'check', form: toForm(this.state, this.#takeSecrets()), envelope: { sender: from.trim(), recipient } });
  }

  #surveyPorts(): void {
    if (!this.#refuses(['host'])) this.#post({ type: 'surveyPorts', form: toForm(this.state, NOTHING_TYPED) });
  }

  #findSettings(): void {
    const { from, username } = this.state.fields;
    this.#post({ type: 'findSettings', about: chooseSender([from.trim(), username]) });
  }

  #applyServer({ host, port, encryption }: TriedView): void {
    const form = { ...toForm(this.state, NOTHING_TYPED), host, port, encryption, username: '' };
    this.#post({ type: 'apply', form });
  }

  #send(): void {
    if (this.#refuses([...CONNECTION_FIELDS, ...MESSAGE_FIELDS])) return;
    const { recipients, from, template } = this.state.fields;
    this.#post({
      type: 'send',
      form: toForm(this.state, this.#takeSecrets()),
      to: splitAddresses(recipients),
      from: from.trim(),
      template,
    });
  }

  #saveCredential(): void {
    if (this.#refuses(CONNECTION_FIELDS)) return;
    this.#post({ type: 'saveCredential', form: toForm(this.state, this.#takeSecrets()), from: this.state.fields.from.trim() });
  }

  /** Shows what is wrong, moves the focus to the first of it, and says whether there was anything. */
  #refuses(names: readonly Named[]): boolean {
    this.#show(names);
    const wrong = refusals(this.state, this.#typedPassword() !== '');
    const first = names.find(name => wrong[name] !== undefined);
    if (first !== undefined) this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
    return first !== undefined;
  }

  /** Secrets leave their fields when they are posted; the extension says whether it keeps the password. */
  #takeSecrets(): TypedSecrets {
    return { password: this.#take('password'), sessionToken: this.#take('sessionToken') };
  }

  #take(id: keyof TypedSecrets): string {
    const field = this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
    const typed = field?.value ?? '';
    if (field !== null) field.value = '';
    return typed;
  }

  #typedPassword(): string {
    return this.renderRoot.querySelector<HTMLInputElement>('#password')?.value ?? '';
  }

  #shownRefusals(): Refusals {
    const all = refusals(this.state, this.#typedPassword() !== '');
    return Object.fromEntries(Object.entries(all).filter(([name]) => this.state.shown.has(name as Named)));
  }

  #show(names: readonly Named[]): void {
    this.#become({ ...this.state, shown: new Set([...this.state.shown, ...names]) });
  }

  #edit(name: FieldName, value: string): void {
    this.#become(editField(this.state, name, value));
  }

  #become(state: PanelState): void {
    this.state = state;
    this.#host?.setState({ source: state.source, fields: state.fields });
  }

  #post(message: ToExtension): void {
    this.#host?.postMessage(message);
  }
}
