import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createRest } from './file-reader.ts';
import type { Sifted } from './sift.ts';
import { countRanges, createSifter } from './sift.ts';

/** Files. Fewer are sifted before a second thread has started, which takes 40 ms of processor time. */
const WORTH_A_THREAD = 5_000;

export interface SiftOptions {
  /** A script that calls `siftForParent` where it runs in a thread of its own, which then takes its share of the work. */
  readonly thread: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What two threads share: each takes the next range that nobody has. */
interface Job {
  readonly paths: readonly string[];
  readonly next: Int32Array;
}

interface Told {
  readonly range: number;
  readonly sifted: Sifted;
}

/** Sifts files in this thread and, if they are many, in a second one, which begins at once. */
export class Sifting {
  readonly #job: Job;
  readonly #signal: AbortSignal | undefined;
  readonly #done: (Sifted | undefined)[] = [];
  readonly #worker: Worker | undefined;
  #isAlone = true;
  #wake = (): void => undefined;

  constructor(paths: readonly string[], { thread, signal }: SiftOptions) {
    this.#job = { paths, next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
    this.#signal = signal;
    const isWorthIt = paths.length >= WORTH_A_THREAD && availableParallelism() > 1;
    if (thread !== undefined && isWorthIt) this.#worker = this.#start(thread);
  }

  #start(thread: string): Worker {
    const worker = new Worker(thread, { workerData: this.#job });
    this.#isAlone = false;
    worker.on('message', ({ range, sifted }: Told) => {
      this.#done[range] = sifted;
      this.#wake();
    });
    // What it has taken and not told is done here.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      this.#isAlone = true;
      this.#wake();
    });
    return worker;
  }

  /** In the order of the files. */
  async *results(): AsyncGenerator<Sifted> {
    const { paths, next } = this.#job;
    const count = countRanges(paths);
    const sift = createSifter(paths);
    const rest = createRest();
    try {
      for (let range = 0; range < count; range++) {
        for (let sifted = this.#done[range]; ; sifted = this.#done[range]) {
          if (this.#signal?.aborted === true) return;
          if (sifted !== undefined) {
            yield sifted;
            break;
          }
          const own = Atomics.add(next, 0, 1);
          if (own < count) this.#done[own] = sift(own);
          else if (this.#isAlone) this.#done[range] = sift(range);
          else await new Promise<void>(resolve => (this.#wake = resolve));
          await rest();
        }
      }
    } finally {
      await this.#worker?.terminate();
    }
  }
}

/** In the second thread: takes ranges until none is left. */
export function siftForParent(): void {
  if (isMainThread || parentPort === null) return;
  const { paths, next } = workerData as Job;
  const count = countRanges(paths);
  const sift = createSifter(paths);
  for (let range = Atomics.add(next, 0, 1); range < count; range = Atomics.add(next, 0, 1)) {
    parentPort.postMessage({ range, sifted: sift(range) } satisfies Told);
  }
}
