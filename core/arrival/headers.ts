import type { Span } from '../model/span.ts';
import { endOfLine } from '../text/lines.ts';

/** A header field as it stands in a message. */
export interface HeaderField {
  readonly name: string;
  /** Unfolded: line ends are gone, the white space that follows them stays (RFC 5322 §2.2.3). */
  readonly value: string;
  /** Name, colon and value, without the last line end. */
  readonly span: Span;
}

export interface MessageHeaders {
  /** From the top: what was added last comes first. */
  readonly fields: readonly HeaderField[];
  /** Where the body begins; the length of the text where there is none. */
  readonly bodyStart: number;
}

/** More than any real message has; what follows is left out. */
const FIELDS_AT_MOST = 5_000;

/** RFC 5322 allows any visible sign in a name; real ones keep to these, and a pasted text that is no message has others. */
const FIELD = /^([a-z0-9][\w.-]*)[ \t]*:/i;

/** No field of a mail server is longer; the rest of a value is left out. In UTF-16 units. */
const VALUE_AT_MOST = 131_072;

/**
 * Reads the header of a message in any line ends. Lines before the first field (an mbox "From " line, blank lines of a paste) are passed
 * over, and so is a line in the middle that is no field.
 */
export function readHeaders(source: string): MessageHeaders {
  const fields: HeaderField[] = [];
  let open: { readonly name: string; readonly start: number; readonly valueStart: number; end: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { name, start, valueStart, end } = open;
    if (fields.length < FIELDS_AT_MOST) fields.push({ name, value: unfold(source, valueStart, end), span: { start, end } });
    open = undefined;
  };
  let position = 0;
  while (position < source.length) {
    const end = endOfLine(source, position);
    const first = source.charCodeAt(position);
    const isContinuation = first === 32 || first === 9;
    if (end === position && (open !== undefined || fields.length > 0)) {
      close();
      return { fields, bodyStart: afterLineEnd(source, end) };
    }
    if (open !== undefined && isContinuation) {
      open.end = end;
    } else if (end > position) {
      close();
      const [whole, name] = isContinuation ? [] : (FIELD.exec(source.slice(position, Math.min(end, position + 256))) ?? []);
      if (whole !== undefined && name !== undefined) open = { name, start: position, valueStart: position + whole.length, end };
    }
    position = afterLineEnd(source, end);
  }
  close();
  return { fields, bodyStart: source.length };
}

function unfold(source: string, start: number, end: number): string {
  return source
    .slice(start, Math.min(end, start + VALUE_AT_MOST))
    .replace(/[\r\n]+/g, '')
    .trim();
}

function afterLineEnd(source: string, end: number): number {
  return source.charCodeAt(end) === 13 && source.charCodeAt(end + 1) === 10 ? end + 2 : Math.min(end + 1, source.length);
}

/** The values of every field of a name, from the top. */
export function valuesOf({ fields }: MessageHeaders, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return fields.filter(field => field.name.toLowerCase() === wanted).map(({ value }) => value);
}
