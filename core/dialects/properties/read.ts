import type { Span } from '../../model/span.ts';
import { endOfLine } from '../../text/lines.ts';

/** One `key=value` of a `.properties` file, in its own words. */
export interface PropertyEntry {
  readonly name: string;
  readonly key: Span;
  /** Unescaped, continuation lines joined. */
  readonly text: string;
  /** The value as it is written. */
  readonly at: Span;
  /** Which part of a file in several parts it stands in: `#---` begins a new one. */
  readonly part: number;
}

const PART = /^[#!]---[ \t]*$/;

/** In one file. No project has more. */
const MOST_ENTRIES = 10_000;

/**
 * `java.util.Properties`, with Spring Boot's parts. Separators are `=`, `:` and white space; an odd number of backslashes at the end of
 * a line joins the next one. Linear, total.
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function readProperties(text: string): readonly PropertyEntry[] {
  const entries: PropertyEntry[] = [];
  let part = 0;
  let position = text.startsWith('\ufeff') ? 1 : 0;
  while (position < text.length && entries.length < MOST_ENTRIES) {
    const start = skipBlank(text, position, text.length);
    const first = text[start];
    if (first === '#' || first === '!') {
      const end = endOfLine(text, start);
      if (PART.test(text.slice(position, Math.min(end, position + 40)))) part++;
      position = end + 1;
    } else if (first === '\n' || first === '\r' || first === undefined) {
      position = start + 1;
    } else {
      const end = endOfLogicalLine(text, start);
      entries.push(readEntry(text, { start, end }, part));
      position = end + 1;
    }
  }
  return entries;
}

function readEntry(text: string, { start, end }: Span, part: number): PropertyEntry {
  const keyEnd = endOfKey(text, start, end);
  let valueStart = skipBlank(text, keyEnd, end);
  if (text[valueStart] === '=' || text[valueStart] === ':') valueStart = skipBlank(text, valueStart + 1, end);
  valueStart = Math.min(valueStart, end);
  return {
    name: unescape(text.slice(start, keyEnd)),
    key: { start, end: keyEnd },
    text: unescape(text.slice(valueStart, end)),
    at: { start: valueStart, end },
    part,
  };
}

function endOfKey(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && !ENDS_KEY.has(text.charAt(position))) position += text[position] === '\\' ? 2 : 1;
  return Math.min(position, end);
}

const ENDS_KEY = new Set('=: \t\f\r\n');

function skipBlank(text: string, from: number, end: number): number {
  let position = from;
  for (; position < end; position++) {
    const character = text[position];
    if (character !== ' ' && character !== '\t' && character !== '\f') break;
  }
  return position;
}

function endOfLogicalLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') {
    if (text[end] !== '\\') end++;
    else end += text[end + 1] === '\r' && text[end + 2] === '\n' ? 3 : 2;
  }
  return Math.min(end, text.length);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f' };
const UNIT = /^[\da-f]{4}$/i;

/** UTF-16 units. What is longer is no mail setting, and stays as it is written. */
const LONGEST = 10_000;

function unescape(written: string): string {
  if (written.length > LONGEST) return written;
  let text = '';
  let copied = 0;
  for (let at = written.indexOf('\\'); at !== -1 && at + 1 < written.length; at = written.indexOf('\\', copied)) {
    text += written.slice(copied, at);
    const character = written.charAt(at + 1);
    const unit = character === 'u' ? written.slice(at + 2, at + 6) : '';
    copied = at + 2;
    if (UNIT.test(unit)) {
      text += String.fromCharCode(Number.parseInt(unit, 16));
      copied += unit.length;
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && written[copied] === '\n') copied++;
      copied = skipBlank(written, copied, written.length);
    } else text += ESCAPES[character] ?? character;
  }
  return text + written.slice(copied);
}

/** A value that reads as `text`. */
export function encodeProperty(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  return escaped.startsWith(' ') ? `\\${escaped}` : escaped;
}
