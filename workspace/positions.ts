import type { SourceDocument } from '../core/model/document.ts';
import type { Span } from '../core/model/span.ts';

/** From 0, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Both ends of a span in a text. */
export type RangeOf = (document: SourceDocument, span: Span) => { readonly start: Position; readonly end: Position };

/** Counts the lines of a document once, however many places are asked for. */
export function createRangeOf(): RangeOf {
  const counted = new WeakMap<SourceDocument, readonly number[]>();
  return (document, { start, end }) => {
    const starts = counted.get(document) ?? startsOfLines(document.text);
    counted.set(document, starts);
    return { start: positionIn(starts, start), end: positionIn(starts, end) };
  };
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + lineBreak.length);
  return starts;
}

/** The last line that begins there or before. */
function positionIn(starts: readonly number[], offset: number): Position {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}
