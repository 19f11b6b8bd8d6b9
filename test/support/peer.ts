import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { TLSSocket, type TlsOptions } from 'node:tls';

/**
 * A mail server that plays a transcript over a real socket, one line per step:
 *
 *     S: 220 mail.test ESMTP      says a line
 *     C: EHLO                     waits for a line that begins so, in any case of letters; `C: *` takes any
 *     ! tls                       turns to TLS (the whole script is inside TLS when this is its first line)
 *     ! raw "220 \x00\r\n"        says these bytes, a JSON string read as Latin-1
 *     ! drip 50 "220 hello\r\n"   says them one by one, this many milliseconds apart
 *     ! repeat 50000 250-more     says a line so often
 *     ! glue                      holds the next line back and says it in one packet with the one after it
 *     ! until .                   takes lines until this one
 *     ! wait 100 · ! hang · ! close · ! reset
 */
export interface Peer {
  readonly port: number;
  /** Lines of all clients, in their order; what cannot be read as text is left out. */
  readonly heard: readonly string[];
  /** Steps of the script that the client did not follow. */
  readonly surprises: readonly string[];
  /** How many times a client's bytes came after the peer had spoken: the round trips of the session. */
  readonly turns: number;
  close(): Promise<void>;
}

export interface PeerOptions {
  readonly tls?: TlsOptions;
  readonly host?: string;
}

export async function play(script: string, options: PeerOptions = {}): Promise<Peer> {
  const steps = script
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  const heard: string[] = [];
  const surprises: string[] = [];
  const counter = { turns: 0 };
  const ended = new AbortController();
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
    const performance = perform({ steps, socket, heard, surprises, counter, tls: options.tls, signal: ended.signal });
    performance.catch(() => undefined);
  });
  server.listen(0, options.host ?? '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    surprises,
    get turns() {
      return counter.turns;
    },
    async close() {
      ended.abort();
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Performance {
  readonly steps: readonly string[];
  readonly socket: Socket;
  readonly heard: string[];
  readonly surprises: string[];
  readonly counter: { turns: number };
  readonly tls: TlsOptions | undefined;
  readonly signal: AbortSignal;
}

/** The client's lines, as they come; the stream underneath changes when TLS begins. */
class Ear {
  readonly #lines: string[] = [];
  readonly #counter: { turns: number };
  #rest = '';
  #wake: (() => void) | undefined;
  #spoke = true;
  isOver = false;

  constructor(counter: { turns: number }) {
    this.#counter = counter;
  }

  listenTo(socket: Socket): void {
    socket.on('data', (chunk: Buffer) => {
      if (this.#spoke) this.#counter.turns += 1;
      this.#spoke = false;
      const lines = (this.#rest + chunk.toString('latin1')).split('\n');
      this.#rest = lines.pop() ?? '';
      this.#lines.push(...lines.map(line => line.replace(/\r$/, '')));
      this.#wake?.();
    });
    socket.once('close', () => {
      this.isOver = true;
      this.#wake?.();
    });
  }

  spoke(): void {
    this.#spoke = true;
  }

  async next(): Promise<string | undefined> {
    while (this.#lines.length === 0 && !this.isOver) await new Promise<void>(resolve => (this.#wake = resolve));
    return this.#lines.shift();
  }
}

async function perform({ steps, socket, heard, surprises, counter, tls, signal }: Performance): Promise<void> {
  const ear = new Ear(counter);
  let stream: Socket = socket;
  let glued: string | undefined;
  const say = (bytes: string): void => {
    ear.spoke();
    stream.write(Buffer.from(bytes, 'latin1'));
  };
  const secure = async (): Promise<void> => {
    stream.removeAllListeners('data');
    stream.removeAllListeners('close');
    const secured = new TLSSocket(stream, { ...tls, isServer: true });
    secured.on('error', () => undefined);
    ear.listenTo(secured);
    stream = secured;
    await once(secured, 'secure', { signal });
  };

  if (steps[0] !== '! tls') ear.listenTo(stream);
  for (const step of steps) {
    if (signal.aborted) return;
    const [, mark = '', rest = ''] = /^(S:|C:|!)\s?(.*)$/.exec(step) ?? [];
    if (mark === 'S:') {
      if (glued === '') glued = `${rest}\r\n`;
      else {
        say(`${glued ?? ''}${Buffer.from(rest).toString('latin1')}\r\n`);
        glued = undefined;
      }
      continue;
    }
    if (mark === 'C:') {
      const line = await ear.next();
      if (line === undefined) return;
      heard.push(line);
      if (rest !== '*' && !line.toUpperCase().startsWith(rest.toUpperCase())) surprises.push(`expected “${rest}”, heard “${line}”`);
      continue;
    }
    const [verb = '', ...args] = rest.split(' ');
    switch (verb) {
      case 'tls':
        await secure();
        break;
      case 'glue':
        glued = '';
        break;
      case 'raw':
        say(JSON.parse(args.join(' ')) as string);
        break;
      case 'drip':
        for (const character of JSON.parse(args.slice(1).join(' ')) as string) {
          if (signal.aborted || ear.isOver) return;
          say(character);
          await delay(Number(args[0]), undefined, { signal });
        }
        break;
      case 'repeat': {
        const lines = `${args.slice(1).join(' ')}\r\n`.repeat(1000);
        for (let left = Number(args[0]); left > 0 && !ear.isOver; left -= 1000) {
          say(left >= 1000 ? lines : `${args.slice(1).join(' ')}\r\n`.repeat(left));
          if (stream.writableNeedDrain) await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]);
        }
        break;
      }
      case 'until':
        for (let line = await ear.next(); line !== undefined && line !== args[0]; line = await ear.next()) heard.push(line);
        break;
      case 'wait':
        await delay(Number(args[0]), undefined, { signal });
        break;
      case 'hang':
        for (let line = await ear.next(); line !== undefined; line = await ear.next()) heard.push(line);
        return;
      case 'close':
        stream.end();
        return;
      case 'reset':
        socket.resetAndDestroy();
        return;
      default:
        throw new Error(`The script has an unknown step: ${step}`);
    }
  }
  for (let line = await ear.next(); line !== undefined; line = await ear.next()) {
    heard.push(line);
    // Whatever comes after the script is taken leave of, as most clients end with QUIT.
    if (/^QUIT$/i.test(line)) say('221 Bye\r\n');
  }
}
