/** A piece of Ruby, in the little that a hash of settings needs. Offsets in UTF-16 units. */
export interface RubyToken {
  readonly kind: 'string' | 'symbol' | 'label' | 'number' | 'word' | 'sign' | 'line-break';
  readonly start: number;
  readonly end: number;
  /** Decoded for strings, without colon for symbols and labels; `undefined` for a string with something computed inside. */
  readonly text: string | undefined;
}

const SIGNS = ['||=', '===', '=>', '==', '!=', '||', '&&', '&.', '::', '+=', '<<'];
const WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*[?!]?/y;
const NUMBER = /\d[\d_]*(?:\.\d+)?/y;

/** Linear and total: what is not understood is a sign. A string that its line does not close ends with the line. */
export function readTokens(text: string): readonly RubyToken[] {
  const tokens: RubyToken[] = [];
  let position = 0;
  while (position < text.length) {
    const token = readToken(text, position, tokens.at(-1));
    if (token === undefined) position = skipBlank(text, position);
    else {
      tokens.push(token);
      position = token.end;
    }
  }
  return tokens;
}

/** Past white space or a comment; at least one character. */
function skipBlank(text: string, position: number): number {
  if (text[position] === '#') return endOfLine(text, position);
  if (text.startsWith('=begin', position)) {
    const end = text.indexOf('\n=end', position);
    return end === -1 ? text.length : end + '\n=end'.length;
  }
  return position + 1;
}

function readToken(text: string, start: number, before: RubyToken | undefined): RubyToken | undefined {
  const first = text.charAt(start);
  const isLineStart = start === 0 || text[start - 1] === '\n';
  if (first === ' ' || first === '\t' || first === '\r' || first === '#' || (isLineStart && text.startsWith('=begin', start)))
    return undefined;
  if (first === '\n') return { kind: 'line-break', start, end: start + 1, text: '\n' };
  if (first === "'" || first === '"') return readString(text, start);
  if (first === ':') {
    const quoted = /["']/.test(text.charAt(start + 1)) ? readString(text, start + 1) : undefined;
    if (quoted) return { ...quoted, kind: 'symbol', start };
    const name = match(WORD, text, start + 1);
    // `a ? b : c` and `A::B` have colons of their own.
    const isScope = before?.kind === 'sign' && before.text === ':' && before.end === start;
    if (name !== undefined && !isScope) return { kind: 'symbol', start, end: start + 1 + name.length, text: name };
  }
  const word = match(WORD, text, start);
  if (word !== undefined) {
    const end = start + word.length;
    const isLabel = text[end] === ':' && text[end + 1] !== ':' && !word.endsWith('?');
    return isLabel ? { kind: 'label', start, end: end + 1, text: word } : { kind: 'word', start, end, text: word };
  }
  const number = match(NUMBER, text, start);
  if (number !== undefined) return { kind: 'number', start, end: start + number.length, text: number };
  const sign = SIGNS.find(sign => text.startsWith(sign, start)) ?? first;
  return { kind: 'sign', start, end: start + sign.length, text: sign };
}

function match(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

function readString(text: string, start: number): RubyToken {
  const quote = text.charAt(start);
  let end = start + 1;
  let isComputed = false;
  while (end < text.length && text[end] !== quote && text[end] !== '\n' && text[end] !== '\r') {
    if (quote === '"' && text[end] === '#' && text[end + 1] === '{') isComputed = true;
    end += text[end] === '\\' ? 2 : 1;
  }
  end = Math.min(end, text.length);
  const inner = text.slice(start + 1, end);
  const isClosed = text[end] === quote;
  const next = isClosed ? end + 1 : end;
  // `"user_name": …`
  if (isClosed && text[next] === ':' && text[next + 1] !== ':') return { kind: 'label', start, end: next + 1, text: inner };
  return { kind: 'string', start, end: next, text: isComputed ? undefined : unescape(inner, quote) };
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
