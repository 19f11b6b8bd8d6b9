import { TIME_IS_OVER } from '../wire/connection.ts';

/** A signal that ends after `timeout` milliseconds or with the user's own; `release` it when the wait is over. */
export interface Deadline {
  readonly signal: AbortSignal;
  release(): void;
}

/** `timeout` in milliseconds. The signal's reason tells which of the two came first (`isTimeout`). */
export function startDeadline(timeout: number, signal?: AbortSignal): Deadline {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(TIME_IS_OVER), timeout);
  const cancel = (): void => controller.abort('cancelled');
  if (signal?.aborted === true) cancel();
  else signal?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    },
  };
}

/** Waits no longer than the signal; what the promise does afterwards is nobody's concern. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  promise.catch(() => undefined);
  if (signal.aborted) throw new Error('aborted');
  let abort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(new Error('aborted'));
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
