import type { Span } from '../model/span.ts';

/** The password inside an SMTP URL or DSN: `smtp://user:password@host`. */
export interface UrlPassword {
  readonly span: Span;
  /** As written, lower case: `smtp`, `smtps`, `sendgrid+smtp`. */
  readonly scheme: string;
  readonly username: Span;
  readonly host: string;
}

/** `smtp`, `smtps`, `submission`, `submissions`, with what Symfony puts before them and django-environ after. */
const SCHEME = /(?:^|\+)(?:smtps?|submissions?)(?:\+(?:tls|ssl|starttls))?$/;

/** Longer than any credential and host together; keeps a line of nothing but schemes linear. */
const LONGEST = 600;
const LONGEST_SCHEME = 40;

/**
 * Every password in an SMTP URL of any text, whatever else the text is. The password ends at the last `@` before white space, a quote or
 * the path, so one that was pasted without escaping is found whole.
 */
export function findUrlPasswords(text: string): readonly UrlPassword[] {
  const found: UrlPassword[] = [];
  for (let sign = text.indexOf('://'); sign >= 0; sign = text.indexOf('://', sign + 3)) {
    const scheme = schemeBefore(text, sign);
    if (scheme !== undefined) found.push(...readAuthority(text, sign + 3, scheme));
  }
  return found;
}

function schemeBefore(text: string, end: number): string | undefined {
  let start = end;
  while (start > 0 && end - start < LONGEST_SCHEME && isOfScheme(text.charCodeAt(start - 1))) start--;
  const scheme = text.slice(start, end).toLowerCase();
  return SCHEME.test(scheme) ? scheme : undefined;
}

function readAuthority(text: string, start: number, scheme: string): readonly UrlPassword[] {
  const limit = Math.min(text.length, start + LONGEST);
  let end = start;
  while (end < limit && !ENDS.includes(text.charAt(end)) && !text.startsWith('://', end)) end++;
  const authority = text.slice(start, end);
  const at = authority.lastIndexOf('@');
  const colon = authority.indexOf(':');
  if (colon < 0 || at <= colon + 1) return [];
  const host = hostOf(authority.slice(at + 1));
  if (host === '') return [];
  return [
    {
      scheme,
      host,
      username: { start, end: start + colon },
      span: { start: start + colon + 1, end: start + at },
    },
  ];
}

/** What a URL cannot hold unescaped, the quotes of every language included. */
const ENDS = ' \t\r\n\f"\'`<>\\';

/** Up to port, path, query or fragment. A password may hold those signs, so they are looked for after the `@` alone. */
function hostOf(rest: string): string {
  if (rest.startsWith('[')) return rest.slice(0, rest.indexOf(']') + 1).toLowerCase();
  const end = rest.search(/[:/?#,;)\]}]/);
  return (end < 0 ? rest : rest.slice(0, end)).toLowerCase();
}

function isOfScheme(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2b;
}
