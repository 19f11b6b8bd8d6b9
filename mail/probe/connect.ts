import { conditionOfCode, type Condition } from '../../core/smtp/conditions.ts';
import { Connection, isTimeout } from '../wire/connection.ts';
import type { Address } from './addresses.ts';
import { reachOf } from './addresses.ts';
import { describeFamilies } from './families.ts';
import { race, type Attempt, type RaceResult } from './race.ts';
import { failedBy, passed, type Stage, type StageResult } from './session.ts';

export const connect: Stage = {
  name: 'connect',

  async run(session, signal) {
    const { port, everyFamily = false } = session.request;
    const result = await race({ addresses: session.addresses, port, waitForEveryFamily: everyFamily }, signal);
    const { socket, attempts } = result;
    const detail = { attempts: attempts.map(describe).join(', ') };
    if (socket === undefined) return failedBy(conditionOf(attempts, signal), detail);

    socket.setNoDelay(true);
    session.connection = new Connection(socket, session.transcript);
    return everyFamily ? judgeFamilies(result, session.addresses, describeWinner(result, port)) : passed(describeWinner(result, port));
  },

  /** TLS takes longer to load than a near server to greet. */
  async prepareNext({ request }) {
    if (request.encryption !== 'none') await import('node:tls');
  },
};

function describeWinner({ socket, attempts }: RaceResult, port: number) {
  const address = socket?.remoteAddress ?? '';
  const reach = reachOf({ address, family: socket?.remoteFamily === 'IPv6' ? 6 : 4 });
  return { address, port, reach, ...(attempts.length > 1 && { attempts: attempts.map(describe).join(', ') }) };
}

/** The session goes on over the family that answered; one that swallows connections is worth a warning, one that refuses them is not. */
function judgeFamilies({ attempts }: RaceResult, addresses: readonly Address[], detail: ReturnType<typeof describeWinner>): StageResult {
  const families = describeFamilies(attempts, addresses);
  const told = { ...detail, ...families.detail };
  if (!families.isOneSilent) return passed(told);
  return { outcome: 'warning', detail: { ...told, cause: 'family-unanswered' }, fault: { condition: 'family-unanswered' } };
}

function describe({ address, result, ms }: Attempt): string {
  return `${address} ${result ?? 'no answer'} ${String(ms)} ms`;
}

/** Of several reasons the one that says most: a refusal before a missing route, before silence. */
function conditionOf(attempts: readonly Attempt[], signal: AbortSignal): Condition {
  if (signal.aborted && !isTimeout(signal)) return 'cancelled';
  const found = new Set(attempts.map(({ result }) => conditionOfCode(result) ?? 'connection-timed-out'));
  const telling: readonly Condition[] = [
    'connection-refused',
    'connection-reset',
    'not-permitted',
    'out-of-sockets',
    'connection-timed-out',
    'network-unreachable',
  ];
  return telling.find(condition => found.has(condition)) ?? 'connection-timed-out';
}
