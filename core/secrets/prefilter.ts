import { keyFormats } from './formats.ts';
import { pivoted } from './pivot.ts';

/** How the scheme of an SMTP address ends. */
const SCHEMES = ['smtp', 'smtps', 'submission', 'submissions', '\\+tls', '\\+ssl', '\\+starttls'];

/** What every provider's key, every password in an SMTP address and every SES password comes with. */
const TELLING = new RegExp(
  [
    ...keyFormats.map(({ literal, before }) => pivoted(literal, before === undefined ? '(?<![A-Za-z0-9_-])' : '[0-9A-Za-z]')),
    `://(?<=(?:${SCHEMES.map(anyCase).join('|')})://)`,
    pivoted('email-smtp'),
  ].join('|'),
);

/**
 * Whether a text can hold a provider's key or an SMTP address at all. Asks for ASCII alone, so the text may be bytes taken for Latin-1:
 * most files are never decoded. A false yes costs a closer look.
 */
export function mayHoldSecret(text: string): boolean {
  return TELLING.test(text);
}

function anyCase(word: string): string {
  return word.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`);
}
