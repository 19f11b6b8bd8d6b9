/** A stretch of a text: UTF-16 offsets, `start` inclusive, `end` exclusive, `0 ≤ start ≤ end ≤ text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a certain file. `uri` is the document's URI as the editor spells it (`file:///…` on disk). */
export interface Place {
  readonly uri: string;
  readonly span: Span;
}

/** The cursor counts as inside at both ends, as editors do for words. */
export function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Spans that only touch count, so that a cursor at either end of a finding meets it. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
