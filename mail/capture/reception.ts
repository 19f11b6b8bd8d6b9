import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { SMTPServerAuthentication, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { Chaos, ChaosPlace, Trouble } from './chaos.ts';
import type { Identity } from './identity.ts';
import { acceptsLogin, nameOf } from './login.ts';
import type { Arrival } from './message.ts';
import { CLIENTS, IDLE, MESSAGE_SIZE, type InboxOptions } from './options.ts';
import { InboxServer } from './server.ts';

/** What the reception needs of the inbox behind it. */
export interface ReceptionContext {
  readonly now: () => Date;
  /** Ends waits that were made on purpose. */
  readonly signal: AbortSignal;
  readonly chaos: () => Chaos;
  readonly onTrouble: (trouble: Trouble) => void;
  readonly keep: (arrival: Arrival, source: Uint8Array) => Promise<void>;
}

type Done = (error?: Error | null) => void;

/** Half-read messages of all clients together take as much memory as this many of the largest. */
const LARGEST_AT_ONCE = 4;

/** What is said to clients, the same on each listener. */
export class Reception {
  readonly #options: InboxOptions;
  readonly #context: ReceptionContext;
  readonly #size: number;
  /** Bytes of messages that are still coming in. */
  #incoming = 0;

  constructor(options: InboxOptions, context: ReceptionContext) {
    this.#options = options;
    this.#context = context;
    this.#size = options.messageSize ?? MESSAGE_SIZE;
  }

  createServer({ certificate, key }: Identity, encryption: 'starttls' | 'implicit'): InboxServer {
    const { login = 'optional', clients = CLIENTS, idle = IDLE } = this.#options;
    const server: InboxServer = new InboxServer({
      key,
      cert: certificate,
      minVersion: 'TLSv1.2',
      secure: encryption === 'implicit',
      name: 'localhost',
      banner: 'Envelope inbox',
      size: this.#size,
      rejectOversized: true,
      authOptional: login === 'optional',
      authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
      allowInsecureAuth: true,
      authRequiredMessage: 'This inbox takes mail after a login alone',
      hideENHANCEDSTATUSCODES: false,
      disableReverseLookup: true,
      maxClients: clients,
      socketTimeout: idle,
      closeTimeout: 500,
      logger: false,
      onConnect: (session, done) => this.#disturb({ server, session, at: 'connect', names: [] }, done),
      onAuth: (auth, session, done) =>
        this.#disturb({ server, session, at: 'login', names: [nameOf(auth)] }, error => {
          if (error) done(error);
          else done(null, this.#login(auth));
        }),
      onMailFrom: ({ address }, session, done) => this.#disturb({ server, session, at: 'sender', names: [address] }, done),
      onRcptTo: ({ address }, session, done) => this.#disturb({ server, session, at: 'recipient', names: [address] }, done),
      onData: (stream, session, done) =>
        void this.#receive(stream, session, server).then(
          id => done(null, `Kept as ${id}`),
          (error: unknown) => done(error instanceof Error ? error : new Error('The message could not be kept.')),
        ),
    });
    return server;
  }

  #login(auth: SMTPServerAuthentication): { readonly user?: string; readonly message?: string; readonly data?: object } {
    if (acceptsLogin(this.#options.login ?? 'optional', auth)) return { user: nameOf(auth) || 'unknown' };
    return { message: 'This is not the login that the inbox was told to take', data: { status: '401', schemes: 'bearer' } };
  }

  #disturb(meeting: Meeting, done: Done): void {
    // Without chaos the answer is at hand, and thousands of messages are spared a turn of the loop each.
    const troubles = this.#context.chaos().strike(meeting.at, meeting.names);
    if (troubles.length === 0) done();
    else void this.#trouble(troubles, meeting).then(() => done(), done);
  }

  /** Rejects with the reply that the client gets; a connection that is cut gets none. */
  async #trouble(troubles: readonly Trouble[], { server, session }: Meeting): Promise<void> {
    for (const trouble of troubles) {
      this.#context.onTrouble(trouble);
      const { effect } = trouble.rule;
      switch (effect.kind) {
        case 'delay':
          // An inbox that ends closes the connection as well, so nobody hears what comes after.
          await wait(effect.wait, undefined, { signal: this.#context.signal }).catch(() => undefined);
          break;
        case 'reply':
          throw reply(effect.code, 'Refused on purpose: chaos is on in this Envelope inbox');
        case 'cut':
          server.find(session.id)?.cut();
          throw reply(421, 'Cut on purpose');
        default:
          effect satisfies never;
      }
    }
  }

  async #receive(stream: SMTPServerDataStream, session: SMTPServerSession, server: InboxServer): Promise<string> {
    const source = await this.#collect(stream);
    const { mailFrom, rcptTo, smtpUtf8 } = session.envelope;
    const arrival: Arrival = {
      id: randomUUID(),
      receivedAt: this.#context.now().toISOString(),
      sender: mailFrom === false ? '' : mailFrom.address,
      recipients: rcptTo.map(({ address }) => address),
      encrypted: session.secure,
      ...(typeof session.user === 'string' && { username: session.user }),
      clientName: session.hostNameAppearsAs,
      ...(smtpUtf8 === true && { utf8: true }),
      size: source.byteLength,
    };
    const names = [...arrival.recipients, arrival.sender];
    const troubles = this.#context.chaos().strike('message', names);
    await this.#trouble(troubles, { server, session, at: 'message', names });
    await this.#context.keep(arrival, source);
    return arrival.id;
  }

  /** Reads to the end whatever is wrong, as the client hears nothing before. */
  async #collect(stream: SMTPServerDataStream): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    let isCrowded = false;
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        isCrowded ||= this.#incoming + chunk.byteLength > LARGEST_AT_ONCE * this.#size;
        if (stream.sizeExceeded || isCrowded) {
          this.#incoming -= size;
          size = 0;
          chunks.length = 0;
          continue;
        }
        chunks.push(chunk);
        size += chunk.byteLength;
        this.#incoming += chunk.byteLength;
      }
      if (stream.sizeExceeded) throw reply(552, 'The message is larger than the inbox takes');
      if (isCrowded) throw reply(452, 'Too much is coming in at once; try again');
      return joinApart(chunks, size);
    } finally {
      this.#incoming -= size;
    }
  }
}

/** In memory of its own: `Buffer.concat` cuts small ones from a slab, and a message that is kept would keep the whole slab. */
function joinApart(chunks: readonly Uint8Array[], size: number): Buffer {
  const whole = Buffer.allocUnsafeSlow(size);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.byteLength;
  }
  return whole;
}

/** One moment in a session, and whom it concerns. */
interface Meeting {
  readonly server: InboxServer;
  readonly session: SMTPServerSession;
  readonly at: ChaosPlace;
  readonly names: readonly string[];
}

function reply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
