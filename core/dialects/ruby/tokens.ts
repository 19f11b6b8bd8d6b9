/** A piece of Ruby, in the little that a hash of settings needs. Offsets in UTF-16 units. */
export interface RubyToken {
  readonly kind: 'string' | 'symbol' | 'label' | 'number' | 'word' | 'sign' | 'line-break';
  readonly start: number;
  readonly end: number;
  /** Decoded for strings, without colon for symbols and labels; `undefined` for a string that is computed, or too long for a setting. */
  readonly text: string | undefined;
}

const SIGNS = ['||=', '===', '=>', '==', '!=', '||', '&&', '&.', '::', '+=', '<<'];
/** What every sign of several characters begins with. */
const LONG_SIGNS = new Set(SIGNS.map(sign => sign.charAt(0)));
const WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*[?!]?/y;
const NUMBER = /\d[\d_]*(?:\.\d+)?/y;

/**
 * The tokens of a text from the beginning of a line on, each read when it is first asked for. Linear and total: what is not understood
 * is a sign, and a string that its line does not close ends with the line.
 */
export class RubyTokens {
  readonly #text: string;
  readonly #tokens: RubyToken[] = [];
  #position: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#position = start;
  }

  /** `undefined` before the first and behind the last. */
  at(index: number): RubyToken | undefined {
    while (this.#tokens.length <= index) {
      this.#position = skipBlank(this.#text, this.#position);
      if (this.#position >= this.#text.length) break;
      const token = readToken(this.#text, this.#position, this.#tokens.at(-1));
      this.#tokens.push(token);
      this.#position = token.end;
    }
    return this.#tokens[index];
  }

  /** Those of `start` to before `end` that have been asked for. */
  between(start: number, end: number): readonly RubyToken[] {
    return this.#tokens.slice(start, end);
  }
}

/** Past white space and a comment up to the end of its line. */
function skipBlank(text: string, from: number): number {
  let position = from;
  while (isBlank(text.charCodeAt(position))) position++;
  return text.charCodeAt(position) === HASH ? endOfLine(text, position) : position;
}

const [TAB, CARRIAGE_RETURN, SPACE, HASH] = [0x09, 0x0d, 0x20, 0x23];

function isBlank(character: number): boolean {
  return character === SPACE || character === TAB || character === CARRIAGE_RETURN;
}

function readToken(text: string, start: number, before: RubyToken | undefined): RubyToken {
  const first = text.charAt(start);
  if (first === '\n') return { kind: 'line-break', start, end: start + 1, text: '\n' };
  if (first === "'" || first === '"') return readString(text, start);
  if (first === ':') return readSymbol(text, start, before) ?? readSign(text, start);
  if (first >= '0' && first <= '9') {
    const end = endOf(NUMBER, text, start);
    return { kind: 'number', start, end, text: text.slice(start, end) };
  }
  if (!beginsWord(first)) return readSign(text, start);
  const end = endOf(WORD, text, start);
  const word = text.slice(start, end);
  const isLabel = text[end] === ':' && text[end + 1] !== ':' && !word.endsWith('?');
  return isLabel ? { kind: 'label', start, end: end + 1, text: word } : { kind: 'word', start, end, text: word };
}

function beginsWord(first: string): boolean {
  return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first === '_' || first >= '\u0080';
}

/** `:smtp`, `:"user_name"`. */
function readSymbol(text: string, start: number, before: RubyToken | undefined): RubyToken | undefined {
  const next = text.charAt(start + 1);
  if (next === '"' || next === "'") return { ...readString(text, start + 1), kind: 'symbol', start };
  // `a ? b : c` and `A::B` have colons of their own.
  const isScope = before?.kind === 'sign' && before.text === ':' && before.end === start;
  if (isScope || !beginsWord(next)) return undefined;
  const end = endOf(WORD, text, start + 1);
  return { kind: 'symbol', start, end, text: text.slice(start + 1, end) };
}

function readSign(text: string, start: number): RubyToken {
  const first = text.charAt(start);
  const sign = (LONG_SIGNS.has(first) ? SIGNS.find(sign => text.startsWith(sign, start)) : undefined) ?? first;
  return { kind: 'sign', start, end: start + sign.length, text: sign };
}

/** Where what a pattern finds at `position` ends: there, if it finds nothing. */
function endOf(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : position;
}

/** UTF-16 units. */
const LONGEST_STRING = 2000;

function readString(text: string, start: number): RubyToken {
  const quote = text.charAt(start);
  let end = start + 1;
  let isKnown = true;
  while (end < text.length && text[end] !== quote && text[end] !== '\n' && text[end] !== '\r') {
    if (quote === '"' && text[end] === '#' && text[end + 1] === '{') isKnown = false;
    end += text[end] === '\\' ? 2 : 1;
  }
  end = Math.min(end, text.length);
  const inner = text.slice(start + 1, end);
  if (inner.length > LONGEST_STRING) isKnown = false;
  const isClosed = text[end] === quote;
  const next = isClosed ? end + 1 : end;
  // `"user_name": …`
  if (isClosed && text[next] === ':' && text[next + 1] !== ':') return { kind: 'label', start, end: next + 1, text: inner };
  return { kind: 'string', start, end: next, text: isKnown ? unescape(inner, quote) : undefined };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', s: ' ', e: '\x1b', 0: '\0' };

function unescape(inner: string, quote: string): string {
  if (!inner.includes('\\')) return inner;
  if (quote === "'") return inner.replace(/\\([\\'])/g, '$1');
  return inner.replace(/\\(u[\da-f]{4}|x[\da-f]{2}|.)/gis, (_match, escape: string) => {
    if (escape.length > 1) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return ESCAPES[escape] ?? escape;
  });
}

/** A string literal that reads as `text`, in the quotes of `like`. */
export function encodeString(text: string, like: string): string {
  if (!like.startsWith('"')) return `'${text.replace(/[\\']/g, '\\$&')}'`;
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('#', '\\#').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
