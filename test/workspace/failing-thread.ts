import { workerData } from 'node:worker_threads';

// Takes the first two pieces of work, and breaks.
Atomics.add((workerData as { readonly next: Int32Array }).next, 0, 2);
throw new Error('out of order');
