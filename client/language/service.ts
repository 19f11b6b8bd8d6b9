import { setTimeout as delay } from 'node:timers/promises';
import { CancellationTokenSource, EventEmitter, workspace } from 'vscode';
import type { Disposable, ExtensionContext, LogOutputChannel } from 'vscode';
import type { Change } from '../../core/model/change.ts';
import type { Providers } from '../../core/providers/lookup.ts';
import {
  changeRequest,
  mailersChangedNotification,
  mailersRequest,
  providersRequest,
  revealPasswordRequest,
  scanRequest,
  trustGrantedNotification,
} from '../../protocol/requests.ts';
import type {
  ChangeParams,
  ChangeResult,
  FileEdits,
  MailersParams,
  MailerSummary,
  ProvidersResult,
  RevealPasswordParams,
  RevealPasswordResult,
  ScanParams,
  ScanProgress,
  ScanResult,
} from '../../protocol/requests.ts';
import { Secret } from '../../core/model/secret.ts';
import { runDetached } from '../command.ts';
import type { Following, RunningServer } from './client.ts';
import { mayConcernMail, workspaceConcernsMail } from './relevance.ts';

/** Milliseconds for an answer that can be done without. */
const PATIENCE = 2000;

export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** The client's side of the language server, which is started when something first needs it. */
export class LanguageService implements Disposable {
  readonly #extension: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #mailersChanged = new EventEmitter<void>();
  readonly #stateChanged = new EventEmitter<ServerState>();
  readonly #search = new CancellationTokenSource();
  readonly #waiting: Disposable[] = [];
  #server: Promise<RunningServer> | undefined;
  #state: ServerState = 'idle';

  readonly onDidChangeMailers = this.#mailersChanged.event;
  readonly onDidChangeState = this.#stateChanged.event;

  constructor(extension: ExtensionContext, log: LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Starts the server as soon as a file that could hold mail settings exists or is opened. */
  startWhenNeeded(): void {
    const look = () => {
      if (workspace.textDocuments.some(mayConcernMail)) this.start();
    };
    this.#waiting.push(
      workspace.onDidOpenTextDocument(look),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (mayConcernMail(document)) this.start();
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.#searchWorkspace()),
    );
    this.#searchWorkspace();
  }

  start(): void {
    runDetached(this.#log, 'Starting the language server', () => this.#running());
  }

  async restart(): Promise<void> {
    const before = this.#server;
    this.#server = undefined;
    await before?.then(server => server.stop()).catch((error: unknown) => this.#log.warn(String(error)));
    await this.#running();
  }

  async mailers(params: MailersParams = {}): Promise<readonly MailerSummary[]> {
    const server = await this.#running();
    return server.request<readonly MailerSummary[]>(mailersRequest, params);
  }

  /** What is known already, without starting a server for it. */
  async knownMailers(): Promise<readonly MailerSummary[]> {
    return this.#server === undefined ? [] : this.mailers();
  }

  /** Those that the workspace declares, and those that Envelope knows. */
  async providers(): Promise<Providers> {
    const [{ createProviders }, own] = await Promise.all([import('../../core/providers/lookup.ts'), this.#ownProviders()]);
    return createProviders(own);
  }

  /** A server that is busy or gone keeps nobody from sending: what it would have told is left out. */
  async #ownProviders(): Promise<ProvidersResult> {
    const asked = this.#running().then(server => server.request<ProvidersResult>(providersRequest, {}));
    const answered = asked.catch((error: unknown) => {
      this.#log.warn(`Asking the language server for the workspace's providers: ${String(error)}`);
      return [];
    });
    return Promise.race([answered, delay(PATIENCE, [], { ref: false })]);
  }

  /** `undefined`: the framework cannot express it, or the value stands where Envelope cannot write. */
  async change(mailer: string, changes: readonly Change[]): Promise<readonly FileEdits[] | undefined> {
    const server = await this.#running();
    const { edits } = await server.request<ChangeResult>(changeRequest, { mailer, changes } satisfies ChangeParams);
    return edits;
  }

  /** Only after the user picked the literal in the file as the password to use. */
  async revealPassword({ id, host, port }: Pick<MailerSummary, 'id' | 'host' | 'port'>): Promise<Secret | undefined> {
    const server = await this.#running();
    const params = { mailer: id, host, port } satisfies RevealPasswordParams;
    const { password } = await server.request<RevealPasswordResult>(revealPasswordRequest, params);
    return password === undefined ? undefined : new Secret(password);
  }

  /** Searches the workspace for secrets. A cancelled search answers with what it has. */
  async scan(params: ScanParams, following: Following<ScanProgress>): Promise<ScanResult> {
    const server = await this.#running();
    return server.follow<ScanResult, ScanProgress>(scanRequest, params, following);
  }

  /** A server that is started later is told of it then. */
  grantTrust(): void {
    runDetached(this.#log, 'Telling the language server of the trust', async () => {
      const server = await this.#server;
      await server?.notify(trustGrantedNotification, {});
    });
  }

  dispose(): void {
    this.#stopWaiting();
    const server = this.#server;
    this.#server = undefined;
    // A server that never came up has nothing to stop; why it did not was logged then.
    server?.then(running => running.stop()).catch(() => undefined);
    this.#mailersChanged.dispose();
    this.#stateChanged.dispose();
  }

  #running(): Promise<RunningServer> {
    this.#stopWaiting();
    this.#server ??= this.#launch();
    return this.#server;
  }

  async #launch(): Promise<RunningServer> {
    this.#become('starting');
    try {
      const { startServer } = await import('./client.ts');
      const server = await startServer({
        extension: this.#extension,
        log: this.#log,
        onStateChange: state => this.#become(state === 'running' ? 'running' : 'failed'),
      });
      server.on(mailersChangedNotification, () => this.#mailersChanged.fire());
      this.#mailersChanged.fire();
      return server;
    } catch (error) {
      this.#server = undefined;
      this.#become('failed');
      throw error;
    }
  }

  #searchWorkspace(): void {
    runDetached(this.#log, 'Looking for mail settings', async () => {
      if (await workspaceConcernsMail(this.#search.token)) this.start();
    });
  }

  #stopWaiting(): void {
    this.#search.cancel();
    for (const listener of this.#waiting.splice(0)) listener.dispose();
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#stateChanged.fire(state);
  }
}
