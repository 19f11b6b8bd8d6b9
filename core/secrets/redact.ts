import { REDACTED } from '../model/secret.ts';
import type { Secret } from '../model/secret.ts';

export type Redactor = (text: string) => string;

/**
 * Replaces every known secret by `••••`, as it stands and as it is commonly disguised: URL-encoded, escaped as in JSON or HTML, in
 * quoted-printable and hexadecimal, and in Base64, alone or inside something longer (AUTH PLAIN, XOAUTH2). A Base64 text that holds a secret
 * goes as a whole.
 */
export function createRedactor(secrets: readonly Secret[]): Redactor {
  const revealed = [...new Set(secrets.map(secret => secret.reveal()))].filter(secret => secret !== '');
  const cores = new Set(revealed.flatMap(base64Cores));
  const written = new Set(revealed.flatMap(spellings).sort((one, other) => other.length - one.length));
  return text => {
    let redacted = text;
    for (const core of cores) redacted = replaceBase64(redacted, core);
    for (const spelling of written) redacted = redacted.replaceAll(spelling, REDACTED);
    return redacted;
  };
}

function spellings(secret: string): readonly string[] {
  const escaped = JSON.stringify(secret).slice(1, -1);
  const encodings = ["-_.!~*'()", '-_.~', '-_.'].map(unescaped => percentEncode(secret, unescaped));
  const form = encodings.map(encoded => encoded.replaceAll('%20', '+'));
  return [
    secret,
    escaped,
    escaped.replaceAll('/', '\\/'),
    asciiOnly(escaped),
    asciiOnly(escaped).replaceAll('/', '\\/'),
    JSON.stringify(escaped).slice(1, -1),
    ...htmlEncode(secret),
    secret.replaceAll("'", "\\'"),
    ...[...encodings, ...form].flatMap(encoded => [encoded, lowerEscapes(encoded)]),
    ...['=', '+'].map(sign => mailEncode(secret, sign)),
    ...hexadecimal(secret),
  ];
}

/** As Python and PHP write JSON by default. */
function asciiOnly(escaped: string): string {
  return escaped.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const APOSTROPHES = ["'", '&#39;', '&#039;', '&#x27;', '&apos;'];
const QUOTES = ['"', '&quot;', '&#34;'];

/** Languages differ in how they write quotes, and in whether they escape them at all. */
function htmlEncode(secret: string): readonly string[] {
  const encoded = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return APOSTROPHES.flatMap(apostrophe => QUOTES.map(quote => encoded.replaceAll("'", apostrophe).replaceAll('"', quote)));
}

/** encodeURIComponent, RFC 3986 and forms differ in the signs that they leave alone. */
function percentEncode(secret: string, unescaped: string): string {
  let encoded = '';
  for (const byte of utf8(secret)) {
    const character = String.fromCharCode(byte);
    const plain = /[A-Za-z0-9]/.test(character) || unescaped.includes(character);
    encoded += plain ? character : `%${hex(byte).toUpperCase()}`;
  }
  return encoded;
}

/** Quoted-printable (RFC 2045 §6.7) and xtext (RFC 3461 §4), which differ in the sign of their escapes. */
function mailEncode(secret: string, sign: string): string {
  const escape = (byte: number): string => {
    const character = String.fromCharCode(byte);
    return byte <= 32 || byte >= 127 || character === '=' || character === sign ? sign + hex(byte).toUpperCase() : character;
  };
  return utf8(secret).map(escape).join('');
}

function hexadecimal(secret: string): readonly string[] {
  const digits = utf8(secret).map(hex).join('');
  return [digits, digits.toUpperCase()];
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** `%2F` and `%2f` are the same, and the rest of the text keeps its case. */
function lowerEscapes(encoded: string): string {
  return encoded.replace(/%[0-9A-F]{2}/g, escape => escape.toLowerCase());
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Four digits are three bytes: less than that is found by chance in any Base64 text. */
const SHORTEST_CORE = 4;

/**
 * The Base64 digits that depend on the secret alone, for each of the three ways in which its bytes can fall into groups of three, in
 * both alphabets.
 */
function base64Cores(secret: string): readonly string[] {
  const bytes = utf8(secret);
  const cores: string[] = [];
  for (const offset of [0, 1, 2]) {
    const digits = base64([...Array.from({ length: offset }, () => 0), ...bytes]);
    // A digit holds six bits: those shared with a neighbour's byte are left out.
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    const core = digits.slice(first, last);
    if (core.length >= SHORTEST_CORE) cores.push(core, core.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return [...new Set(cores)];
}

function base64(bytes: readonly number[]): string {
  let digits = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) digits += DIGITS.charAt((group >> shift) & 63);
  }
  return digits;
}

function replaceBase64(text: string, core: string): string {
  let redacted = '';
  let kept = 0;
  for (let found = text.indexOf(core); found >= 0; found = text.indexOf(core, kept)) {
    let start = found;
    while (start > kept && isBase64(text.charAt(start - 1))) start--;
    let end = found + core.length;
    while (end < text.length && isBase64(text.charAt(end))) end++;
    redacted += text.slice(kept, start) + REDACTED;
    kept = end;
  }
  return redacted + text.slice(kept);
}

function isBase64(character: string): boolean {
  return DIGITS.includes(character) || character === '-' || character === '_' || character === '=';
}

/** core has no TextEncoder. A lone surrogate becomes U+FFFD, as it does there. */
function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}
