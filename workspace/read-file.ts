import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { READING_LIMIT } from '../core/text/readable.ts';

export interface FileText {
  readonly text: string;
  /** Only the first 1,000,000 bytes were read. */
  readonly truncated: boolean;
}

/** A pipe would wait for its other end. Windows does not know the flag. */
const OPEN = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The text of a file as an editor would show it: UTF-8, or UTF-16 by its byte order mark, without the mark. `undefined` for what
 * is not text (a NUL byte), not a file, or cannot be read.
 */
export async function readFileText(path: string): Promise<FileText | undefined> {
  try {
    await using file = await open(path, OPEN);
    const stats = await file.stat();
    if (!stats.isFile()) return undefined;
    const { size } = stats;
    const buffer = Buffer.allocUnsafe(Math.min(size, READING_LIMIT));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    const text = decodeText(buffer.subarray(0, bytesRead));
    return text === undefined ? undefined : { text, truncated: size > READING_LIMIT };
  } catch {
    // A file that vanished, a directory, a missing permission: nothing to read, and nothing that a user could act on here.
    return undefined;
  }
}

/** `undefined` for what is not text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (isWide(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  if (bytes.includes(0)) return undefined;
  return new TextDecoder('utf-8').decode(bytes);
}

/** UTF-16 by its byte order mark: its ASCII is not what its bytes say. */
export function isWide(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
