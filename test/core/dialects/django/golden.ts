import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { interpretSettings } from '../../../../core/dialects/django/interpret.ts';
import { readSettings } from '../../../../core/dialects/django/read.ts';
import type { Lookup } from '../../../../core/environment/evaluate.ts';
import { resolveDraft } from '../../../../core/environment/resolve.ts';
import type { Meaning } from '../../../../core/model/mailer.ts';
import type { Draft } from '../../../../core/model/setting.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { parsePython } from '../python/read-python.ts';
import { showValue } from '../python/show-value.ts';

const CORPUS = join(import.meta.dirname, 'corpus');

export interface CorpusFile {
  /** Below the corpus, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly golden: string;
}

export async function corpus(): Promise<readonly CorpusFile[]> {
  const files: CorpusFile[] = [];
  for await (const entry of glob('**/*.py', { cwd: CORPUS })) {
    const path = entry.replaceAll('\\', '/');
    files.push({ path, text: readFileSync(join(CORPUS, path), 'utf8'), golden: join(CORPUS, `${path}.json`) });
  }
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

export function parseCorpus({ path, text }: Pick<CorpusFile, 'path' | 'text'>): Promise<ParsedText> {
  return parsePython(text, `/corpus/${path}`);
}

/** A draft as a golden file keeps it: readable, and without a secret's text. */
export function showReading(parsed: ParsedText): unknown {
  return readSettings(parsed).map(draft => ({
    label: draft.label,
    reader: draft.reader ?? null,
    incomplete: draft.incomplete,
    at: slice(parsed, draft.span),
    settings: draft.settings.map(({ name, key, span, value, secret }) => ({
      name,
      line: lineOf(parsed.text, key.start),
      value: showValue(value),
      ...(!secret && { written: slice(parsed, span) }),
    })),
    meaning: showMeaning(meaningOf(parsed, draft)),
  }));
}

export function meaningOf({ uri }: ParsedText, draft: Draft, lookup: Lookup = () => undefined): Meaning {
  return interpretSettings(resolveDraft(draft, uri, lookup));
}

/** `587 (literal)` for each field that is known. */
export function showMeaning({ unknown, observations, ...fields }: Meaning): unknown {
  const shown = Object.entries(fields).map(([name, sourced]) => [name, `${String(sourced.value)} (${sourced.origin})`]);
  return {
    ...Object.fromEntries(shown),
    unknown,
    observations: observations.map(observation =>
      'effect' in observation ? `${observation.kind} ${observation.effect}` : observation.kind,
    ),
  };
}

function slice({ text }: ParsedText, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
