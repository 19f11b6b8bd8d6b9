import { asRecord, parseJson } from '../text/json.ts';

/** A finding that a project knows about: by what it is, never by its line, so that it survives edits. */
export interface BaselineEntry {
  readonly rule: string;
  /** Relative to the baseline's folder, with forward slashes. */
  readonly path: string;
  /** A keyed hash of the secret's text: it tells the same secret again and does not give it away. */
  readonly hash: string;
  /** Why it may stay, in a person's words. */
  readonly reason?: string;
}

/** The content of `envelope.baseline.json`. */
export interface Baseline {
  /** Drawn by lot for this file, so that the hashes of two projects have nothing in common. Hexadecimal. */
  readonly key: string;
  readonly entries: readonly BaselineEntry[];
}

/** Reads a baseline. `undefined` for what is none; entries that are not as they should be are left out. */
export function parseBaseline(text: string): Baseline | undefined {
  const { key, entries } = asRecord(parseJson(text).value);
  if (typeof key !== 'string' || !/^[0-9a-f]{32,}$/.test(key) || !Array.isArray(entries)) return undefined;
  return { key, entries: entries.flatMap(readEntry) };
}

function readEntry(value: unknown): BaselineEntry[] {
  const { rule, path, hash, reason } = asRecord(value);
  if (typeof rule !== 'string' || typeof path !== 'string' || typeof hash !== 'string') return [];
  return [{ rule, path, hash, ...(typeof reason === 'string' && { reason }) }];
}

/** One entry per line, sorted: two branches that each add one merge without a conflict, unless they add it at the same place. */
export function formatBaseline({ key, entries }: Baseline): string {
  const sorted = [...new Map(entries.map(entry => [identify(entry), entry])).values()].sort((one, other) =>
    compare(identify(one), identify(other)),
  );
  const lines = sorted.map(
    ({ rule, path, hash, reason }) => `    ${JSON.stringify({ path, rule, hash, ...(reason !== undefined && { reason }) })}`,
  );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "key": ${JSON.stringify(key)},\n  "entries": ${list}\n}\n`;
}

/**
 * The baseline of what is found now: a known finding keeps its reason, one that is gone is forgotten, unless it was
 * not looked for.
 */
export function updateBaseline(before: Baseline, found: readonly BaselineEntry[], wasSought: (entry: BaselineEntry) => boolean): Baseline {
  const known = new Map(before.entries.map(entry => [identify(entry), entry]));
  return {
    key: before.key,
    entries: [...before.entries.filter(entry => !wasSought(entry)), ...found.map(entry => known.get(identify(entry)) ?? entry)],
  };
}

/** Whether the baseline has an entry of the same rule, path and hash. */
export function knownTo({ entries }: Baseline): (entry: BaselineEntry) => boolean {
  const known = new Set(entries.map(identify));
  return entry => known.has(identify(entry));
}

function identify({ rule, path, hash }: BaselineEntry): string {
  return `${path}\n${rule}\n${hash}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
