import type { Span } from '../model/span.ts';
import { isInAlphabet, readShape } from '../providers/shape.ts';
import type { AlphabetName, Shape } from '../providers/shape.ts';
import { pivoted } from './pivot.ts';
import { isPlaceholder } from './placeholder.ts';
import { isSample } from './samples.ts';

/** A credential of a mail provider, recognised by its shape alone. */
export interface ProviderKey {
  /** The provider's id. */
  readonly provider: string;
  readonly span: Span;
  /** Completes "this is …". */
  readonly kind: string;
}

/** One kind of key, by its shape. */
export interface KeyFormat {
  readonly provider: string;
  readonly kind: string;
  /** Where to look: the shape's own beginning, or with `before` what stands in the middle. */
  readonly literal: string;
  /** How many characters of the shape stand before the literal. */
  readonly before?: number;
  readonly shape: Shape;
  /** What may not stand on either side, or the key would be part of something longer. */
  readonly around: AlphabetName;
  /** The prefix is short, so the rest must look drawn by lot: digits and letters in both cases. */
  readonly mixed?: true;
}

/**
 * Shapes with a literal that chance does not write. What has none (an app password, a UUID, 32 hexadecimal digits) is a secret only
 * where a mailer's password stands. Sources: the providers' files.
 */
export const keyFormats: readonly KeyFormat[] = [
  {
    provider: 'sendgrid',
    kind: 'a SendGrid API key',
    literal: 'SG.',
    shape: { parts: ['SG.', { alphabet: 'base64url', length: 22 }, '.', { alphabet: 'base64url', length: 43 }] },
    around: 'base64url',
  },
  {
    provider: 'brevo',
    kind: 'a Brevo SMTP key',
    literal: 'xsmtpsib-',
    shape: { parts: ['xsmtpsib-', { alphabet: 'hex', length: 64 }, '-', { alphabet: 'alphanumeric', length: 16 }] },
    around: 'base64url',
  },
  {
    provider: 'brevo',
    kind: 'a Brevo API key',
    literal: 'xkeysib-',
    shape: { parts: ['xkeysib-', { alphabet: 'hex', length: 64 }, '-', { alphabet: 'alphanumeric', length: 16 }] },
    around: 'base64url',
  },
  {
    provider: 'mailgun',
    kind: 'a Mailgun API key',
    literal: 'key-',
    shape: { parts: ['key-', { alphabet: 'hex', length: 32 }] },
    around: 'base64url',
  },
  {
    provider: 'mandrill',
    kind: 'a Mandrill API key',
    literal: 'md-',
    shape: { parts: ['md-', { alphabet: 'base64url', length: 22 }] },
    around: 'base64url',
    mixed: true,
  },
  {
    provider: 'mandrill',
    kind: 'a Mailchimp Marketing API key',
    literal: '-us',
    before: 32,
    shape: { parts: [{ alphabet: 'hex', length: 32 }, '-us', { alphabet: 'digits', length: { min: 1, max: 2 } }] },
    around: 'base64url',
  },
  {
    provider: 'resend',
    kind: 'a Resend API key',
    literal: 're_',
    shape: {
      parts: [
        're_',
        { alphabet: 'alphanumeric', length: { min: 6, max: 12 } },
        '_',
        { alphabet: 'alphanumeric', length: { min: 20, max: 32 } },
      ],
    },
    around: 'base64url',
    mixed: true,
  },
  {
    provider: 'mailersend',
    kind: 'a MailerSend SMTP password',
    literal: 'mssp.',
    shape: {
      parts: [
        'mssp.',
        { alphabet: 'alphanumeric', length: 7 },
        '.',
        { alphabet: 'alphanumeric', length: { min: 12, max: 20 } },
        '.',
        { alphabet: 'alphanumeric', length: 7 },
      ],
    },
    around: 'base64url',
  },
  {
    provider: 'mailersend',
    kind: 'a MailerSend API token',
    literal: 'mlsn.',
    shape: { parts: ['mlsn.', { alphabet: 'hex', length: 64 }] },
    around: 'base64url',
  },
  {
    provider: 'taifa-mail',
    kind: 'a Taifa Mail API key',
    literal: 'tfm_k_',
    shape: { parts: ['tfm_k_', { alphabet: 'base64url', length: { min: 24, max: 80 } }] },
    around: 'base64url',
  },
  {
    provider: 'gmail',
    kind: 'a Google OAuth2 refresh token',
    literal: '1//0',
    shape: { parts: ['1//0', { alphabet: 'base64url', length: { min: 40, max: 120 } }] },
    around: 'base64url',
  },
];

/** All literals at once: most texts hold none, and one search takes half the time of one for each. */
const ANY_LITERAL = new RegExp(pivoted(keyFormats.map(({ literal }) => literal)));

/** What of a key's shape was dropped, and why: for the trace. */
export type OnDroppedKey = (key: ProviderKey, why: 'placeholder' | 'sample' | 'regular' | 'part-of-more') => void;

/**
 * Every provider key in any text, in order. Placeholders of a key's shape are left out; so is an SES password unless the text speaks of
 * SES at all, for 44 Base64 characters are also every hash. Linear in the text.
 */
export function findProviderKeys(text: string, onDropped?: OnDroppedKey): readonly ProviderKey[] {
  const keys: ProviderKey[] = [];
  for (const format of ANY_LITERAL.test(text) ? keyFormats : []) {
    const { literal, before = 0 } = format;
    for (let index = text.indexOf(literal); index >= 0; index = text.indexOf(literal, index + literal.length)) {
      const key = readKey(text, index - before, format);
      if (key === undefined) continue;
      const why = whyNoKey(text, key.span, format);
      if (why === undefined) keys.push(key);
      else onDropped?.(key, why);
    }
  }
  if (text.includes('email-smtp') && text.includes('amazonaws.com')) keys.push(...findSesPasswords(text));
  return keys.sort((one, other) => one.span.start - other.span.start);
}

function readKey(text: string, start: number, { provider, kind, shape }: KeyFormat): ProviderKey | undefined {
  const end = start < 0 ? undefined : readShape(text, start, shape);
  return end === undefined ? undefined : { provider, kind, span: { start, end } };
}

function whyNoKey(text: string, { start, end }: Span, { around, mixed }: KeyFormat): Parameters<OnDroppedKey>[1] | undefined {
  if (standsIn(text, start - 1, around) || standsIn(text, end, around)) return 'part-of-more';
  const key = text.slice(start, end);
  if (isPlaceholder(key)) return 'placeholder';
  if (isSample(key)) return 'sample';
  return isVaried(key) && (mixed !== true || isMixed(key)) ? undefined : 'regular';
}

const SES_PASSWORD: Shape = {
  anyOf: [
    { parts: ['B', { alphabet: { characters: 'ABCDEFGHIJKLMNOP' }, length: 1 }, { alphabet: 'base64', length: 42 }] },
    { parts: ['A', { alphabet: { characters: 'ghijklmnopqrstuv' }, length: 1 }, { alphabet: 'base64', length: 42 }] },
  ],
};

/** One version byte and 32 bytes of HMAC are 44 Base64 digits without padding, the first two of few. */
function findSesPasswords(text: string): readonly ProviderKey[] {
  const keys: ProviderKey[] = [];
  for (let start = 0; start < text.length; start++) {
    const end = endOfBase64(text, start);
    const key = end - start === 44 ? text.slice(start, end) : '';
    if (readShape(key, 0, SES_PASSWORD) === 44 && isVaried(key) && isMixed(key) && !isPlaceholder(key)) {
      keys.push({ provider: 'amazon-ses', kind: 'an Amazon SES SMTP password', span: { start, end } });
    }
    start = end;
  }
  return keys;
}

/** Padding ends it: in `PASSWORD=BHx…` the value begins after the equals sign. */
function endOfBase64(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charAt(end) !== '=' && isInAlphabet(text.charCodeAt(end), 'base64')) end++;
  return end;
}

function standsIn(text: string, index: number, alphabet: AlphabetName): boolean {
  return index >= 0 && index < text.length && isInAlphabet(text.charCodeAt(index), alphabet);
}

/** Zeros and `abab…` fill a shape; what is drawn by lot has ten characters at least, of 30 and more. */
function isVaried(key: string): boolean {
  return new Set(key).size >= 10;
}

function isMixed(key: string): boolean {
  return /[0-9]/.test(key) && /[a-z]/.test(key) && /[A-Z]/.test(key);
}
