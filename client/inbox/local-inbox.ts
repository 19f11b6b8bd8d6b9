import { commands, EventEmitter } from 'vscode';
import type { Disposable, ExtensionContext, LogOutputChannel } from 'vscode';
import { showChaosRule, type ChaosRule } from '../../mail/capture/chaos.ts';
import type { Inbox } from '../../mail/capture/inbox.ts';
import type { CapturedMessage, MessageSummary } from '../../mail/capture/message.ts';
import type { Trust } from '../../mail/probe/request.ts';
import type { Attempt } from '../check/attempt.ts';
import type { InboxSettings } from './settings.ts';

/** Keys of `when` clauses. */
const RUNNING = 'envelope.inboxRunning';
const SEARCHED = 'envelope.inboxSearched';
const CHAOS = 'envelope.inboxChaos';

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1', '[::1]'];

export interface InboxEndpoint {
  readonly host: string;
  readonly port: number;
  readonly implicitTlsPort: number | undefined;
  /** Path of the certificate in PEM, for programs that are to trust it. */
  readonly certificateFile: string;
}

/** The local inbox of this window: started and stopped by the user, its certificate kept, its messages as the settings say. */
export class LocalInbox implements Disposable {
  readonly #extension: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #stateChanged = new EventEmitter<void>();
  readonly #messagesChanged = new EventEmitter<void>();
  #inbox: Inbox | undefined;
  #settings: InboxSettings | undefined;
  #query = '';
  #rules: readonly ChaosRule[] = [];
  #troubles = 0;
  #dropped = 0;

  readonly onDidChangeState = this.#stateChanged.event;
  readonly onDidChangeMessages = this.#messagesChanged.event;

  constructor(extension: ExtensionContext, log: LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
  }

  /** Where it listens; `undefined` while it does not. */
  get endpoint(): InboxEndpoint | undefined {
    const { host = '', port, implicitTlsPort, certificatePath } = this.#inbox ?? {};
    if (port === undefined || certificatePath === undefined) return undefined;
    return { host, port, implicitTlsPort, certificateFile: certificatePath };
  }

  /** The newest first, those that the search finds. They stay when it stops, until it starts again. */
  get messages(): readonly MessageSummary[] {
    return this.#inbox?.search(this.#query) ?? [];
  }

  get messageCount(): number {
    return this.#inbox?.list().length ?? 0;
  }

  get unreadCount(): number {
    return this.#inbox?.unreadCount ?? 0;
  }

  /** What is searched for; empty where everything is listed. */
  get query(): string {
    return this.#query;
  }

  get chaos(): readonly ChaosRule[] {
    return this.#rules;
  }

  /** How many clients were troubled since chaos was set. */
  get troubleCount(): number {
    return this.#troubles;
  }

  /** How many messages had to go since it started, to stay within the limits. */
  get droppedCount(): number {
    return this.#dropped;
  }

  /** Whether the messages survive the window. */
  get isKeptInFolder(): boolean {
    return this.#settings?.messageFolder !== undefined;
  }

  /** The inbox's certificate counts at the inbox's own address, and nowhere else. */
  readonly trustFor = ({ host, port }: Pick<Attempt, 'host' | 'port'>): Trust | undefined => {
    const certificate = this.#inbox?.certificate;
    const isOwn = [this.#inbox?.port, this.#inbox?.implicitTlsPort].includes(port) && LOOPBACK.includes(host.toLowerCase());
    return isOwn && certificate !== undefined ? { extra: [certificate] } : undefined;
  };

  /** Returns why it could not start, in the system's words. */
  async start(settings: InboxSettings): Promise<string | undefined> {
    if (this.endpoint !== undefined) return undefined;
    const { createInbox } = await import('../../mail/capture/inbox.ts');
    const inbox = createInbox({ ...settings, folder: this.#extension.globalStorageUri.fsPath, chaos: { rules: this.#rules } });
    this.#dropped = 0;
    inbox.on('dropped', messages => {
      this.#dropped += messages.length;
      this.#messagesChanged.fire();
    });
    try {
      await inbox.start();
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    inbox.onMessage(() => this.#messagesChanged.fire());
    inbox.on('trouble', ({ rule, whom }) => {
      this.#troubles += 1;
      this.#log.info(`Chaos in the local inbox: ${showChaosRule(rule)}${whom === '' ? '' : `, met ${whom}`}.`);
      this.#stateChanged.fire();
    });
    this.#inbox = inbox;
    this.#settings = settings;
    this.#log.info(`The local inbox listens on ${inbox.host}:${inbox.port ?? 0}.`);
    await this.#announce();
    return undefined;
  }

  async stop(): Promise<void> {
    await this.#inbox?.stop();
    await this.#announce();
  }

  async clear(): Promise<void> {
    await this.#inbox?.clear();
    this.#messagesChanged.fire();
  }

  async delete(id: string): Promise<void> {
    await this.#inbox?.delete(id);
    this.#messagesChanged.fire();
  }

  async search(query: string): Promise<void> {
    this.#query = query.trim();
    await this.#announce();
  }

  /** Counts from now on, also for an inbox that is started later. */
  async setChaos(rules: readonly ChaosRule[]): Promise<void> {
    this.#rules = rules;
    this.#troubles = 0;
    this.#inbox?.setChaos({ rules });
    await this.#announce();
  }

  /** The whole message, which counts as read from now on. */
  async open(id: string): Promise<CapturedMessage | undefined> {
    const message = await this.#inbox?.get(id);
    if ((await this.#inbox?.markRead(id)) === true) this.#messagesChanged.fire();
    return message;
  }

  async find(id: string): Promise<CapturedMessage | undefined> {
    return this.#inbox?.get(id);
  }

  /** The message as it came. */
  async source(id: string): Promise<Uint8Array | undefined> {
    return this.#inbox?.source(id);
  }

  /** One attachment's content, by its place in the message's list. */
  async attachment(id: string, place: number): Promise<Uint8Array | undefined> {
    return this.#inbox?.attachment(id, place);
  }

  async attachments(id: string, places: readonly number[]): Promise<readonly (Uint8Array | undefined)[]> {
    return (await this.#inbox?.attachments(id, places)) ?? [];
  }

  isUnread(id: string): boolean {
    return this.#inbox?.isUnread(id) ?? false;
  }

  dispose(): void {
    void this.#inbox?.stop();
    this.#stateChanged.dispose();
    this.#messagesChanged.dispose();
  }

  async #announce(): Promise<void> {
    await commands.executeCommand('setContext', RUNNING, this.endpoint !== undefined);
    await commands.executeCommand('setContext', SEARCHED, this.#query !== '');
    await commands.executeCommand('setContext', CHAOS, this.#rules.length > 0);
    this.#stateChanged.fire();
    this.#messagesChanged.fire();
  }
}
