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
  let at = -1;
  for (let sign = text.indexOf('://'); sign >= 0; sign = text.indexOf('://', sign + 3)) {
    if (at < sign) at = text.indexOf('@', sign);
    if (at < 0) break;
    if (at - sign > LONGEST) continue;
    const scheme = schemeBefore(text, sign);
    const password = scheme === undefined ? undefined : readAuthority(text, sign + 3, scheme);
    if (password !== undefined) found.push(password);
  }
  return found;
}

function schemeBefore(text: string, end: number): string | undefined {
  let start = end;
  while (start > 0 && end - start < LONGEST_SCHEME && isOfScheme(text.charCodeAt(start - 1))) start--;
  const scheme = text.slice(start, end).toLowerCase();
  return scheme === 'smtp' || scheme === 'smtps' || SCHEME.test(scheme) ? scheme : undefined;
}

function readAuthority(text: string, start: number, scheme: string): UrlPassword | undefined {
  const limit = Math.min(text.length, start + LONGEST);
  let end = start;
  let colon = -1;
  let at = -1;
  for (; end < limit && !endsUrl(text, end); end++) {
    const code = text.charCodeAt(end);
    if (code === COLON && colon < 0) colon = end;
    if (code === AT) at = end;
  }
  if (colon < 0 || at <= colon + 1) return undefined;
  const host = hostOf(text.slice(at + 1, end));
  return host === '' ? undefined : { scheme, host, username: { start, end: colon }, span: { start: colon + 1, end: at } };
}

/** White space, the quotes of every language, and the next URL. */
function endsUrl(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code <= 0x20) return true;
  if (code === COLON) return text.startsWith('://', index);
  return code === 0x22 || code === 0x27 || code === 0x3c || code === 0x3e || code === 0x5c || code === 0x60;
}

const COLON = 0x3a;
const AT = 0x40;

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
