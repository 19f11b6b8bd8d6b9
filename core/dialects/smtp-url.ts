import { Secret } from '../model/secret.ts';
import type { Span } from '../model/span.ts';

/** `smtp://user:password@host:port?name=value`, and any other scheme. Spans count from the start of the URL's text. */
export interface SmtpUrl {
  /** Lower case, without `://`: `smtp`, `smtps`, `smtp+tls`, `sendgrid+api`. */
  readonly scheme: UrlPart;
  /** Percent-decoded. */
  readonly username?: UrlPart;
  /** The key of an API too, which stands where others have the user. */
  readonly password?: SecretPart;
  /** As written; an IPv6 address without its brackets, while the span includes them. Empty where nothing stands. */
  readonly host: UrlPart;
  /** What follows the colon after the host; not always a number. */
  readonly port?: UrlPart;
  readonly query: readonly QueryPart[];
  /**
   * Reserved characters that stand bare in the user or the password. URL parsers see another host behind `/`, `?` and `#`, or
   * give up; the parts above are what was meant.
   */
  readonly unescaped: readonly Span[];
}

export interface UrlPart {
  readonly text: string;
  readonly span: Span;
}

export interface SecretPart {
  /** Percent-decoded. */
  readonly secret: Secret;
  readonly span: Span;
}

export interface QueryPart {
  readonly name: string;
  readonly value: string;
  /** Name through value. */
  readonly span: Span;
  readonly valueSpan: Span;
}

const SCHEME = /^[a-z][a-z\d+.-]*(?=:\/\/)/i;

/** `undefined` for anything that does not begin with a scheme and `://`. Linear, total. */
export function readSmtpUrl(text: string): SmtpUrl | undefined {
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === undefined) return undefined;
  const start = scheme.length + 3;
  const { at, end } = authority(text, start);
  const login = at === undefined ? {} : readLogin(text, { start, end: at }, scheme.toLowerCase());
  const { host, port } = readHost(text, { start: at === undefined ? start : at + 1, end });
  return {
    scheme: { text: scheme.toLowerCase(), span: { start: 0, end: scheme.length } },
    ...login,
    host,
    ...(port && { port }),
    query: readQuery(text, end),
    unescaped: at === undefined ? [] : bareReserved(text, { start, end: at }),
  };
}

/** The part between `://` and the path: where it ends, and where the `@` of its login stands. */
function authority(text: string, start: number): { readonly at?: number; readonly end: number } {
  const strict = endOfAuthority(text, start);
  const at = text.slice(start, strict).lastIndexOf('@');
  if (at !== -1) return { at: start + at, end: strict };
  const late = looksLikeCutLogin(text, { start, end: strict }) ? text.lastIndexOf('@') : -1;
  return late > strict ? { at: late, end: endOfAuthority(text, late + 1) } : { end: strict };
}

/** `smtp://ann:pa#ss@host`: cut at the `#`, `pa` would be the port. A path and a fragment mean nothing in these URLs. */
function looksLikeCutLogin(text: string, { start, end }: Span): boolean {
  const colon = text.indexOf(':', start);
  const numeric = colon !== -1 && colon < end && /^\d+$/.test(text.slice(colon + 1, end));
  if (text[end] === '#') return true;
  const beforeQuery = text.slice(end).split('?', 1).join('').includes('@');
  if (text[end] === '/' && beforeQuery) return true;
  return colon !== -1 && colon < end && !numeric && text[start] !== '[';
}

function endOfAuthority(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '/' && text[end] !== '?' && text[end] !== '#') end++;
  return end;
}

/** Bridges to APIs that expect the key where the user stands: alone, or at Mailgun before the domain. https://symfony.com/doc/current/mailer.html */
const KEY_BEFORE_DOMAIN = /^mailgun\+(?:api|https)$/;
const SMTP = /^(?:smtps?|submissions?)(?:\+|$)/;

function readLogin(text: string, { start, end }: Span, scheme: string): Pick<SmtpUrl, 'username' | 'password'> {
  const colon = text.indexOf(':', start);
  const split = colon === -1 || colon > end ? end : colon;
  const user = { start, end: split };
  const isKey = KEY_BEFORE_DOMAIN.test(scheme) || (split === end && !SMTP.test(scheme));
  if (isKey) return split > start ? { password: { secret: new Secret(decode(text.slice(start, split))), span: user } } : {};
  const username = split > start && { username: { text: decode(text.slice(start, split)), span: user } };
  if (split === end) return { ...username };
  const span = { start: split + 1, end };
  return { ...username, password: { secret: new Secret(decode(text.slice(span.start, span.end))), span } };
}

function readHost(text: string, { start, end }: Span): { readonly host: UrlPart; readonly port?: UrlPart } {
  const bracket = text[start] === '[' ? text.indexOf(']', start) : -1;
  const isAddress = bracket !== -1 && bracket < end;
  const colon = text.indexOf(':', isAddress ? bracket : start);
  const hostEnd = colon === -1 || colon >= end ? end : colon;
  const host = { text: text.slice(start, hostEnd), span: { start, end: hostEnd } };
  const named = isAddress ? { ...host, text: text.slice(start + 1, bracket) } : host;
  if (hostEnd === end) return { host: named };
  return { host: named, port: { text: text.slice(hostEnd + 1, end), span: { start: hostEnd + 1, end } } };
}

function readQuery(text: string, from: number): readonly QueryPart[] {
  const mark = text.indexOf('?', from);
  if (mark === -1) return [];
  const fragment = text.indexOf('#', mark);
  const parts: QueryPart[] = [];
  let start = mark + 1;
  for (const pair of text.slice(start, fragment === -1 ? undefined : fragment).split('&')) {
    const sign = pair.indexOf('=');
    const nameEnd = sign === -1 ? pair.length : sign;
    const valueStart = Math.min(nameEnd + 1, pair.length);
    const span = { start, end: start + pair.length };
    const valueSpan = { start: start + valueStart, end: span.end };
    if (pair !== '') parts.push({ name: decodeQuery(pair.slice(0, nameEnd)), value: decodeQuery(pair.slice(valueStart)), span, valueSpan });
    start = span.end + 1;
  }
  return parts;
}

/** RFC 3986 §3.2.1: before the host these must be written `%xx`, and so must a `%` that begins no such sequence. */
function bareReserved(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(/[/?#[\]@ ]|%(?![\da-f]{2})/gi)].map(({ index }) => ({
    start: start + index,
    end: start + index + 1,
  }));
}

/** `%` that begins no valid sequence stays as it is. */
function decode(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, encoded => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

function decodeQuery(text: string): string {
  return decode(text.replaceAll('+', ' '));
}
