import type { Span } from '../../model/span.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };
const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[^]))/g;

/** The text of a string or a template without substitutions, given with its quotes; an unclosed one is read to its end. */
export function decodeString(source: string): string {
  const quote = source[0] ?? '';
  const closed = source.length > 1 && source.endsWith(quote);
  return source.slice(1, closed ? -1 : undefined).replace(ESCAPE, unescape);
}

/** The text between the quotes; an unclosed string goes on to its end. */
export function insideQuotes({ from, to }: { readonly from: number; readonly to: number }, text: string): Span {
  const closed = to - from > 1 && text[to - 1] === text[from];
  return { start: Math.min(from + 1, to), end: closed ? to - 1 : to };
}

function unescape(_match: string, ...[point, unit, byte, single = '']: (string | undefined)[]): string {
  const code = Number.parseInt(point ?? unit ?? byte ?? '', 16);
  if (!Number.isNaN(code)) return code > 0x10ffff ? '' : String.fromCodePoint(code);
  if (single === '\n' || single === '\r\n' || single === '\r') return '';
  return ESCAPES[single] ?? single;
}

/** `465`, `1_000`, `0x1d1`; `undefined` for a bigint. */
export function decodeNumber(source: string): number | undefined {
  const value = Number(source.replaceAll('_', ''));
  return Number.isNaN(value) ? undefined : value;
}

/** A string literal that reads as `text`, in the quotes of `like`. */
export function encodeString(text: string, like: string): string {
  const quote = like === '"' || like === '`' ? like : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return quote + (quote === '`' ? escaped.replaceAll('${', '\\${') : escaped) + quote;
}
