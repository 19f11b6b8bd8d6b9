import { EventEmitter } from 'node:events';
import type { InteractiveTerminal, Keyboard } from '../../cli/check/terminal.ts';

/** A keyboard on which a test types; raw mode is noted, as nothing may be echoed without it. */
class FakeKeyboard extends EventEmitter implements Keyboard {
  readonly isTTY: boolean;
  isRaw = false;
  readonly #typed: readonly string[];

  constructor(typed: readonly string[] | undefined) {
    super();
    this.isTTY = typed !== undefined;
    this.#typed = typed ?? [];
  }

  setRawMode(raw: boolean): void {
    this.isRaw = raw;
  }

  resume(): void {
    if (!this.isRaw) throw new Error('The keyboard would echo.');
    for (const chunk of this.#typed) queueMicrotask(() => this.emit('data', Buffer.from(chunk)));
  }

  pause(): void {
    // Nothing flows here.
  }
}

export interface FakeTerminal extends InteractiveTerminal {
  readonly output: { stdout: string; stderr: string };
  readonly stdin: FakeKeyboard;
  /** Presses Ctrl-C. */
  interrupt(): void;
}

export interface FakeTerminalOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What is typed when something is asked; absent where nobody sits at the keyboard. */
  readonly typed?: readonly string[];
  /** Whether the output is a terminal. */
  readonly screen?: boolean;
}

export function fakeTerminal({ cwd = '/', env = {}, typed, screen = false }: FakeTerminalOptions = {}): FakeTerminal {
  const output = { stdout: '', stderr: '' };
  const events = new EventEmitter();
  return {
    output,
    stdin: new FakeKeyboard(typed),
    stdout: { isTTY: screen, write: (text: string) => (output.stdout += text) },
    stderr: { write: (text: string) => (output.stderr += text) },
    env,
    cwd: () => cwd,
    on: (event: string, listener: () => void) => events.on(event, listener),
    off: (event: string, listener: () => void) => events.off(event, listener),
    interrupt: () => void events.emit('SIGINT'),
  };
}
