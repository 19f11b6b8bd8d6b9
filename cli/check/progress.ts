import type { Terminal } from '../terminal.ts';

/** How often the running seconds are shown anew. In milliseconds. */
const TICK = 100;

/** Back to the first column, and the rest of the line away. */
const WIPE = '\r\u001b[K';

/**
 * One live line below what is printed, on a terminal alone. Whoever prints takes it away first: `clear`, then write. It says what is being
 * waited for and for how long.
 */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #isLive: boolean;
  #timer: NodeJS.Timeout | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#isLive = terminal.stdout.isTTY === true;
  }

  show(text: string): void {
    if (!this.#isLive) return;
    this.clear();
    const begin = performance.now();
    const draw = (): void => {
      this.#terminal.stdout.write(`${WIPE}  … ${text} ${((performance.now() - begin) / 1000).toFixed(1)} s`);
    };
    draw();
    this.#timer = setInterval(draw, TICK);
  }

  clear(): void {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#terminal.stdout.write(WIPE);
  }
}
