import type { Terminal } from '../terminal.ts';

/** The keyboard, as far as a prompt needs it; `process.stdin` is one. */
export interface Keyboard {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  on(event: 'data', listener: (chunk: Buffer | string) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  off(event: 'data', listener: (chunk: Buffer | string) => void): unknown;
  off(event: 'end' | 'close', listener: () => void): unknown;
  resume(): unknown;
  pause(): unknown;
}

/** The parts of `process` that a command uses which asks, and which can be called off. */
export interface InteractiveTerminal extends Terminal {
  readonly stdin: Keyboard;
  on(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

/** Runs `work` with a signal that Ctrl-C ends; a second one ends the process in the usual way. */
export async function withInterrupt<T>(terminal: InteractiveTerminal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const release = (): void => {
    terminal.off('SIGINT', cancel);
    terminal.off('SIGTERM', cancel);
  };
  const cancel = (): void => {
    release();
    controller.abort('cancelled');
  };
  terminal.on('SIGINT', cancel);
  terminal.on('SIGTERM', cancel);
  try {
    return await work(controller.signal);
  } finally {
    release();
  }
}
