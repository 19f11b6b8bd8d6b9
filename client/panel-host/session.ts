import { env, l10n, Range, Uri, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import type { Attempt } from '../check/attempt.ts';
import { passwordOfCredential, passwordOfFile } from '../check/login.ts';
import { logTranscript, runProbe, toSession } from '../check/run-probe.ts';
import { describeReport, describeStage } from '../check/view.ts';
import { runDetached } from '../command.ts';
import { nameCredential } from '../credentials/form.ts';
import type { Envelope } from '../envelope.ts';
import { toRange } from '../language/apply-edits.ts';
import type { ConnectionForm, Job, ToExtension } from '../panel/messages.ts';
import { applyForm } from './apply.ts';
import { describeSources } from './sources.ts';
import { TypedPassword } from './typed-password.ts';

/** What the panel's buttons do. One job runs at a time; a cancel reaches every wait of it. */
export class PanelSession implements Disposable {
  readonly #envelope: Envelope;
  readonly #typed = new TypedPassword();
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
        this.#run('check', signal => this.#check(message.form, signal));
        break;
      case 'send':
        this.#run('send', signal => this.#send(message, signal));
        break;
      case 'tryOtherPorts':
        this.#run('ports', signal => this.#tryOtherPorts(message.form, signal));
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
      default:
        message satisfies never;
    }
  }

  async #sendSources(): Promise<void> {
    const { credentials, inbox, language, panel } = this.#envelope;
    panel.post(describeSources({ mailers: await language.knownMailers(), profiles: credentials.list(), inbox: inbox.endpoint }));
  }

  /** Whatever happens in a job, the panel hears that it ended. */
  #run(job: Job, work: (signal: AbortSignal) => Promise<string | undefined>): void {
    const { panel, log } = this.#envelope;
    if (this.#job !== undefined) return;
    const controller = new AbortController();
    this.#job = controller;
    panel.post({ type: 'started', job });
    const ended = (note: string | undefined) => {
      this.#job = undefined;
      panel.post({ type: 'ended', ...(note !== undefined && { note }) });
    };
    runDetached(log, `Panel: ${job}`, async () => {
      try {
        ended(workspace.isTrusted ? await work(controller.signal) : l10n.t('This workspace is not trusted.'));
      } catch (error) {
        ended(l10n.t('Something went wrong inside Envelope. The log has the details.'));
        throw error;
      }
    });
  }

  async #check(form: ConnectionForm, signal: AbortSignal): Promise<string | undefined> {
    const { inbox, panel, transcript } = this.#envelope;
    const attempt = await this.#toAttempt(form);
    if (typeof attempt === 'string') return attempt;
    const report = await runProbe(
      attempt,
      {
        signal,
        onStart: name => panel.post({ type: 'stage', stage: { name, outcome: 'running', detail: [] } }),
        onStage: stage => panel.post({ type: 'stage', stage: describeStage(stage) }),
        onRestart: () => panel.post({ type: 'restarted' }),
      },
      inbox.trustFor,
    );
    if (signal.aborted) return l10n.t('Cancelled.');
    const { formatTranscript } = await import('../../mail/wire/transcript.ts');
    const text = formatTranscript(report.transcript);
    logTranscript(transcript, attempt, text);
    panel.post({ type: 'checked', result: describeReport(report, attempt, text) });
    return undefined;
  }

  async #tryOtherPorts(form: ConnectionForm, signal: AbortSignal): Promise<string | undefined> {
    const { inbox, panel } = this.#envelope;
    const { findWorkingPort } = await import('../check/other-ports.ts');
    const { host, port, encryption } = form;
    const found = await findWorkingPort(toSession({ host, port, encryption }, inbox.trustFor), signal, tried =>
      panel.post({ type: 'note', text: l10n.t('Trying {0}:{1} …', host, tried.port) }),
    );
    if (signal.aborted) return l10n.t('Cancelled.');
    if (found === undefined) return l10n.t('No other port of {0} answered as it should.', host);
    panel.post({ type: 'endpoint', ...found });
    return l10n.t('Port {0} answers. The form now says so; check again to try the login.', found.port);
  }

  async #send(message: Extract<ToExtension, { type: 'send' }>, signal: AbortSignal): Promise<string | undefined> {
    const { inbox, panel, transcript } = this.#envelope;
    const attempt = await this.#toAttempt(message.form);
    if (typeof attempt === 'string') return attempt;
    const { sendMessage } = await import('../send/run-send.ts');
    const file = message.form.mailer === undefined ? undefined : await this.#fileOf(message.form.mailer);
    const sent = await sendMessage({ attempt, to: message.to, from: message.from, file }, { signal, trustFor: inbox.trustFor, transcript });
    if (signal.aborted && !sent.ok) return l10n.t('Cancelled. Nothing was sent.');
    panel.post({ type: 'sent', result: sent });
    return undefined;
  }

  /** The attempt that a form describes, or a sentence on why there is none. */
  async #toAttempt(form: ConnectionForm): Promise<Attempt | string> {
    const { host, port, encryption, username } = form;
    const endpoint = { host, port, encryption };
    if (form.password.from === 'none') return endpoint;
    const password = await this.#password(form);
    if (password === undefined) return l10n.t('Without a password nothing was sent.');
    return { ...endpoint, login: { username, password } };
  }

  async #password(form: ConnectionForm) {
    const { credentials, language, panel } = this.#envelope;
    const choice = form.password;
    switch (choice.from) {
      case 'none':
        return undefined;
      case 'credential':
        return passwordOfCredential(credentials, choice.id, form);
      case 'file':
        return form.mailer === undefined ? undefined : passwordOfFile(language, form.mailer, form);
      case 'typed': {
        const password = this.#typed.take(form, choice.password);
        panel.post({ type: 'passwordKept', kept: password !== undefined });
        return password;
      }
      default:
        return choice satisfies never;
    }
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

  async #fileOf(id: string): Promise<Uri | undefined> {
    const mailer = (await this.#envelope.language.mailers()).find(each => each.id === id);
    return mailer && Uri.parse(mailer.location.uri, true);
  }

  async #saveCredential(form: ConnectionForm, from: string): Promise<void> {
    const { credentials, panel } = this.#envelope;
    const { host, port, encryption, username } = form;
    if (encryption === 'none') {
      panel.post({ type: 'note', text: l10n.t('A credential is bound to TLS. Choose implicit TLS or STARTTLS first.') });
      return;
    }
    const password = await this.#password(form);
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
