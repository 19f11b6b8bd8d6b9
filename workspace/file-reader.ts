import { closeSync, constants, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { READING_LIMIT } from '../core/text/readable.ts';
import { isWide } from './read-file.ts';

/** Bytes of the first read: nearly every source file is smaller, and whether a file is binary shows here. */
const FIRST_READ = 65_536;

/** A symbolic link leads to a file that is listed itself, or out of the project; a pipe at its end would wait for ever. Windows knows neither flag. */
const OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Milliseconds of reading at a stretch: a server answers a keystroke in between. */
const STRETCH = 8;

/** A pause whenever a stretch of work is over. */
export function createRest(): () => Promise<void> | undefined {
  let rested = performance.now();
  return () => {
    if (performance.now() - rested < STRETCH) return undefined;
    return setImmediate().then(() => {
      rested = performance.now();
    });
  };
}

/** The first 1,000,000 bytes of a file, valid until the next is read. */
export interface FileStart {
  readonly bytes: Buffer;
  /** The file goes on behind them. */
  readonly truncated: boolean;
}

/**
 * Reads files into one buffer, `undefined` for what cannot be read or is not text. Files of a source tree are small and mostly in the
 * system's cache: on 20,000 of them the calls that wait take a quarter of the processor time of those that do not, whose threads are busy
 * with waking each other.
 */
export function createReader(): (path: string) => FileStart | undefined {
  // One byte more than the limit tells that there is more.
  const buffer = Buffer.allocUnsafe(READING_LIMIT + 1);
  return path => {
    const bytes = readStart(path, buffer);
    if (bytes === undefined) return undefined;
    return bytes.length > READING_LIMIT ? { bytes: bytes.subarray(0, READING_LIMIT), truncated: true } : { bytes, truncated: false };
  };
}

function readStart(path: string, buffer: Buffer): Buffer | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, OPEN);
    const start = buffer.subarray(0, readSync(file, buffer, 0, FIRST_READ, 0));
    if (isBinary(start)) return undefined;
    return start.length < FIRST_READ ? start : readRest(file, buffer);
  } catch {
    // A file that vanished, a directory, a missing permission: nothing to read.
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readRest(file: number, buffer: Buffer): Buffer | undefined {
  const count = readSync(file, buffer, FIRST_READ, buffer.length - FIRST_READ, FIRST_READ);
  const bytes = buffer.subarray(0, FIRST_READ + count);
  return isBinary(bytes) ? undefined : bytes;
}

/** A NUL byte, unless a byte order mark says that it is UTF-16. */
function isBinary(bytes: Buffer): boolean {
  return bytes.includes(0) && !isWide(bytes);
}
