import { every, hasLetter, isDigit, isLetter, isUpper, kindOfWords } from './words.ts';

export { isReference } from './reference.ts';

/**
 * True for what people write where a value will stand later: `your_smtp_password`, `changeme`, `<password>`, `xxxx-xxxx`,
 * `abcd efgh ijkl mnop`. A real password that merely contains such a word (`My-changes_9`) is none.
 */
export function isPlaceholder(text: string): boolean {
  if (text.length > LONGEST) return false;
  const plain = text.trim();
  const lower = plain.toLowerCase();
  if (lower === '') return false;
  const rest = lower.replace(KEY_PREFIX, '');
  return (
    WHOLE.has(lower) ||
    MARKER.test(lower) ||
    BEGINNING.test(rest) ||
    isEnclosed(rest) ||
    isFilling(rest) ||
    isSequence(rest, lower) ||
    namesVariable(plain) ||
    isPhrase(plain)
  );
}

/** Beyond this nobody writes anything in place of a password. */
const LONGEST = 1000;

/** Beyond this nobody writes a phrase in place of a password. */
const LONGEST_PHRASE = 100;

const WHOLE: ReadonlySet<string> = new Set([
  'true',
  'false',
  'null',
  'nil',
  'undefined',
  'none',
  'n/a',
  'tbd',
  '...',
  '…',
  'changeit',
  'hunter2',
]);

/** Long enough that chance does not make them, so they tell wherever they stand. */
const MARKER =
  /change(?:me|[-_ ]me|[-_](?:this|it))|placeholder|example|redacted|replaceme|replace[-_](?:me|this|with)|replace with|(?:insert|enter)[-_]your|postmark_api_test|\*{4}|•{4}/;

/** Whatever follows, nobody begins a password so. */
const BEGINNING = /^(?:(?:your|votre)[-_ ]|(?:insert|enter)[-_])/;

/** What providers' keys begin with, and stays when people blank out the rest: `SG.xxx`, `re_...`. */
const KEY_PREFIX = /^(?:sg[._]|re_|xsmtpsib-|xkeysib-|key-|md-|mlsn\.|mssp\.|tfm_k_|sk_)/;

interface Brackets {
  readonly open: string;
  readonly close: string;
}

/** `<password>`, `[password]`, `{password}`, `__PASSWORD__`, `@@PASSWORD@@`: a name in brackets. */
function isEnclosed(lower: string): boolean {
  if (!OPENING.test(lower)) return false;
  const inner = ENCLOSURES.find(
    ({ open, close }) => lower.length > open.length + close.length && lower.startsWith(open) && lower.endsWith(close),
  );
  if (inner === undefined) return false;
  const name = lower.slice(inner.open.length, lower.length - inner.close.length);
  return every(name, character => isLetter(character) || isDigit(character) || ' -_.,:/'.includes(character)) && hasLetter(name);
}

const OPENING = /^[<[{_@%]/;

const ENCLOSURES: readonly Brackets[] = [
  { open: '<', close: '>' },
  { open: '[', close: ']' },
  { open: '{', close: '}' },
  { open: '__', close: '__' },
  { open: '@@', close: '@@' },
  { open: '%%', close: '%%' },
];

/** One character over and over, separators aside (`xxxx-xxxx`), or five fillers in a row in a longer text (`SG.xxxxx`). */
function isFilling(lower: string): boolean {
  if (RUN.test(lower)) return true;
  const plain = lower.replace(/[-_ .]/g, '');
  if (plain === '') return lower.length >= 3;
  return plain.length >= 3 && every(plain, character => character === plain.charAt(0));
}

const RUN = /x{5}|\*{5}|\.{5}|•{5}/;

/** The alphabet or the digits from their beginning, separators aside: `abcd efgh ijkl mnop`, `re_123`. */
function isSequence(rest: string, lower: string): boolean {
  if (rest.length > LONGEST_PHRASE) return false;
  const body = rest.replace(/[^a-z0-9]+/g, '');
  const shortest = rest === lower ? 4 : 3;
  return body.length >= shortest && SEQUENCES.some(sequence => sequence.startsWith(body));
}

const SEQUENCES: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz0123456789',
  '12345678901234567890',
  '0123456789012345',
  'abc123456789',
  'qwertyuiop',
  'qwerty123456',
];

/** `SENDGRID_API_KEY`: the name of the variable in place of its value. */
function namesVariable(text: string): boolean {
  if (
    text.length > LONGEST_PHRASE ||
    !text.includes('_') ||
    !every(text, character => isUpper(character) || isDigit(character) || character === '_')
  ) {
    return false;
  }
  return VARIABLE_ENDINGS.has(text.slice(text.lastIndexOf('_') + 1));
}

const VARIABLE_ENDINGS: ReadonlySet<string> = new Set([
  'PASSWORD',
  'PASSWD',
  'PASS',
  'PWD',
  'SECRET',
  'TOKEN',
  'KEY',
  'USER',
  'USERNAME',
  'LOGIN',
  'HERE',
]);

/** Every word is one of ours, and at least one of them tells. Other signs than separators make it a password. */
function isPhrase(text: string): boolean {
  if (text.length > LONGEST_PHRASE) return false;
  const bare = /[*#]/.test(text) ? text.replace(/^[*#]+/, '').replace(/(?<![*#])[*#]+$/, '') : text;
  const parts = bare.split(/[-_ .@/:,]+/).filter(part => part !== '');
  // `api_key` and `smtp-token` name a thing; `apikey` is what SendGrid calls everybody.
  let telling = parts.length > 1 && parts.some(part => /^(?:key|token)$/i.test(part));
  for (const word of parts.flatMap(wordsOfCamelCase)) {
    const kind = kindOfWords(word.toLowerCase());
    if (kind === undefined) return false;
    telling ||= kind === 'telling';
  }
  return telling;
}

function wordsOfCamelCase(text: string): readonly string[] {
  if (/^[a-z]*$/.test(text)) return [text];
  return text.split(/(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Za-z])|(?<=[A-Z])(?=[0-9])/);
}
