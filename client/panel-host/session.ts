import { commands, env, l10n, Range, Uri, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import { runDetached } from '../command.ts';
import { nameCredential } from '../credentials/form.ts';
import type { Envelope } from '../envelope.ts';
import { toRange } from '../language/apply-edits.ts';
import type { ConnectionForm, Job, ToExtension } from '../panel/messages.ts';
import { ownApiHosts } from '../send/api-settings.ts';
import { listOwnTemplates } from '../send/templates.ts';
import { applyForm } from './apply.ts';
import { passwordOfForm } from './form-password.ts';
import { checkConnection, sendTestMessage } from './jobs.ts';
import type { JobContext } from './jobs.ts';
import { describeSources } from './sources.ts';
import { TypedPassword } from './typed-password.ts';
import { PANEL } from './view.ts';

/** What the panel's buttons do. One job runs at a time; a cancel reaches every wait of it. */
export class PanelSession implements Disposable {
  readonly #envelope: Envelope;
  readonly #typed = new TypedPassword();
  readonly #typedToken = new TypedPassword();
  readonly #listeners: readonly Disposable[];
  #job: AbortController | undefined;

  constructor(envelope: Envelope) {
    this.#envelope = envelope;
    const refresh = () => this.#detach('Filling the panel', () => this.#sendSources());
    this.#listeners = [
      envelope.panel.onDidReceive(message => this.#receive(message)),
      envelope.credentials.onDidChange(refresh),
      envelope.language.onDidChangeMailers(refresh),
      envelope.inbox.onDidChangeState(refresh),
      workspace.onDidGrantWorkspaceTrust(refresh),
    ];
  }

  dispose(): void {
    this.#job?.abort();
    for (const listener of this.#listeners) listener.dispose();
  }

  #receive(message: ToExtension): void {
    switch (message.type) {
      case 'ready':
        this.#detach('Filling the panel', () => this.#sendSources());
        break;
      case 'check':
        this.#run('check', context => checkConnection(message, context));
        break;
      case 'send':
        this.#run('send', context => sendTestMessage(message, context));
        break;
      case 'surveyPorts':
        this.#run('ports', async context => (await import('./survey-job.ts')).surveyHost(message.form, context));
        break;
      case 'askTlsVersions':
        this.#run('versions', async context => (await import('./versions-job.ts')).askForVersions(message.form, context));
        break;
      case 'findSettings':
        void commands.executeCommand('envelope.discover', message.about);
        break;
      case 'discover':
        this.#run('discover', async context => (await import('./discover-job.ts')).discoverSettings(message, context));
        break;
      case 'askRecords':
        this.#run('records', async context => (await import('./records-job.ts')).askRecords(message.arrival, context));
        break;
      case 'cancel':
        this.#job?.abort();
        break;
      case 'apply':
        this.#detach('Applying settings', () => this.#apply(message.form));
        break;
      case 'reveal':
        this.#detach('Showing settings', () => this.#reveal(message.mailer));
        break;
      case 'saveCredential':
        this.#detach('Saving a credential', () => this.#saveCredential(message.form, message.from));
        break;
      case 'openLink':
        if (message.url.startsWith('https://')) void env.openExternal(Uri.parse(message.url, true));
        break;
      case 'openTranscript':
        this.#envelope.transcript.show(true);
        break;
      case 'checkDomain':
        void commands.executeCommand('envelope.checkDomain', message.from);
        break;
      default:
        message satisfies never;
    }
  }

  async #sendSources(): Promise<void> {
    const { credentials, inbox, language, panel } = this.#envelope;
    if (!panel.isReady) return;
    const [mailers, templates] = await Promise.all([language.knownMailers(), listOwnTemplates()]);
    panel.post(describeSources({ mailers, profiles: credentials.list(), inbox: inbox.endpoint, templates, apiHosts: ownApiHosts() }));
  }

  /** Whatever happens in a job, the panel hears that it ended. */
  #run(job: Job, work: (context: JobContext) => Promise<string | undefined>): void {
    const { panel } = this.#envelope;
    if (this.#job !== undefined) return;
    const controller = new AbortController();
    this.#job = controller;
    panel.post({ type: 'started', job });
    const ended = (note: string | undefined) => {
      this.#job = undefined;
      panel.post({ type: 'ended', ...(note !== undefined && { note }) });
    };
    const context: JobContext = { envelope: this.#envelope, typed: this.#typed, typedToken: this.#typedToken, signal: controller.signal };
    this.#detach(`Panel: ${job}`, async () => {
      try {
        ended(workspace.isTrusted ? await window.withProgress({ location: { viewId: PANEL } }, () => work(context)) : untrusted());
      } catch (error) {
        ended(l10n.t('Something went wrong inside Envelope. The log has the details.'));
        throw error;
      }
    });
  }

  async #apply(form: ConnectionForm): Promise<void> {
    const { language, panel } = this.#envelope;
    panel.post({ type: 'note', text: await applyForm(language, form) });
  }

  async #reveal(id: string): Promise<void> {
    const mailer = (await this.#envelope.language.mailers()).find(each => each.id === id);
    if (mailer === undefined) return;
    const { start } = toRange(mailer.location.range);
    await window.showTextDocument(Uri.parse(mailer.location.uri, true), { selection: new Range(start, start) });
  }

  async #saveCredential(form: ConnectionForm, from: string): Promise<void> {
    const { credentials, panel } = this.#envelope;
    const { host, port, encryption, username } = form;
    if (encryption === 'none') {
      panel.post({ type: 'note', text: l10n.t('A credential is bound to TLS. Choose implicit TLS or STARTTLS first.') });
      return;
    }
    const password = await passwordOfForm(form, this.#envelope, this.#typed);
    if (password === undefined) return;
    const sender = from === '' ? undefined : from;
    const entered = await nameCredential({ title: l10n.t('Save as Credential'), host, port, encryption, username, password, sender });
    if (entered === undefined) return;
    const profile = await credentials.add(entered.fields, password);
    await this.#sendSources();
    panel.post({ type: 'pick', source: `credential:${profile.id}`, thenCheck: false });
  }

  #detach(what: string, work: () => Promise<unknown>): void {
    runDetached(this.#envelope.log, what, work);
  }
}

function untrusted(): string {
  return l10n.t('This workspace is not trusted.');
}
