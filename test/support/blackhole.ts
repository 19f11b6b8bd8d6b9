import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

export interface Blackhole {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens, says so, and is never seen again: what is more than its queue holds is not answered at all. */
const LISTENER = `
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
createServer().listen({ ...workerData, backlog: 1 }, function () {
  parentPort.postMessage(this.address().port);
  parentPort.once('message', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
});
`;

/** How long a connection within this machine may take before it counts as unanswered. In milliseconds. */
const PATIENCE = 500;

/** An address of this machine that swallows connections, as a filter on the way does: a queue that is full and that nobody empties. */
export async function digBlackhole(host: string, port = 0): Promise<Blackhole> {
  const worker = new Worker(LISTENER, { eval: true, workerData: { host, port } });
  const [taken] = (await once(worker, 'message')) as [number];
  worker.postMessage('block');
  const stuffing: Socket[] = [];
  let isFull = false;
  while (!isFull && stuffing.length < 100) {
    const socket = connect({ host, port: taken });
    socket.on('error', () => undefined);
    stuffing.push(socket);
    isFull = !(await connectsWithin(socket, PATIENCE));
  }
  return {
    port: taken,
    async close() {
      for (const socket of stuffing) socket.destroy();
      await worker.terminate();
    },
  };
}

async function connectsWithin(socket: Socket, ms: number): Promise<boolean> {
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(ms) });
    return true;
  } catch {
    // Its time is over: this one is not answered, nor is any after it.
    return false;
  }
}
