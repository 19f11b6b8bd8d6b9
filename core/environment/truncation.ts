import type { Span } from '../model/span.ts';
import { firstLine } from '../text/first-line.ts';
import type { EnvironmentEntry } from './dotenv.ts';
import type { EnvironmentReader } from './reader.ts';
import { valueSeenBy } from './readers.ts';
import type { VariableLookup } from './readers.ts';

/** What makes a reader stop before the line says that the value ends. */
export type TruncationCause = 'comment' | 'expansion' | 'quote' | 'operator';

/** Lengths in UTF-16 units. `rest` begins with what stops the reader and ends where the line's value does. */
export interface TruncatedValue {
  readonly seenLength: number;
  readonly writtenLength: number;
  readonly cause: TruncationCause;
  readonly rest: Span;
}

/**
 * The program sees less than the line says: `P=Xk9#vQ2!` is `Xk9` to most. Silent about what a person means as a comment (white
 * space on either side of `#`) and about `${NAME}`, which nobody writes by accident.
 */
export function truncation(entry: EnvironmentEntry, reader: EnvironmentReader, lookup: VariableLookup): TruncatedValue | undefined {
  const seen = valueSeenBy(entry, reader, lookup);
  if ('fails' in seen) return undefined;
  const { text, start, stray } = whatIsMeant(entry);
  const visible = entry.quote !== undefined && seen.value.startsWith(entry.quote) ? seen.value.slice(1) : seen.value;
  if (visible.length >= text.length) return undefined;
  const same = commonStart(visible, text);
  const cut = same + text.slice(same).search(/\S|$/);
  const cause = text[cut] === '$' ? lostVariable(text.slice(cut), lookup) : same === visible.length ? CAUSES[text.charAt(cut)] : undefined;
  if (cause === undefined) return undefined;
  const rest = { start: start + cut, end: start + text.length };
  return { seenLength: visible.length, writtenLength: text.length - stray, cause, rest };
}

/** What a person takes for the value, whatever a reader makes of it. */
export interface MeantValue {
  readonly text: string;
  readonly start: number;
  /** 1 where the text begins with a quote that is never closed, which is no part of the value. */
  readonly stray: 0 | 1;
}

/** What a person reads: between closed quotes everything, otherwise everything up to a comment. */
export function whatIsMeant({ key, sign, written, quote, at, inner }: EnvironmentEntry): MeantValue {
  const offset = key.end + sign.length;
  if (quote !== undefined) return { text: written.slice(inner.start - offset, inner.end - offset), start: inner.start, stray: 0 };
  const text = withoutComment(firstLine(written)).trim();
  const isOpened = /^["'`]/.test(text) && !text.includes(text.charAt(0), 1);
  return { text, start: at.start, stray: isOpened ? 1 : 0 };
}

function withoutComment(line: string): string {
  const comment = /(?<=\s)#|#(?=\s)/.exec(line);
  return comment === null ? line : line.slice(0, comment.index);
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

const CAUSES: Readonly<Record<string, TruncationCause>> = {
  '#': 'comment',
  '"': 'quote',
  "'": 'quote',
  '`': 'quote',
  ';': 'operator',
  '&': 'operator',
  '|': 'operator',
  '<': 'operator',
  '>': 'operator',
};

function lostVariable(text: string, lookup: VariableLookup): TruncationCause | undefined {
  const name = /^\$([A-Za-z_]\w*|\$)/.exec(text)?.[1];
  return name === undefined || lookup(name) !== undefined ? undefined : 'expansion';
}
