import { close, open, read } from 'node:fs';
import { READING_LIMIT } from '../core/text/parse.ts';

/** Files at once. The thread pool has four threads; the rest waits in its queue instead of in ours. */
const LANES = 16;

/** Bytes of the first read: nearly every source file is smaller, and whether a file is binary shows here. */
const FIRST_READ = 65_536;

export interface ReadManyOptions<File> {
  readonly pathOf: (file: File) => string;
  /**
   * What was read, valid until the promise is fulfilled; `truncated` where the file goes on beyond the first 1,000,000 bytes. Not called
   * for what cannot be read or is not text.
   */
  readonly use: (file: File, bytes: Buffer, truncated: boolean) => Promise<void> | void;
  readonly signal?: AbortSignal | undefined;
}

/** Reads so many files at a time, in about their order. */
export async function readMany<File>(files: Iterable<File>, { pathOf, use, signal }: ReadManyOptions<File>): Promise<void> {
  const pending = files[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    const buffer = Buffer.allocUnsafe(FIRST_READ);
    for (let next = pending.next(); next.done !== true && signal?.aborted !== true; next = pending.next()) {
      const bytes = await readStart(pathOf(next.value), buffer);
      if (bytes === undefined) continue;
      const used = use(next.value, bytes.length > READING_LIMIT ? bytes.subarray(0, READING_LIMIT) : bytes, bytes.length > READING_LIMIT);
      if (used !== undefined) await used;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** One byte more than the limit tells that there is more. Callbacks take a third of the time of promises here. */
function readStart(path: string, buffer: Buffer): Promise<Buffer | undefined> {
  return new Promise(resolve => {
    open(path, 'r', (failure, file) => {
      if (failure !== null) {
        resolve(undefined);
        return;
      }
      const end = (bytes: Buffer | undefined): void => close(file, () => resolve(bytes));
      read(file, buffer, 0, FIRST_READ, 0, (problem, count) => {
        const start = buffer.subarray(0, count);
        if (problem !== null || isBinary(start)) end(undefined);
        else if (count < FIRST_READ) end(start);
        else readRest(file, start, end);
      });
    });
  });
}

function readRest(file: number, start: Buffer, end: (bytes: Buffer | undefined) => void): void {
  const whole = Buffer.allocUnsafe(READING_LIMIT + 1);
  start.copy(whole);
  read(file, whole, start.length, whole.length - start.length, start.length, (problem, count) => {
    const bytes = whole.subarray(0, start.length + count);
    end(problem !== null || isBinary(bytes) ? undefined : bytes);
  });
}

/** A NUL byte, unless a byte order mark says that it is UTF-16. */
function isBinary(bytes: Buffer): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !marked && bytes.includes(0);
}
