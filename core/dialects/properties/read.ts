import type { Span } from '../../model/span.ts';

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

/**
 * `java.util.Properties`, with Spring Boot's parts. Separators are `=`, `:` and white space; an odd number of backslashes at the end of
 * a line joins the next one. Linear, total.
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function readProperties(text: string): readonly PropertyEntry[] {
  const entries: PropertyEntry[] = [];
  let part = 0;
  let position = text.startsWith('\ufeff') ? 1 : 0;
  while (position < text.length) {
    const start = skip(text, position, ' \t\f');
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
  let keyEnd = start;
  while (keyEnd < end && !/[=:\s]/.test(text.charAt(keyEnd))) keyEnd += text[keyEnd] === '\\' ? 2 : 1;
  keyEnd = Math.min(keyEnd, end);
  let valueStart = skipWithin(text, keyEnd, end);
  if (text[valueStart] === '=' || text[valueStart] === ':') valueStart = skipWithin(text, valueStart + 1, end);
  valueStart = Math.min(valueStart, end);
  return {
    name: unescape(text.slice(start, keyEnd)),
    key: { start, end: keyEnd },
    text: unescape(text.slice(valueStart, end)),
    at: { start: valueStart, end },
    part,
  };
}

function skipWithin(text: string, from: number, end: number): number {
  const to = skip(text, from, ' \t\f');
  return Math.min(to, end);
}

function skip(text: string, from: number, characters: string): number {
  let position = from;
  while (position < text.length && characters.includes(text.charAt(position))) position++;
  return position;
}

function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
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

function unescape(written: string): string {
  if (!written.includes('\\')) return written;
  return written.replace(/\\(?:u([\da-f]{4})|(\r\n|[^])[ \t\f]*)/gi, (match: string, unit?: string, single = '') => {
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    const character = String(single);
    if (character === '\n' || character === '\r' || character === '\r\n') return '';
    return (ESCAPES[character] ?? character) + match.slice(2);
  });
}

/** A value that reads as `text`. */
export function encodeProperty(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  return escaped.startsWith(' ') ? `\\${escaped}` : escaped;
}
