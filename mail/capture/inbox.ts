import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import { loadIdentity, type Identity } from './identity.ts';
import { read, readAttachment, summarize, type Arrival, type CapturedMessage, type MessageSummary } from './message.ts';
import { InboxServer } from './server.ts';
import { MessageStore, type StoreLimits } from './store.ts';

export interface InboxOptions {
  /** Where the certificate and its key are kept. */
  readonly folder: string;
  /** 0 takes a free one, which is the default; `port` tells it after the start. */
  readonly port?: number;
  /** Largest message in bytes, announced with SIZE. */
  readonly messageSize?: number;
  /** What is kept at most; the oldest messages go first. */
  readonly limits?: Partial<StoreLimits>;
  readonly now?: () => Date;
}

export interface InboxEvents {
  /** A message has come. */
  readonly message: (summary: MessageSummary) => void;
  /** Messages had to go to keep the inbox within its limits. */
  readonly dropped: (summaries: readonly MessageSummary[]) => void;
}

/** Loopback alone: the inbox takes any login and must not be reachable from another machine. */
const HOST = '127.0.0.1';

/** 25 MB, as large as Gmail's limit for attachments: what is refused here would be refused there. */
const MESSAGE_SIZE = 25 * 1024 * 1024;

/** A thousand messages of a test run, and what a desktop machine has to spare. */
const LIMITS: StoreLimits = { messages: 1000, bytes: 100 * 1024 * 1024 };

/** A client that says nothing for a minute has gone. In milliseconds. */
const IDLE = 60_000;

/** More connections at once than any program opens to a mail server of its own. */
const CLIENTS = 200;

export function createInbox(options: InboxOptions): Inbox {
  return new Inbox(options);
}

/**
 * A mail server that keeps what it is sent and passes nothing on. It offers STARTTLS and takes any login, also in clear text: no account
 * stands behind it, and the connection does not leave the machine.
 */
export class Inbox {
  readonly #options: InboxOptions;
  readonly #store: MessageStore;
  readonly #now: () => Date;
  readonly #listeners: { readonly [E in keyof InboxEvents]: Set<InboxEvents[E]> } = { message: new Set(), dropped: new Set() };
  #running: { readonly server: InboxServer; readonly identity: Identity; readonly port: number } | undefined;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#store = new MessageStore({ ...LIMITS, ...options.limits });
    this.#now = options.now ?? (() => new Date());
  }

  get host(): string {
    return HOST;
  }

  /** Undefined while it is not running. */
  get port(): number | undefined {
    return this.#running?.port;
  }

  /** PEM of the certificate that it shows, to be trusted by those who send; undefined while it is not running. */
  get certificate(): string | undefined {
    return this.#running?.identity.certificate;
  }

  get certificatePath(): string | undefined {
    return this.#running?.identity.certificatePath;
  }

  /** Rejects when the port is taken or the folder cannot be written. */
  async start(): Promise<void> {
    if (this.#running !== undefined) return;
    const identity = await loadIdentity(this.#options.folder, this.#now());
    const server = new InboxServer(this.#serverOptions(identity));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#options.port ?? 0, HOST, () => {
        server.off('error', reject);
        resolve();
      });
    });
    // Errors of single connections: the client sees them, and the inbox goes on.
    server.on('error', () => undefined);
    this.#running = { server, identity, port: (server.server.address() as AddressInfo).port };
  }

  /** Ends every connection; the messages stay. */
  async stop(): Promise<void> {
    const { server } = this.#running ?? {};
    this.#running = undefined;
    if (server === undefined) return;
    for (const connection of server.connections) connection.close();
    await new Promise<void>(resolve => server.close(() => resolve()));
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

  async get(id: string): Promise<CapturedMessage | undefined> {
    const kept = this.#store.find(id);
    return kept && read(kept.arrival, kept.source);
  }

  /** One attachment's content, by its place in the message's list. */
  async attachment(id: string, index: number): Promise<Uint8Array | undefined> {
    const kept = this.#store.find(id);
    return kept && readAttachment(kept.source, index);
  }

  /** The message as it came, for an `.eml` file. */
  source(id: string): Uint8Array | undefined {
    return this.#store.find(id)?.source;
  }

  delete(id: string): boolean {
    return this.#store.delete(id);
  }

  clear(): void {
    this.#store.clear();
  }

  #serverOptions({ certificate, key }: Identity): SMTPServerOptions {
    const size = this.#options.messageSize ?? MESSAGE_SIZE;
    return {
      key,
      cert: certificate,
      minVersion: 'TLSv1.2',
      name: 'localhost',
      banner: 'Envelope inbox',
      size,
      rejectOversized: true,
      authOptional: true,
      authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
      allowInsecureAuth: true,
      hideENHANCEDSTATUSCODES: false,
      disableReverseLookup: true,
      maxClients: CLIENTS,
      socketTimeout: IDLE,
      closeTimeout: 500,
      logger: false,
      onAuth: ({ username }, _session, done) => done(null, { user: username ?? 'unknown' }),
      onData: (stream, session, done) =>
        void this.#receive(stream, session).then(
          id => done(null, `Kept as ${id}`),
          (error: unknown) => done(error instanceof Error ? error : new Error('The message could not be kept.')),
        ),
    };
  }

  async #receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
    if (stream.sizeExceeded) throw Object.assign(new Error('The message is larger than the inbox takes.'), { responseCode: 552 });

    const source = Buffer.concat(chunks);
    const { mailFrom, rcptTo } = session.envelope;
    const arrival: Arrival = {
      id: randomUUID(),
      receivedAt: this.#now().toISOString(),
      sender: mailFrom === false ? '' : mailFrom.address,
      recipients: rcptTo.map(({ address }) => address),
      encrypted: session.secure,
      ...(typeof session.user === 'string' && { username: session.user }),
      clientName: session.hostNameAppearsAs,
      size: source.byteLength,
    };
    const summary = await summarize(arrival, source);
    const dropped = this.#store.add({ arrival, summary, source });
    for (const listener of this.#listeners.message) listener(summary);
    if (dropped.length > 0) for (const listener of this.#listeners.dropped) listener(dropped);
    return arrival.id;
  }
}
