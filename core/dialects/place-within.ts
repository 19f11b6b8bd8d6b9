import type { Place } from '../model/span.ts';

/** The part of a URL where it stands in its file; the whole of it where escapes or quotes hide the place. */
export function placeWithin(whole: Place, text: string, span: { readonly start: number; readonly end: number }): Place {
  const { start, end } = whole.span;
  const quotes = (end - start - text.length) / 2;
  if (quotes !== 0 && quotes !== 1) return whole;
  const leading = text.length - text.trimStart().length;
  const from = start + quotes + leading;
  return { uri: whole.uri, span: { start: from + span.start, end: from + span.end } };
}
