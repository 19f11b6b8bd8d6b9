import type { KeyFormat } from './formats.ts';
import { keyFormats } from './formats.ts';
import { pivoted } from './pivot.ts';

/** How the scheme of an SMTP address ends. */
const SCHEMES = ['smtp', 'smtps', 'submission', 'submissions', '\\+tls', '\\+ssl', '\\+starttls'];

/** What every provider's key, every password in an SMTP address and every SES password comes with. */
const TELLING = new RegExp(
  [
    pivoted(literalsOf(keyFormats.filter(({ before }) => before === undefined)), '(?<![A-Za-z0-9_-])'),
    pivoted(literalsOf(keyFormats.filter(({ before }) => before !== undefined)), '[0-9A-Za-z]'),
    `://(?<=(?:${SCHEMES.map(anyCase).join('|')})://)`,
    pivoted(['email-smtp']),
  ].join('|'),
);

/**
 * Whether a text can hold a provider's key or an SMTP address at all. Asks for ASCII alone, so the text may be bytes taken for Latin-1:
 * most files are never decoded. A false yes costs a closer look.
 */
export function mayHoldSecret(text: string): boolean {
  return TELLING.test(text);
}

const MAIL = /[Mm][Aa][Ii][Ll]|[Ss][Mm][Tt][Pp]/;
const ANY = new RegExp(`${TELLING.source}|${MAIL.source}`);

/** Every dialect asks for more than this; most files do not even say so much, which one search shows. Bytes taken for Latin-1 will do. */
export function speaksOfMail(text: string): boolean {
  return MAIL.test(text);
}

/** Either of them. Most texts do not say so much, which one pass shows. */
export function mayMatter(text: string): boolean {
  return ANY.test(text);
}

function literalsOf(formats: readonly KeyFormat[]): readonly string[] {
  return formats.map(({ literal }) => literal);
}

function anyCase(word: string): string {
  return word.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`);
}
