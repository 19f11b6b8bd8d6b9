import type { Severity } from '../../../core/model/finding.ts';
import type { Tracking } from '../../../core/model/document.ts';
import { expandKeys } from './page-keys.ts';

/** A fenced block of a page: one file of an example, with its marks taken out. */
export interface PageFile {
  readonly name: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly tracking: Tracking;
}

/** A line of carets below the text it speaks of. Lines and columns are 0-based. */
export interface Mark {
  readonly rule: string;
  /** Said only where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface Golden {
  /** The fix's title as the page says it. */
  readonly title: string;
  /** Of the page, 1-based. */
  readonly line: number;
  /** The files that the fix changes. */
  readonly files: readonly PageFile[];
}

export interface Example {
  readonly heading: string;
  readonly line: number;
  readonly silent: boolean;
  readonly files: readonly PageFile[];
  readonly goldens: readonly Golden[];
}

const DEFAULT_NAMES: Readonly<Record<string, string>> = {
  js: 'mailer.js',
  ts: 'mailer.ts',
  tsx: 'mailer.tsx',
  py: 'settings.py',
  env: '.env',
  gitignore: '.gitignore',
};

const FENCE = /^```(\w+)(?: (.+))?$/;
const FIXED_BY = /^(?:Or f|F)ixed by \*(.+)\*:$/;
const MARK = /^(?:\/\/|#)? *(\^+) ([a-z]+\/[a-z0-9-]+)(?: (error|warning|info|hint))?$/;

/**
 * The examples of a page, in order. Blocks that follow each other are the files of one example; `Fixed by *title*:` before a block
 * makes it the outcome of a fix of the example above, and `Silent:` says that nothing may be found.
 */
export function readPage(text: string): readonly Example[] {
  const lines = text.split('\n');
  const examples: { heading: string; line: number; silent: boolean; files: PageFile[]; goldens: GoldenInProgress[] }[] = [];
  let heading = '';
  let lead: 'example' | 'silent' | 'fixed' | 'continued' = 'example';
  let title = '';

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const fence = FENCE.exec(line);
    if (fence === null) {
      const fixed = FIXED_BY.exec(line);
      if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
      if (fixed !== null) title = fixed[1] ?? '';
      if (line !== '') lead = fixed !== null ? 'fixed' : line === 'Silent:' ? 'silent' : 'example';
      continue;
    }
    const end = lines.indexOf('```', index + 1);
    if (end === -1) throw new Error(`The block of line ${index + 1} is not closed.`);
    const file = readBlock(fence, lines.slice(index + 1, end));
    const current = examples.at(-1);
    if (lead === 'fixed') current?.goldens.push({ title, line: index + 1, files: [file] });
    else if (lead === 'continued') addFile(file, current?.goldens.at(-1)?.files ?? current?.files ?? []);
    else examples.push({ heading, line: index + 1, silent: lead === 'silent', files: [file], goldens: [] });
    lead = 'continued';
    index = end;
  }
  return examples;
}

function addFile(file: PageFile, files: PageFile[]): void {
  if (files.some(({ name }) => name === file.name))
    throw new Error(`Two blocks of one example are called ${file.name}: a sentence between them parts them.`);
  files.push(file);
}

interface GoldenInProgress extends Golden {
  readonly files: PageFile[];
}

function readBlock([, language = '', info = '']: RegExpExecArray, lines: readonly string[]): PageFile {
  const words = info.split(' ');
  const tracking = (['tracked', 'untracked', 'ignored'] as const).find(word => words.includes(word)) ?? 'unknown';
  const name = words.find(word => word !== '' && word !== tracking) ?? DEFAULT_NAMES[language];
  if (name === undefined) throw new Error(`A block of ${language} needs a file name.`);
  const kept: string[] = [];
  const marks: Mark[] = [];
  let marked = expandKeys('');
  for (const line of lines) {
    const mark = MARK.exec(line);
    if (mark === null) {
      marked = expandKeys(line);
      kept.push(marked.text);
      continue;
    }
    const start = line.indexOf('^');
    marks.push({
      rule: mark[2] ?? '',
      ...(mark[3] !== undefined && { severity: mark[3] as Severity }),
      line: kept.length - 1,
      start: marked.column(start),
      end: marked.column(start + (mark[1]?.length ?? 0)),
    });
  }
  return { name, text: kept.map(line => `${line}\n`).join(''), marks, tracking };
}
