import type { Span } from '../model/span.ts';

export type Quote = "'" | '"' | '`';

/** One assignment of a `.env` file. `value` is what `dotenv.parse` makes of it; `readers.ts` knows what others make of it. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly key: Span;
  readonly value: string;
  /** The value with its quotes, without the white space around it. */
  readonly at: Span;
  /** The text between the quotes; equal to `at` without them. */
  readonly inner: Span;
  /** Key through value. */
  readonly span: Span;
  readonly quote: Quote | undefined;
  readonly exported: boolean;
  /** What stands between key and value: `=`, ` =` or `: `. */
  readonly sign: string;
  /** Everything from the sign's end to the end of the line, comment included: what the other readers start from. */
  readonly written: string;
}

export interface EnvironmentFile {
  readonly text: string;
  /** In order; a name that is assigned twice stands here twice. */
  readonly entries: readonly EnvironmentEntry[];
  /** The last assignment of each name, which is the one that counts. */
  readonly last: ReadonlyMap<string, EnvironmentEntry>;
  /** The assignments, in order, of each name that has several. */
  readonly repeated: ReadonlyMap<string, readonly EnvironmentEntry[]>;
}

const WIDE_SPACE = /\s/;
const SPACE = /\s*/y;
const LATE_LINE = /[\u2028\u2029]/;
const KEY = /[\w.-]*/y;
const BARE = /[^#\n\r]*/y;
const LINE = /[^\n\r\u2028\u2029]*/y;

/**
 * Reads like `dotenv.parse` (a property test holds them equal), but keeps the places and takes linear time for any text, where
 * dotenv's regular expression is quadratic. Lone `\r` ends a line, U+2028 and U+2029 do for comments, and a quoted value may
 * begin on a later line than its key: all of it dotenv's.
 */
export function readEnvironment(text: string): EnvironmentFile {
  const entries: EnvironmentEntry[] = [];
  const last = new Map<string, EnvironmentEntry>();
  const repeated = new Map<string, EnvironmentEntry[]>();
  let position = skipSpace(text, 0);
  while (position < text.length) {
    const found = readEntry(text, position);
    if (found === undefined) {
      position = skipSpace(text, nextLine(text, position));
    } else {
      const { entry } = found;
      const earlier = last.get(entry.name);
      if (earlier !== undefined) addTo(repeated, earlier, entry);
      entries.push(entry);
      last.set(entry.name, entry);
      position = skipSpace(text, found.end);
    }
  }
  return { text, entries, last, repeated };
}

function addTo(repeated: Map<string, EnvironmentEntry[]>, earlier: EnvironmentEntry, entry: EnvironmentEntry): void {
  const known = repeated.get(entry.name);
  if (known === undefined) repeated.set(entry.name, [earlier, entry]);
  else known.push(entry);
}

/** The entry whose name begins there. Entries stand in the order of the text, so halving finds one among thousands. */
export function entryAt({ entries }: EnvironmentFile, start: number): EnvironmentEntry | undefined {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry === undefined || entry.span.start === start) return entry;
    if (entry.span.start < start) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The lines that an entry takes, from `export` or the white space before it through its comment, without the last line break. */
export function lineOf(text: string, entry: EnvironmentEntry): Span {
  return { start: lineStart(text, entry.span.start), end: lineEnd(text, entry.span.end) };
}

interface Found {
  readonly entry: EnvironmentEntry;
  readonly end: number;
}

function readEntry(text: string, start: number): Found | undefined {
  const exportedKey = text.startsWith('export', start) && isSpace(text, start + 6) ? skipSpace(text, start + 6) : start;
  const exported = exportedKey > start && isWord(text, exportedKey);
  const key = wordAt(text, exported ? exportedKey : start);
  const from = key && valueStart(text, key.end);
  if (key === undefined || from === undefined) return undefined;

  const value = quotedValue(text, from) ?? bareValue(text, from);
  const end = endOfTail(text, value.end) ?? value.end;
  const entry = {
    name: text.slice(key.start, key.end),
    key,
    value: value.text,
    at: value.at,
    inner: value.inner,
    span: { start: key.start, end: value.at.end },
    quote: value.quote,
    exported,
    sign: text.slice(key.end, from),
    written: text.slice(from, lineEnd(text, value.at.end)),
  };
  return { entry, end };
}

function wordAt(text: string, start: number): Span | undefined {
  const end = endOf(KEY, text, start);
  return end > start ? { start, end } : undefined;
}

/** After `=` with any white space before it, or after `:` directly behind the key and one white space. */
function valueStart(text: string, keyEnd: number): number | undefined {
  if (text[keyEnd] === ':' && isSpace(text, keyEnd + 1)) return text.startsWith('\r\n', keyEnd + 1) ? keyEnd + 3 : keyEnd + 2;
  const sign = skipSpace(text, keyEnd);
  return text[sign] === '=' ? sign + 1 : undefined;
}

interface ReadValue {
  readonly text: string;
  readonly at: Span;
  readonly inner: Span;
  readonly quote: Quote | undefined;
  /** Where the value ends for the reading of what follows. */
  readonly end: number;
}

/**
 * A quoted value closes at the first quote without a backslash before it, if nothing but a comment follows in its line; otherwise
 * at the last one before that which has a backslash and is followed by nothing. The backslashes stay.
 */
function quotedValue(text: string, from: number): ReadValue | undefined {
  const start = skipSpace(text, from);
  const quote = text[start];
  if (!isQuote(quote)) return undefined;
  let close: number | undefined;
  for (let at = text.indexOf(quote, start + 1); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (endOfTail(text, at + 1) !== undefined) close = at;
    if (text[at - 1] !== '\\') break;
  }
  if (close === undefined) return undefined;
  const inner = { start: start + 1, end: close };
  const raw = unixLines(text.slice(inner.start, inner.end));
  return { text: quote === '"' ? expandLineBreaks(raw) : raw, at: { start, end: close + 1 }, inner, quote, end: close + 1 };
}

function bareValue(text: string, from: number): ReadValue {
  const end = endOf(BARE, text, from);
  const start = Math.min(skipSpace(text, from), end);
  let last = end;
  while (last > start && isSpace(text, last - 1)) last--;
  const at = start === last ? { start: from, end: from } : { start, end: last };
  const trimmed = text.slice(start, last);
  const quote = trimmed[0];
  if (!isQuote(quote) && !LATE_LINE.test(trimmed)) return { text: trimmed, at, inner: at, quote: undefined, end };

  const stripped = stripQuotes(trimmed);
  const expanded = quote === '"' ? expandLineBreaks(stripped) : stripped;
  if (!isQuote(quote) || stripped !== trimmed.slice(1, -1)) return { text: expanded, at, inner: at, quote: undefined, end };
  return { text: expanded, at, inner: { start: start + 1, end: last - 1 }, quote, end };
}

/**
 * dotenv takes a pair of quotes off every line that starts with one, and U+2028 makes lines here; the pair reaches to the last
 * such quote at the end of a line.
 */
function stripQuotes(text: string): string {
  const last = lastBeforeLineEnd(text);
  let result = '';
  let copied = 0;
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const quote = text[start];
    if (start < copied || !isQuote(quote) || last[quote] <= start) continue;
    result += text.slice(copied, start) + text.slice(start + 1, last[quote]);
    copied = last[quote] + 1;
  }
  return result + text.slice(copied);
}

function lastBeforeLineEnd(text: string): Readonly<Record<Quote, number>> {
  const last = { "'": -1, '"': -1, '`': -1 };
  for (const { 0: quote, index } of text.matchAll(/["'`](?=[\u2028\u2029]|$)/g)) if (isQuote(quote)) last[quote] = index;
  return last;
}

/** After a value only white space up to a line's end, or a comment, may follow: returns where that ends, or `undefined`. */
function endOfTail(text: string, from: number): number | undefined {
  const end = skipSpace(text, from);
  if (end === text.length) return end;
  if (text[end] === '#') return lineEnd(text, end);
  for (let at = end - 1; at >= from; at--) if (isLineBreak(text, at)) return at;
  return undefined;
}

function expandLineBreaks(text: string): string {
  return text.includes('\\') ? text.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : text;
}

function unixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The few signs of most runs are looked at one by one, a long run by the pattern, which takes a fifth of the time. */
function skipSpace(text: string, from: number): number {
  const few = from + 8;
  let at = from;
  while (at < few && isSpace(text, at)) at++;
  return at < few ? at : endOf(SPACE, text, at);
}

/** The first position after `from` that begins a line, or the text's end. */
function nextLine(text: string, from: number): number {
  return Math.min(lineEnd(text, from) + 1, text.length);
}

function lineEnd(text: string, from: number): number {
  return endOf(LINE, text, from);
}

/** How far the sticky `pattern`, which matches the empty text too, goes from there. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function lineStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && !isLineBreak(text, at - 1)) at--;
  return at;
}

/** `\w`, `.` and `-`. */
function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 45 && code <= 57 && code !== 47) || code === 95;
}

/** `\s`. */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13) || (code >= 160 && WIDE_SPACE.test(text.charAt(at)));
}

function isQuote(character: string | undefined): character is Quote {
  return character === "'" || character === '"' || character === '`';
}

function isLineBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}
