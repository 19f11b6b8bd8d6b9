/** Named sets of characters. `hex` is lower case; `visible` is everything but white space and control characters. */
export type AlphabetName =
  | 'digits'
  | 'lower'
  | 'upper'
  | 'hex'
  | 'hex-any-case'
  | 'lower-alphanumeric'
  | 'upper-alphanumeric'
  | 'alphanumeric'
  | 'base64'
  | 'base64url'
  | 'domain'
  | 'visible';

/** A named alphabet, or the characters themselves, one by one (no ranges, no classes). */
export type Alphabet = AlphabetName | { readonly characters: string };

/** How many characters: exactly so many, or a range whose `max` is open when absent. */
export type Length = number | { readonly min: number; readonly max?: number };

export interface Run {
  readonly alphabet: Alphabet;
  readonly length: Length;
}

/**
 * What a user name or a password looks like, said without regular expressions, so that a project's own file may say it too.
 *
 * - `exact`: this text and nothing else.
 * - `address`: an e-mail address, of one domain when a name is given.
 * - `prefix` with an alphabet and a length: `{ prefix: 're_', alphabet: 'base64url', length: { min: 16 } }`; the length is that of the rest.
 * - `parts`: literal texts and runs one after the other. A run of open length takes all it can, so what follows it must begin outside
 *   its alphabet; `problemsOfShape` holds shapes to that, and it makes matching linear.
 */
export type Shape =
  | { readonly exact: string }
  | { readonly address: true | string }
  | { readonly prefix: string; readonly alphabet?: Alphabet; readonly length?: Length }
  | Run
  | { readonly parts: readonly (string | Run)[] }
  | { readonly anyOf: readonly Shape[] };

/** True if the whole text has the shape. Linear in the text's length. */
export function matchesShape(text: string, shape: Shape): boolean {
  if ('anyOf' in shape) return shape.anyOf.some(each => matchesShape(text, each));
  return readShape(text, 0, shape) === text.length;
}

/** Where the shape ends that begins at `at`, taking as much as it can; `undefined` if it does not stand there. */
export function readShape(text: string, at: number, shape: Shape): number | undefined {
  if ('exact' in shape) return readText(text, at, shape.exact);
  if ('address' in shape) return readAddress(text, at, shape.address);
  if ('parts' in shape) return readParts(text, at, shape.parts);
  if ('anyOf' in shape) return readLongest(text, at, shape.anyOf);
  if ('prefix' in shape) {
    const { prefix, alphabet = 'visible', length = { min: 1 } } = shape;
    return readParts(text, at, [prefix, { alphabet, length }]);
  }
  return readRun(text, at, shape);
}

/** True if the character with this UTF-16 code belongs to the alphabet. */
export function isInAlphabet(code: number, alphabet: Alphabet): boolean {
  if (typeof alphabet !== 'string') return alphabet.characters.includes(String.fromCharCode(code));
  switch (alphabet) {
    case 'digits':
      return isDigit(code);
    case 'lower':
      return isLower(code);
    case 'upper':
      return isUpper(code);
    case 'hex':
      return isDigit(code) || (code >= 0x61 && code <= 0x66);
    case 'hex-any-case':
      return isDigit(code) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
    case 'lower-alphanumeric':
      return isDigit(code) || isLower(code);
    case 'upper-alphanumeric':
      return isDigit(code) || isUpper(code);
    case 'alphanumeric':
      return isAlphanumeric(code);
    case 'base64':
      return isAlphanumeric(code) || code === 0x2b || code === 0x2f || code === 0x3d;
    case 'base64url':
      return isAlphanumeric(code) || code === 0x2d || code === 0x5f;
    case 'domain':
      return isAlphanumeric(code) || code === 0x2d || code === 0x2e;
    case 'visible':
      return code > 0x20 && code !== 0x7f && code !== 0xa0;
    default:
      return alphabet satisfies never;
  }
}

/** Why a shape cannot be used, as sentences; empty if it can. */
export function problemsOfShape(shape: Shape): readonly string[] {
  if ('anyOf' in shape) return shape.anyOf.length === 0 ? ['anyOf names no shape.'] : shape.anyOf.flatMap(problemsOfShape);
  if ('exact' in shape) return shape.exact === '' ? ['exact is empty.'] : [];
  if ('address' in shape) return shape.address === '' ? ['address names an empty domain.'] : [];
  if ('parts' in shape) return problemsOfParts(shape.parts);
  if ('prefix' in shape) {
    const { prefix, length = 1 } = shape;
    return [...(prefix === '' ? ['prefix is empty.'] : []), ...problemsOfLength(length)];
  }
  return problemsOfLength(shape.length);
}

function problemsOfParts(parts: readonly (string | Run)[]): readonly string[] {
  const problems: string[] = parts.length === 0 ? ['parts is empty.'] : [];
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'string') {
      if (part === '') problems.push(`Part ${index + 1} is an empty text.`);
      continue;
    }
    problems.push(...problemsOfLength(part.length));
    const next = parts[index + 1];
    if (typeof part.length === 'number' || next === undefined) continue;
    if (typeof next !== 'string' || isInAlphabet(next.charCodeAt(0), part.alphabet)) {
      problems.push(`Part ${index + 1} has an open length, so what follows it must begin with a character outside its alphabet.`);
    }
  }
  return problems;
}

function problemsOfLength(length: Length): readonly string[] {
  const { min, max = min } = typeof length === 'number' ? { min: length } : length;
  const sound = Number.isInteger(min) && Number.isInteger(max) && min >= 0 && max >= min && max >= 1;
  return sound ? [] : ['A length is a whole number from 1, or a range { min, max } with min ≤ max.'];
}

function readText(text: string, at: number, expected: string): number | undefined {
  return text.startsWith(expected, at) ? at + expected.length : undefined;
}

function readParts(text: string, at: number, parts: readonly (string | Run)[]): number | undefined {
  let end: number | undefined = at;
  for (const part of parts) {
    end = typeof part === 'string' ? readText(text, end, part) : readRun(text, end, part);
    if (end === undefined) return undefined;
  }
  return end;
}

function readRun(text: string, at: number, { alphabet, length }: Run): number | undefined {
  const min = typeof length === 'number' ? length : length.min;
  const max = typeof length === 'number' ? length : (length.max ?? Infinity);
  const limit = Math.min(text.length, at + max);
  let end = at;
  while (end < limit && isInAlphabet(text.charCodeAt(end), alphabet)) end++;
  return end - at >= min ? end : undefined;
}

function readLongest(text: string, at: number, shapes: readonly Shape[]): number | undefined {
  let longest: number | undefined;
  for (const shape of shapes) {
    const end = readShape(text, at, shape);
    if (end !== undefined && (longest === undefined || end > longest)) longest = end;
  }
  return longest;
}

/** One `@` between two texts without white space, the second with a dot inside. Judges providers' rules, not RFC 5321 grammar. */
function readAddress(text: string, at: number, address: true | string): number | undefined {
  const end = readRun(text, at, { alphabet: 'visible', length: { min: 3 } });
  if (end === undefined) return undefined;
  const sign = text.indexOf('@', at);
  if (sign <= at || sign >= end - 1 || text.lastIndexOf('@', end - 1) !== sign) return undefined;
  const domain = text.slice(sign + 1, end).toLowerCase();
  if (address !== true) return domain === address ? end : undefined;
  const dot = domain.indexOf('.');
  return dot > 0 && !domain.endsWith('.') ? end : undefined;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLower(code) || isUpper(code);
}
