import { mayHoldSecret, mayMatter } from '../core/secrets/prefilter.ts';
import { isWide } from './read-file.ts';
import { createReader } from './file-reader.ts';

/** Files that are sifted at a stretch: about a millisecond of work. */
const RANGE = 64;

/** The files that dialects look into, beside environment files, which are no business of this. */
const MAY_HOLD_MAILER = /\.(?:py|[cm]?[jt]sx?|php|rb|ya?ml|json|properties)$/i;

/** What is known of some files in a row after each was read once. Numbers are positions in the list of all. */
export interface Sifted {
  /** How many are text. */
  readonly files: number;
  readonly truncated: readonly number[];
  /** Those that are worth a closer look. */
  readonly candidates: readonly number[];
}

/** How many calls of a sifter look at all the paths. */
export function countRanges(paths: readonly string[]): number {
  return Math.ceil(paths.length / RANGE);
}

/** Reads each file of a range once, and tells which can hold a secret at all. */
export function createSifter(paths: readonly string[]): (range: number) => Sifted {
  const read = createReader();
  return range => {
    const truncated: number[] = [];
    const candidates: number[] = [];
    let files = 0;
    const end = Math.min((range + 1) * RANGE, paths.length);
    for (let position = range * RANGE; position < end; position++) {
      const path = paths[position] ?? '';
      const start = read(path);
      if (start === undefined) continue;
      files++;
      if (start.truncated) truncated.push(position);
      if (isWide(start.bytes) || isCandidate(path, start.bytes.toString('latin1'))) candidates.push(position);
    }
    return { files, truncated, candidates };
  };
}

/** `text` is bytes taken for Latin-1: what tells is ASCII, so most files are decoded by nobody. */
function isCandidate(path: string, text: string): boolean {
  return mayMatter(text) && (MAY_HOLD_MAILER.test(path) || mayHoldSecret(text));
}
