import type { Socket } from 'node:net';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { conditionOfCode, type Condition } from '../../core/smtp/conditions.ts';
import type { Reply } from '../../core/smtp/reply.ts';
import type { Command } from './command.ts';
import { ReplyParser } from './reply-parser.ts';
import type { Transcript } from './transcript.ts';

/** Why a wait ended without what was waited for. `detail` is the system's or TLS library's own word for it. */
export interface Broken {
  readonly ok: false;
  readonly condition: Condition;
  readonly detail?: string;
}

export type Received<T> = { readonly ok: true; readonly value: T } | Broken;

/** Replies that nobody asked for are kept up to this number; a server that sends more is not listening. */
const UNASKED_AT_MOST = 16;

/** How much is shown of what is no reply. In UTF-16 units. */
const FLAW_AT_MOST = 200;

/**
 * One SMTP connection: commands out, replies in. Every wait ends with its signal; nothing here throws, and a connection that broke
 * once answers every further wait with the same reason.
 */
export class Connection {
  #socket: Socket;
  #parser = new ReplyParser();
  #replies: Reply[] = [];
  #broken: Broken | undefined;
  #wake: (() => void) | undefined;
  #bytesSinceCommand = 0;
  readonly #transcript: Transcript;

  constructor(socket: Socket, transcript: Transcript) {
    this.#socket = socket;
    this.#transcript = transcript;
    this.#listen();
  }

  get socket(): Socket {
    return this.#socket;
  }

  get broken(): Broken | undefined {
    return this.#broken;
  }

  /** The next reply: the greeting, or what answers a command. */
  async read(signal: AbortSignal): Promise<Received<Reply>> {
    for (;;) {
      const reply = this.#replies.shift();
      if (reply !== undefined) return { ok: true, value: reply };
      if (this.#broken !== undefined) return this.#broken;
      if (signal.aborted) return this.#break(this.#outOfTime(signal));
      await this.#nextEvent(signal);
    }
  }

  /** Sends commands in one write and reads one reply for each; more than one only where the server offers PIPELINING. */
  async exchange(commands: readonly Command[], signal: AbortSignal): Promise<Received<readonly Reply[]>> {
    const early = this.#replies[0];
    if (early !== undefined && early.code !== 421) return this.#break({ ok: false, condition: 'unexpected-reply' });
    if (this.#broken !== undefined && early === undefined) return this.#broken;

    for (const command of commands) this.#transcript.sent(command);
    this.#bytesSinceCommand = 0;
    if (this.#broken === undefined) this.#socket.write(commands.map(({ line }) => `${line.reveal()}\r\n`).join(''));
    const replies: Reply[] = [];
    while (replies.length < commands.length) {
      const received = await this.read(signal);
      // A server that ends the session says so once; what it answered until then counts.
      if (!received.ok) return replies.at(-1)?.code === 421 ? { ok: true, value: replies } : received;
      replies.push(received.value);
    }
    return { ok: true, value: replies };
  }

  /**
   * Turns the connection to TLS. Nothing of what came in clear text may be taken for what comes inside TLS (RFC 3207 §6), so bytes that
   * are already here are a reason to stop. The certificate is judged by the caller: `rejectUnauthorized` has to be false.
   */
  async secure(options: ConnectionOptions, signal: AbortSignal): Promise<Received<TLSSocket>> {
    const { connect: connectTls } = await import('node:tls');
    if (this.#broken !== undefined) return this.#broken;
    if (this.#replies.length > 0 || this.#parser.isMidReply) return this.#break({ ok: false, condition: 'starttls-injection' });

    this.#unlisten();
    const plain = this.#socket;
    plain.on('error', ignore);
    const secured = connectTls({ ...options, socket: plain });
    this.#socket = secured;
    const failure = await new Promise<Error | undefined>(resolve => {
      const settle = (error?: Error): void => {
        signal.removeEventListener('abort', abort);
        resolve(error);
      };
      const abort = (): void => settle(new Error('aborted'));
      secured.once('secureConnect', () => settle());
      secured.once('error', settle);
      secured.once('close', () => settle(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    });
    secured.on('error', ignore);
    if (failure === undefined) {
      this.#parser = new ReplyParser();
      this.#listen();
      if (secured.getProtocol() === 'TLSv1.3') await untilTicket(secured);
      return { ok: true, value: secured };
    }
    if (signal.aborted) return this.#break({ ok: false, condition: isTimeout(signal) ? 'no-answer' : 'cancelled' });
    return this.#break(brokenBy(failure, 'tls-failed'));
  }

  /**
   * Gives the socket away, paused. From now on its new owner ends it, and this connection touches it no more; an error that comes before
   * the owner listens is ignored, as the end of the socket is seen all the same.
   */
  release(): Socket {
    this.#unlisten();
    this.#broken ??= { ok: false, condition: 'cancelled' };
    this.#socket.on('error', ignore);
    this.#socket.pause();
    return this.#socket;
  }

  /** Ends the connection at once; waits that are pending end as cancelled. */
  close(): void {
    this.#break({ ok: false, condition: 'cancelled' });
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#bytesSinceCommand += chunk.length;
    for (const reply of this.#parser.push(chunk)) {
      this.#transcript.received(reply);
      this.#replies.push(reply);
    }
    const flaw = this.#parser.flaw;
    if (flaw !== undefined) {
      // Cut behind the censor: half a password is none that it knows.
      const shown = this.#transcript.censor(flaw.shown).slice(0, FLAW_AT_MOST);
      this.#transcript.receivedText(`${shown} …`);
      this.#break({ ok: false, condition: flaw.condition, detail: shown });
    } else if (this.#replies.length > UNASKED_AT_MOST) {
      this.#replies = [];
      this.#break({ ok: false, condition: 'unexpected-reply' });
    }
    this.#wake?.();
  };

  readonly #onEnd = (): void => {
    this.#break({ ok: false, condition: 'connection-closed' });
  };

  readonly #onError = (error: Error): void => {
    this.#break(brokenBy(error, 'connection-closed'));
  };

  #listen(): void {
    this.#socket.on('data', this.#onData);
    this.#socket.on('end', this.#onEnd);
    this.#socket.on('close', this.#onEnd);
    this.#socket.on('error', this.#onError);
  }

  #unlisten(): void {
    this.#socket.off('data', this.#onData);
    this.#socket.off('end', this.#onEnd);
    this.#socket.off('close', this.#onEnd);
    this.#socket.off('error', this.#onError);
  }

  #break(reason: Broken): Broken {
    if (this.#broken === undefined) {
      this.#broken = reason;
      this.#unlisten();
      this.#socket.on('error', ignore);
      this.#socket.destroy();
    }
    this.#wake?.();
    return this.#broken;
  }

  #outOfTime(signal: AbortSignal): Broken {
    if (!isTimeout(signal)) return { ok: false, condition: 'cancelled' };
    return { ok: false, condition: this.#bytesSinceCommand > 0 || this.#parser.isMidReply ? 'too-slow' : 'no-answer' };
  }

  async #nextEvent(signal: AbortSignal): Promise<void> {
    await new Promise<void>(resolve => {
      const settle = (): void => {
        this.#wake = undefined;
        signal.removeEventListener('abort', settle);
        resolve();
      };
      this.#wake = settle;
      signal.addEventListener('abort', settle, { once: true });
    });
  }
}

/** The reason of a signal that ended because its time was over, as opposed to a user's cancel. */
export const TIME_IS_OVER = Symbol('time is over');

/** Whether the signal was aborted since its time was over, and not by the user. */
export function isTimeout(signal: AbortSignal): boolean {
  return signal.reason === TIME_IS_OVER;
}

/**
 * Behind a TLS 1.3 handshake come the server's session tickets, and a server without TCP_NODELAY (Postfix) then holds its next reply back
 * until they are acknowledged, which this machine puts off for 40 ms unless it has something to send. A command that is sent after them
 * carries the acknowledgement. On a near network they are here within a moment; a far one is not waited for. In milliseconds.
 */
const TICKET_PATIENCE = 4;

async function untilTicket(secured: TLSSocket): Promise<void> {
  await new Promise<void>(resolve => {
    const settle = (): void => {
      clearTimeout(timer);
      secured.off('session', settle);
      secured.off('close', settle);
      // The event comes from within a read of the TLS library, in which nothing may be written.
      setImmediate(resolve);
    };
    const timer = setTimeout(settle, TICKET_PATIENCE);
    secured.once('session', settle);
    secured.once('close', settle);
  });
}

function brokenBy(error: Error & { readonly code?: unknown }, otherwise: Condition): Broken {
  const code = typeof error.code === 'string' ? error.code : undefined;
  return { ok: false, condition: conditionOfCode(code) ?? otherwise, detail: code ?? error.name };
}

/** A socket that was destroyed may still report an error; nobody waits for it any more. */
function ignore(): void {
  // Nothing to do.
}
