import { connect as connectTcp, type Socket } from 'node:net';
import type { Address } from './addresses.ts';

/** The next address is tried when the one before has not answered for this long (RFC 8305 §5). In milliseconds. */
const ATTEMPT_DELAY = 250;

/** A first packet that is lost is sent again after a second (RFC 6298 §2.1), so a family that is silent for that long is worth a word. */
const FAMILY_PATIENCE = 1000;

export interface Attempt extends Address {
  /** Milliseconds until the result, or for how long none came. */
  readonly ms: number;
  /** `connected`, a code of the system, or absent when nothing came. */
  readonly result?: string;
}

export interface RaceRequest {
  readonly addresses: readonly Address[];
  readonly port: number;
  /** After the first connection, hear from one address of the other family too, for a second at most. */
  readonly waitForEveryFamily: boolean;
}

export interface RaceResult {
  /** The first to connect; the caller's from now on. */
  readonly socket: Socket | undefined;
  readonly attempts: readonly Attempt[];
}

/** Happy eyeballs: the first address to answer wins, a slow or dead one holds the others up for a quarter of a second. */
export async function race(request: RaceRequest, signal: AbortSignal): Promise<RaceResult> {
  const run = new Race(request);
  try {
    return await run.finish(signal);
  } finally {
    run.dispose();
  }
}

interface Open extends Address {
  readonly socket: Socket;
  readonly begin: number;
  result?: string;
  ms?: number;
}

class Race {
  readonly #request: RaceRequest;
  readonly #attempts: Open[] = [];
  #winner: Open | undefined;
  #timer: NodeJS.Timeout | undefined;
  #settle: () => void = () => undefined;

  constructor(request: RaceRequest) {
    this.#request = request;
  }

  async finish(signal: AbortSignal): Promise<RaceResult> {
    if (!signal.aborted) {
      await new Promise<void>(resolve => {
        this.#settle = () => {
          signal.removeEventListener('abort', this.#settle);
          resolve();
        };
        signal.addEventListener('abort', this.#settle, { once: true });
        this.#tryNext();
      });
    }
    const now = performance.now();
    return {
      socket: this.#winner?.socket,
      attempts: this.#attempts.map(({ address, family, begin, result, ms }) => ({
        address,
        family,
        ms: ms ?? Math.round(now - begin),
        ...(result !== undefined && { result }),
      })),
    };
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const { socket } of this.#attempts) if (socket !== this.#winner?.socket) socket.destroy();
  }

  #tryNext(): void {
    clearTimeout(this.#timer);
    const target = this.#request.addresses[this.#attempts.length];
    if (target === undefined) {
      if (this.#attempts.every(({ result }) => result !== undefined)) this.#settle();
      return;
    }
    this.#open(target);
    if (this.#attempts.length < this.#request.addresses.length) this.#timer = setTimeout(() => this.#tryNext(), ATTEMPT_DELAY);
  }

  #open({ address, family }: Address): void {
    const socket = connectTcp({ host: address, port: this.#request.port, family });
    const attempt: Open = { address, family, socket, begin: performance.now() };
    this.#attempts.push(attempt);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (attempt.result !== undefined) return;
      this.#note(attempt, error.code ?? error.name);
      if (this.#winner === undefined) this.#tryNext();
      else this.#hearOthers(this.#winner);
    });
    socket.once('connect', () => {
      this.#note(attempt, 'connected');
      this.#winner ??= attempt;
      this.#hearOthers(this.#winner);
    });
  }

  #note(attempt: Open, result: string): void {
    attempt.result = result;
    attempt.ms = Math.round(performance.now() - attempt.begin);
  }

  /** Somebody has won; what is left is to learn whether the other family answers too. */
  #hearOthers(winner: Open): void {
    clearTimeout(this.#timer);
    const others = this.#request.addresses.filter(({ family }) => family !== winner.family);
    const tried = this.#attempts.filter(({ family }) => family !== winner.family);
    const [first] = others;
    if (!this.#request.waitForEveryFamily || first === undefined || tried.some(({ result }) => result !== undefined)) {
      this.#settle();
      return;
    }
    if (tried.length === 0) this.#open(first);
    const begin = tried[0]?.begin ?? performance.now();
    this.#timer = setTimeout(() => this.#settle(), Math.max(0, FAMILY_PATIENCE - (performance.now() - begin)));
  }
}
