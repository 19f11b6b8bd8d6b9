import { setFlagsFromString } from 'node:v8';

/** A V8 that knows these flags; another one would say on standard error, at each reading, that it does not. */
const isKnown = Number.parseInt(process.versions.v8) <= 14;

/**
 * Lets V8's Maglev compile a function after five calls in place of four hundred: a rule runs once in each edit, so that with the
 * usual number a file's first hundreds of edits would be interpreted. Long functions stay out, since V8's threads keep the memory
 * of their largest compilations. To be called before those functions run (docs/decisions/0004-small-server.md).
 */
export function compileEarly(): void {
  if (!isKnown) return;
  setFlagsFromString('--no-maglev-destroy-on-background');
  setFlagsFromString('--minimum-invocations-after-ic-update=5');
  useThresholds(EARLY);
}

/** Loads modules, whose own code runs once: the baseline compiler would make 400 KB of it. */
export async function loadUncompiled<Module>(load: () => Promise<Module>): Promise<Module> {
  if (!isKnown) return load();
  setFlagsFromString('--no-sparkplug');
  try {
    return await load();
  } finally {
    setFlagsFromString('--sparkplug');
  }
}

/** Does a piece of work that repeats itself: a grammar's functions are long, few, and called often enough to be compiled anyhow. */
export async function compileUsually(work: () => Promise<void>): Promise<void> {
  if (isKnown) useThresholds(USUAL);
  try {
    await work();
  } finally {
    if (isKnown) useThresholds(EARLY);
  }
}

interface Thresholds {
  /** Calls before a function is compiled. */
  readonly calls: number;
  /** The longest function that is compiled, in bytes of its bytecode. */
  readonly bytes: number;
}

const EARLY: Thresholds = { calls: 5, bytes: 400 };
/** V8's own. */
const USUAL: Thresholds = { calls: 400, bytes: 61_440 };

function useThresholds({ calls, bytes }: Thresholds): void {
  setFlagsFromString(`--invocation-count-for-maglev=${calls}`);
  setFlagsFromString(`--max-optimized-bytecode-size=${bytes}`);
}
