import { keyFormats } from './formats.ts';

/**
 * What every provider's key, every password in an SMTP address and every SES password comes with, in one expression: a literal of few
 * characters, then a look at what stands before it, which is done only where the literal is.
 */
const TELLING = new RegExp(
  [
    ...keyFormats.map(({ literal, before }) => {
      const escaped = literal.replace(/[./]/g, '\\$&');
      return before === undefined ? `${escaped}(?<![A-Za-z0-9_-]${escaped})` : `${escaped}(?<=[0-9A-Za-z]${escaped})`;
    }),
    `://(?<=(?:${['smtp', 'smtps', 'submission', 'submissions', '\\+tls', '\\+ssl', '\\+starttls'].map(anyCase).join('|')})://)`,
    'email-smtp',
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
