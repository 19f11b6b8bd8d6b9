import { READING_LIMIT } from '../../core/text/readable.ts';
import type { GitProcess } from '../git.ts';
import { startGit } from '../git.ts';

/** Answers by one `git cat-file --batch` that stays: a process for each file would take longer than the rest of the search. */
export class BlobReader {
  readonly #process: GitProcess;
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  #failed = false;

  constructor(git: string, directory: string, signal: AbortSignal) {
    this.#process = startGit({ git, directory, signal, args: ['cat-file', '--batch'], deadline: 0 });
    this.#process.on('error', () => (this.#failed = true));
    this.#process.stdin.on('error', () => (this.#failed = true));
    this.#chunks = (this.#process.stdout as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  }

  /** The first megabyte of a blob; `undefined` for what the repository does not have. One question at a time. */
  async read(blob: string): Promise<Buffer | undefined> {
    if (this.#failed) return undefined;
    this.#process.stdin.write(`${blob}\n`);
    const header = await this.#line();
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(header ?? '')?.[1];
    if (size === undefined) return undefined;
    const bytes = await this.#take(Number(size));
    await this.#take(1);
    return bytes;
  }

  dispose(): void {
    this.#process.stdin.end();
    this.#process.kill();
  }

  async #line(): Promise<string | undefined> {
    let end = this.#rest.indexOf(0x0a);
    while (end < 0) {
      if (!(await this.#more())) return undefined;
      end = this.#rest.indexOf(0x0a);
    }
    const line = this.#rest.toString('latin1', 0, end);
    this.#rest = this.#rest.subarray(end + 1);
    return line;
  }

  /** Reads so many bytes and keeps as many of them as the limit allows. */
  async #take(count: number): Promise<Buffer | undefined> {
    const kept: Buffer[] = [];
    let size = 0;
    for (let missing = count; missing > 0;) {
      if (this.#rest.length === 0 && !(await this.#more())) return undefined;
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      if (size < READING_LIMIT) kept.push(part);
      size += part.length;
    }
    return Buffer.concat(kept).subarray(0, READING_LIMIT);
  }

  async #more(): Promise<boolean> {
    try {
      const next = await this.#chunks.next();
      if (next.done === true) return false;
      this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
      return true;
    } catch {
      // The process was ended while it answered.
      this.#failed = true;
      return false;
    }
  }
}
