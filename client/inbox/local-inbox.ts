import { commands, EventEmitter } from 'vscode';
import type { Disposable, ExtensionContext, LogOutputChannel } from 'vscode';
import type { Inbox } from '../../mail/capture/inbox.ts';
import type { CapturedMessage, MessageSummary } from '../../mail/capture/message.ts';
import type { Trust } from '../../mail/probe/request.ts';
import type { Attempt } from '../check/attempt.ts';

const RUNNING = 'envelope.inboxRunning';

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1', '[::1]'];

export interface InboxEndpoint {
  readonly host: string;
  readonly port: number;
  /** Path of the certificate in PEM, for programs that are to trust it. */
  readonly certificateFile: string;
}

/** The local inbox of this window: started and stopped by the user, its messages in memory, its certificate kept. */
export class LocalInbox implements Disposable {
  readonly #extension: ExtensionContext;
  readonly #log: LogOutputChannel;
  readonly #stateChanged = new EventEmitter<void>();
  readonly #messagesChanged = new EventEmitter<void>();
  readonly #unread = new Set<string>();
  #inbox: Inbox | undefined;

  readonly onDidChangeState = this.#stateChanged.event;
  readonly onDidChangeMessages = this.#messagesChanged.event;

  constructor(extension: ExtensionContext, log: LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
  }

  /** Where it listens; `undefined` while it does not. */
  get endpoint(): InboxEndpoint | undefined {
    const { host = '', port, certificatePath } = this.#inbox ?? {};
    return port === undefined || certificatePath === undefined ? undefined : { host, port, certificateFile: certificatePath };
  }

  /** The newest first. They stay when it stops, until it starts again. */
  get messages(): readonly MessageSummary[] {
    return this.#inbox?.list() ?? [];
  }

  get unreadCount(): number {
    return this.#unread.size;
  }

  /** The inbox's certificate counts at the inbox's own address, and nowhere else. */
  readonly trustFor = ({ host, port }: Pick<Attempt, 'host' | 'port'>): Trust | undefined => {
    const certificate = this.#inbox?.certificate;
    const isOwn = this.#inbox?.port === port && LOOPBACK.includes(host.toLowerCase());
    return isOwn && certificate !== undefined ? { extra: [certificate] } : undefined;
  };

  /** Returns why it could not start, in the system's words. */
  async start(port: number): Promise<string | undefined> {
    if (this.endpoint !== undefined) return undefined;
    const { createInbox } = await import('../../mail/capture/inbox.ts');
    const inbox = createInbox({ folder: this.#extension.globalStorageUri.fsPath, port });
    try {
      await inbox.start();
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    inbox.onMessage(({ id }) => {
      this.#unread.add(id);
      this.#messagesChanged.fire();
    });
    inbox.on('dropped', messages => {
      for (const { id } of messages) this.#unread.delete(id);
    });
    this.#inbox = inbox;
    this.#unread.clear();
    this.#log.info(`The local inbox listens on ${inbox.host}:${inbox.port ?? 0}.`);
    await this.#announce();
    return undefined;
  }

  async stop(): Promise<void> {
    await this.#inbox?.stop();
    await this.#announce();
  }

  clear(): void {
    this.#inbox?.clear();
    this.#unread.clear();
    this.#messagesChanged.fire();
  }

  /** The whole message, which counts as read from now on. */
  async open(id: string): Promise<CapturedMessage | undefined> {
    const message = await this.#inbox?.get(id);
    if (this.#unread.delete(id)) this.#messagesChanged.fire();
    return message;
  }

  isUnread(id: string): boolean {
    return this.#unread.has(id);
  }

  dispose(): void {
    void this.#inbox?.stop();
    this.#stateChanged.dispose();
    this.#messagesChanged.dispose();
  }

  async #announce(): Promise<void> {
    await commands.executeCommand('setContext', RUNNING, this.endpoint !== undefined);
    this.#stateChanged.fire();
    this.#messagesChanged.fire();
  }
}
