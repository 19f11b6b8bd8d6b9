import type { TextEdit } from '../model/edit.ts';
import type { EnvironmentEntry, EnvironmentFile, Quote } from './dotenv.ts';
import { lineOf, readEnvironment } from './dotenv.ts';
import type { EnvironmentReader } from './reader.ts';
import { valueSeenBy } from './readers.ts';
import { whatIsMeant } from './truncation.ts';

export interface WrittenValue {
  readonly edits: readonly TextEdit[];
  /** Readers that will see something else: for some values no quoting serves everybody. */
  readonly misread: readonly EnvironmentReader[];
}

export interface ValueRequest {
  readonly file: EnvironmentFile;
  readonly name: string;
  readonly value: string;
  /** The one that has to see the whole value, where it is known. */
  readonly reader?: EnvironmentReader;
  /** A new line goes behind this entry instead of to the end of the file. */
  readonly after?: EnvironmentEntry | undefined;
}

/** Gives a variable a value: in its last entry, or in a new line. */
export function writeValue({ file, name, value, reader, after }: ValueRequest): WrittenValue {
  const entry = file.last.get(name);
  if (entry !== undefined) return writeEntry(entry, value, reader);
  const { text, misread } = spellValue({ name, value, reader });
  return { edits: [insertLine(file, `${name}=${text}`, after)], misread };
}

/** Replaces the value of an entry, keeping its quotes where they serve. */
export function writeEntry(entry: EnvironmentEntry, value: string, reader?: EnvironmentReader): WrittenValue {
  const { text, misread } = spellValue({ name: entry.name, value, reader, quote: entry.quote });
  return { edits: [replaceValue(entry, text)], misread };
}

/**
 * Puts the value into quotes, so that every reader, or the one that matters, sees the whole of it. `undefined` where the entry says
 * it already, or where no quoting helps.
 */
export function quoteEntry(entry: EnvironmentEntry, reader?: EnvironmentReader): WrittenValue | undefined {
  const meant = whatIsMeant(entry);
  const value = meant.text.slice(meant.stray);
  const { text, misread } = bestSpelling(entry.name, value, { reader, spellings: quotedSpellings(value, reader) });
  const isKept = reader === undefined ? misread.length < READERS.length : !misread.includes(reader);
  const edit = replaceValue(entry, text);
  return isKept && text !== entry.written.trim() ? { edits: [edit], misread } : undefined;
}

const READERS = [
  'dotenv',
  'node',
  'dotenvx',
  'dotenv-expand',
  'python-dotenv',
  'python-decouple',
  'django-environ',
  'django-environ-0.11',
  'phpdotenv',
  'symfony',
  'shell',
  'compose',
] as const satisfies readonly EnvironmentReader[];

/** What nobody takes for a quote, a comment, a variable or the end of the value. */
const PLAIN = /^[\w@.:/+,%=-]*$/;

interface Spelling {
  readonly text: string;
  readonly misread: readonly EnvironmentReader[];
}

interface SpellingRequest {
  readonly name: string;
  readonly value: string;
  readonly reader: EnvironmentReader | undefined;
  /** Of the entry that is being replaced. */
  readonly quote?: Quote | undefined;
}

/** How a value is written: in the quotes that stand there, as a plain word, or between the first quotes that serve every reader. */
function spellValue({ name, value, reader, quote }: SpellingRequest): Spelling {
  const same = quote === undefined ? [] : [quote + value + quote];
  const plain = PLAIN.test(value) ? [value] : [];
  return bestSpelling(name, value, { reader, spellings: [...same, ...plain, ...quotedSpellings(value, reader)] });
}

function quotedSpellings(value: string, reader: EnvironmentReader | undefined): string[] {
  const escaped = value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
  const forAll = [`"${value}"`, `'${value}'`, `\`${value}\``, `"${escaped}"`];
  if (reader === undefined) return forAll;
  return [...forAll, ...forAll.map(text => text.replaceAll('$', '\\$')), ...forAll.map(text => text.replaceAll('$', '$$$$'))];
}

interface Choice {
  readonly reader: EnvironmentReader | undefined;
  /** In the order of preference. */
  readonly spellings: readonly string[];
}

/** The readers themselves say which spelling is right: first the one that matters, then as many as possible. */
function bestSpelling(name: string, value: string, { reader, spellings }: Choice): Spelling {
  const judged = spellings.map(text => ({ text, misread: READERS.filter(reader => reads(`${name}=${text}`, reader) !== value) }));
  const cost = ({ misread }: Spelling) => misread.length + (reader !== undefined && misread.includes(reader) ? READERS.length : 0);
  return judged.reduce((best, next) => (cost(next) < cost(best) ? next : best));
}

function reads(line: string, reader: EnvironmentReader): string | undefined {
  const { entries } = readEnvironment(line);
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return undefined;
  const seen = valueSeenBy(entry, reader, () => undefined);
  return 'value' in seen ? seen.value : undefined;
}

/** Takes with it what a reader drops from the end of the old value, or it would be left behind as a comment. */
function replaceValue(entry: EnvironmentEntry, text: string): TextEdit {
  const meant = whatIsMeant(entry);
  const end = entry.quote === undefined ? meant.start + meant.text.length : entry.at.end;
  return { span: { start: entry.at.start, end: Math.max(end, entry.at.end) }, text };
}

function insertLine({ text }: EnvironmentFile, line: string, after: EnvironmentEntry | undefined): TextEdit {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  if (after !== undefined) {
    const { end } = lineOf(text, after);
    return { span: { start: end, end }, text: lineBreak + line };
  }
  const opening = text === '' || /[\r\n\uFEFF]$/.test(text) ? '' : lineBreak;
  return { span: { start: text.length, end: text.length }, text: opening + line + lineBreak };
}
