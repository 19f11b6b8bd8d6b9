import { createHmac, randomBytes } from 'node:crypto';
import { access, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Baseline, BaselineEntry } from '../core/features/baseline.ts';
import { formatBaseline, knownTo, parseBaseline, updateBaseline } from '../core/features/baseline.ts';
import type { Secret } from '../core/model/secret.ts';
import { readFileText } from './read-file.ts';

const USUAL_NAME = 'envelope.baseline.json';

/** What a baseline is asked about. */
export interface BaselineQuestion {
  readonly rule: string;
  /** Absolute. */
  readonly path: string;
  readonly value: Secret;
}

export interface BaselineFile {
  /** Absolute. */
  readonly path: string;
  lists(question: BaselineQuestion): boolean;
  /** Writes what is found now. Entries for which `wasSought` is false stay as they are; it is given absolute paths. */
  update(found: readonly BaselineQuestion[], wasSought: (rule: string, path: string) => boolean): Promise<number>;
}

/** `baseline` is absent where there is none and nobody named one; `problem` says what is wrong with the one that there is. */
export type OpenedBaseline = { readonly baseline: BaselineFile | undefined } | { readonly problem: string };

/** The baseline that the user named, or the one of the folder. */
export async function openBaseline(folder: string, named?: string): Promise<OpenedBaseline> {
  const path = resolve(folder, named ?? USUAL_NAME);
  if (!(await exists(path))) return named === undefined ? { baseline: undefined } : { problem: `${named} cannot be read.` };
  const file = await readFileText(path);
  const parsed = file && parseBaseline(file.text);
  return parsed === undefined ? { problem: `${named ?? USUAL_NAME} is not a baseline.` } : { baseline: createBaselineFile(path, parsed) };
}

/** The same for one that is about to be written: where there is none, a new one. */
export async function openBaselineForUpdate(folder: string, named?: string): Promise<OpenedBaseline> {
  const path = resolve(folder, named ?? USUAL_NAME);
  if (await exists(path)) return openBaseline(folder, named);
  return { baseline: createBaselineFile(path, { key: randomBytes(32).toString('hex'), entries: [] }) };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function createBaselineFile(path: string, baseline: Baseline): BaselineFile {
  const folder = dirname(path);
  const key = Buffer.from(baseline.key, 'hex');
  const isKnown = knownTo(baseline);
  const entryOf = ({ rule, path: file, value }: BaselineQuestion): BaselineEntry => ({
    rule,
    path: relative(folder, file).replaceAll('\\', '/'),
    hash: createHmac('sha256', key).update(value.reveal(), 'utf8').digest('hex'),
  });
  return {
    path,
    lists: question => isKnown(entryOf(question)),
    async update(found, wasSought) {
      const entries = found.map(entryOf);
      const next = updateBaseline(baseline, entries, entry => wasSought(entry.rule, join(folder, entry.path)));
      await writeFile(path, formatBaseline(next));
      return new Set(entries.map(({ rule, path: file, hash }) => [rule, file, hash].join('\n'))).size;
    },
  };
}
