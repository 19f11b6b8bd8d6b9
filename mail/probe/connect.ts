import { connect as connectTcp, type Socket } from 'node:net';
import { conditionOfCode, type Condition } from '../../core/smtp/conditions.ts';
import { Connection, isTimeout } from '../wire/connection.ts';
import type { Address } from './addresses.ts';
import { reachOf } from './addresses.ts';
import { failedBy, passed, type Stage } from './session.ts';

/** The next address is tried when the one before has not answered for this long (RFC 8305 §5). In milliseconds. */
const ATTEMPT_DELAY = 250;

interface Attempt {
  readonly address: string;
  ms?: number;
  /** `connected`, a code of the system, or absent while nothing has come. */
  result?: string;
}

export const connect: Stage = {
  name: 'connect',

  async run(session, signal) {
    const attempts: Attempt[] = [];
    const socket = await race({ addresses: session.addresses, port: session.request.port, attempts }, signal);
    const detail = { attempts: attempts.map(describe).join(', ') };
    if (socket === undefined) return failedBy(conditionOf(attempts, signal), detail);

    socket.setNoDelay(true);
    session.connection = new Connection(socket, session.transcript);
    const address = socket.remoteAddress ?? '';
    const reach = reachOf({ address, family: socket.remoteFamily === 'IPv6' ? 6 : 4 });
    return passed({ address, port: session.request.port, reach, ...(attempts.length > 1 && detail) });
  },
};

interface Race {
  readonly addresses: readonly Address[];
  readonly port: number;
  /** Filled as the attempts are made. */
  readonly attempts: Attempt[];
}

/** Happy eyeballs: the first address to answer wins, a slow or dead one holds the others up for a quarter of a second. */
async function race({ addresses, port, attempts }: Race, signal: AbortSignal): Promise<Socket | undefined> {
  const sockets = new Set<Socket>();
  return new Promise(resolve => {
    let timer: NodeJS.Timeout | undefined;
    let next = 0;
    let open = 0;

    const settle = (winner: Socket | undefined): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      for (const socket of sockets) if (socket !== winner) socket.destroy();
      resolve(winner);
    };
    const abort = (): void => settle(undefined);

    const tryNext = (): void => {
      clearTimeout(timer);
      const target = addresses[next];
      next += 1;
      if (target === undefined) {
        if (open === 0) settle(undefined);
        return;
      }
      open += 1;
      const begin = performance.now();
      const attempt: Attempt = { address: target.address };
      attempts.push(attempt);
      const finish = (result: string): void => {
        attempt.result = result;
        attempt.ms = Math.round(performance.now() - begin);
      };
      const socket = connectTcp({ host: target.address, port, family: target.family });
      sockets.add(socket);
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (attempt.result !== undefined) return;
        finish(error.code ?? error.name);
        open -= 1;
        tryNext();
      });
      socket.once('connect', () => {
        finish('connected');
        settle(socket);
      });
      if (next < addresses.length) timer = setTimeout(tryNext, ATTEMPT_DELAY);
    };

    if (signal.aborted) abort();
    else {
      signal.addEventListener('abort', abort, { once: true });
      tryNext();
    }
  });
}

function describe({ address, result, ms }: Attempt): string {
  return `${address} ${result ?? 'no answer'}${ms === undefined ? '' : ` ${String(ms)} ms`}`;
}

/** Of several reasons the one that says most: a refusal before a missing route, before silence. */
function conditionOf(attempts: readonly Attempt[], signal: AbortSignal): Condition {
  if (signal.aborted && !isTimeout(signal)) return 'cancelled';
  const found = new Set(attempts.map(({ result }) => conditionOfCode(result) ?? 'connection-timed-out'));
  const telling: readonly Condition[] = ['connection-refused', 'connection-reset', 'connection-timed-out', 'network-unreachable'];
  return telling.find(condition => found.has(condition)) ?? 'connection-timed-out';
}
