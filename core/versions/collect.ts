import type { Version } from './version.ts';
import { compareVersions } from './version.ts';

/** Versions by package; of several that one file holds, only the lowest is certain, and only as a bound. */
export class Versions {
  readonly #found = new Map<string, Version>();

  add(name: string, version: Version | undefined): void {
    if (version === undefined) return;
    const known = this.#found.get(name);
    this.#found.set(name, known === undefined ? version : lower(known, version));
  }

  get found(): ReadonlyMap<string, Version> {
    return this.#found;
  }
}

function lower(one: Version, other: Version): Version {
  const difference = compareVersions(one, other);
  if (difference === 0) return one.certainty === 'installed' ? one : other;
  return { ...(difference < 0 ? one : other), certainty: 'at-least' };
}

/** The lines of a text, whatever ends them. */
export function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? text.length : end;
    yield text.slice(start, text[stop - 1] === '\r' ? stop - 1 : stop);
    start = stop + 1;
  }
}

/** Where a text occurs, each time. */
export function* occurrencesOf(needle: string, text: string): Generator<number> {
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) yield at;
}
