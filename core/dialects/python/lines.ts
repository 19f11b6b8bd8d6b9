import type { Span } from '../../model/span.ts';

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line's own text ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed === -1) return text.length;
  return text[feed - 1] === '\r' ? Math.max(offset, feed - 1) : feed;
}

/** The line break that the file uses. */
export function lineBreak(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** The white space before a statement, or `undefined` when something else stands before it on its line. */
export function indentation(text: string, offset: number): string | undefined {
  const before = text.slice(lineStart(text, offset), offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** Whole lines from `span`, with the line break after them. */
export function wholeLines(text: string, { start, end }: Span): Span {
  const feed = text.indexOf('\n', end);
  return { start: lineStart(text, start), end: feed === -1 ? text.length : feed + 1 };
}
