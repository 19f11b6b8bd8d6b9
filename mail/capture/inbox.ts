import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { MessageProblem } from '../../core/message/problem.ts';
import { parseSearch } from '../../core/message/search.ts';
import { Chaos, type ChaosPlan, type Trouble } from './chaos.ts';
import { FolderShelf } from './folder-shelf.ts';
import { loadIdentity, type Identity } from './identity.ts';
import { judge } from './judge.ts';
import { createMemoryShelf } from './memory-shelf.ts';
import { readMessage, readAttachments, type CapturedMessage, type MessageSummary } from './message.ts';
import { outline } from './outline.ts';
import { LIMITS, type InboxOptions } from './options.ts';
import { Reception } from './reception.ts';
import type { InboxServer } from './server.ts';
import { MessageStore } from './store.ts';

export type { InboxOptions } from './options.ts';

export interface InboxEvents {
  /** A message has come. */
  readonly message: (summary: MessageSummary) => void;
  /** Messages had to go to keep the inbox within its limits. */
  readonly dropped: (summaries: readonly MessageSummary[]) => void;
  /** A client was troubled on purpose. */
  readonly trouble: (trouble: Trouble) => void;
}

interface Running {
  readonly identity: Identity;
  readonly servers: readonly InboxServer[];
  readonly port: number;
  readonly implicitTlsPort: number | undefined;
  readonly ending: AbortController;
}

/** Loopback alone: the inbox takes any login and must not be reachable from another machine. */
const HOST = '127.0.0.1';

export function createInbox(options: InboxOptions): Inbox {
  return new Inbox(options);
}

/**
 * A mail server that keeps what it is sent and passes nothing on. It takes any login, also in clear text, unless it is told otherwise:
 * no account stands behind it, and the connection does not leave the machine.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #store: MessageStore;
  readonly #now: () => Date;
  readonly #listeners: { readonly [E in keyof InboxEvents]: Set<InboxEvents[E]> } = {
    message: new Set(),
    dropped: new Set(),
    trouble: new Set(),
  };
  #chaos: Chaos;
  #running: Running | undefined;
  #isLoaded = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    const shelf = options.messageFolder === undefined ? createMemoryShelf() : new FolderShelf(options.messageFolder);
    this.#store = new MessageStore({ ...LIMITS, ...options.limits }, shelf);
    this.#now = options.now ?? (() => new Date());
    this.#chaos = new Chaos(options.chaos ?? { rules: [] });
  }

  get host(): string {
    return HOST;
  }

  /** Of the listener with STARTTLS. Undefined while it is not running. */
  get port(): number | undefined {
    return this.#running?.port;
  }

  /** Of the listener that begins with TLS, where one was asked for. */
  get implicitTlsPort(): number | undefined {
    return this.#running?.implicitTlsPort;
  }

  /** PEM of the certificate that it shows, to be trusted by those who send; undefined while it is not running. */
  get certificate(): string | undefined {
    return this.#running?.identity.certificate;
  }

  get certificatePath(): string | undefined {
    return this.#running?.identity.certificatePath;
  }

  get chaos(): ChaosPlan {
    return this.#chaos.plan;
  }

  /** Counts for clients from now on, whether the inbox runs or not. */
  setChaos(plan: ChaosPlan): void {
    this.#chaos = new Chaos(plan);
  }

  /** Rejects when a port is taken or a folder cannot be written. */
  async start(): Promise<void> {
    if (this.#running !== undefined) return;
    const identity = await loadIdentity(this.#options.folder, this.#now());
    await this.#load();
    const ending = new AbortController();
    const reception = new Reception(this.#options, {
      now: this.#now,
      signal: ending.signal,
      chaos: () => this.#chaos,
      onTrouble: trouble => this.#tell('trouble', trouble),
      keep: async (arrival, source) => {
        const kept = outline(arrival, source);
        const dropped = await this.#store.add(kept, source);
        this.#tell('message', kept.summary);
        if (dropped.length > 0) this.#tell('dropped', dropped);
      },
    });
    const { port = 0, implicitTlsPort } = this.#options;
    const servers: InboxServer[] = [];
    try {
      servers.push(await listen(reception.createServer(identity, 'starttls'), port));
      if (implicitTlsPort !== undefined) servers.push(await listen(reception.createServer(identity, 'implicit'), implicitTlsPort));
    } catch (error) {
      await Promise.all(servers.map(close));
      throw error;
    }
    const [starttls, implicit] = servers.map(({ server }) => (server.address() as AddressInfo).port);
    this.#running = { identity, servers, port: starttls ?? 0, implicitTlsPort: implicit, ending };
  }

  /** Ends every connection; the messages stay. */
  async stop(): Promise<void> {
    const { servers = [], ending } = this.#running ?? {};
    this.#running = undefined;
    ending?.abort();
    await Promise.all(servers.map(close));
  }

  /** Calls back for each event from now on; the function that it returns ends that. */
  on<E extends keyof InboxEvents>(event: E, listener: InboxEvents[E]): () => void {
    this.#listeners[event].add(listener);
    return () => this.#listeners[event].delete(listener);
  }

  onMessage(listener: InboxEvents['message']): () => void {
    return this.on('message', listener);
  }

  /** Newest first. */
  list(): readonly MessageSummary[] {
    return this.#store.list();
  }

  /** Newest first. Words and quoted phrases, each of which has to be there: `from:ann subject:"order 42" refund`. */
  search(query: string): readonly MessageSummary[] {
    return this.#store.search(parseSearch(query));
  }

  get unreadCount(): number {
    return this.#store.unreadCount;
  }

  isUnread(id: string): boolean {
    return this.#store.isUnread(id);
  }

  /** Whether it was not read before. */
  markRead(id: string): Promise<boolean> {
    return this.#store.markRead(id);
  }

  async get(id: string): Promise<CapturedMessage | undefined> {
    const kept = this.#store.find(id);
    const source = await this.#store.read(id);
    return kept && source && readMessage(kept.summary, source);
  }

  /** What is wrong with the message itself: as in `get`, without parsing all of it. */
  async problems(id: string): Promise<readonly MessageProblem[]> {
    const kept = this.#store.find(id);
    const source = await this.#store.read(id);
    return kept && source ? judge(kept.summary, source) : [];
  }

  /** One attachment's content, by its place in the message's list. */
  async attachment(id: string, place: number): Promise<Uint8Array | undefined> {
    return (await this.attachments(id, [place]))[0];
  }

  /** Several at once: the message is read for all of them together. */
  async attachments(id: string, places: readonly number[]): Promise<readonly (Uint8Array | undefined)[]> {
    const source = await this.#store.read(id);
    return source === undefined ? [] : readAttachments(source, places);
  }

  /** The message as it came, for an `.eml` file. */
  source(id: string): Promise<Uint8Array | undefined> {
    return this.#store.read(id);
  }

  delete(id: string): Promise<boolean> {
    return this.#store.delete(id);
  }

  clear(): Promise<void> {
    return this.#store.clear();
  }

  /** Once: what a stopped inbox kept is still there when it starts again. */
  async #load(): Promise<void> {
    if (this.#isLoaded) return;
    const dropped = await this.#store.load(({ arrival, source }) => outline(arrival, source));
    this.#isLoaded = true;
    if (dropped.length > 0) this.#tell('dropped', dropped);
  }

  #tell<E extends keyof InboxEvents>(event: E, ...what: Parameters<InboxEvents[E]>): void {
    for (const listener of this.#listeners[event]) (listener as (...args: typeof what) => void)(...what);
  }
}

async function listen(server: InboxServer, port: number): Promise<InboxServer> {
  // Errors of single connections: the client sees them, and the inbox goes on.
  server.on('error', () => undefined);
  server.listen(port, HOST);
  // Rejects where the port is taken.
  await once(server.server, 'listening');
  return server;
}

async function close(server: InboxServer): Promise<void> {
  for (const connection of server.connections) connection.close();
  await new Promise<void>(resolve => server.close(() => resolve()));
}
