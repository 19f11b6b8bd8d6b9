import type { Span } from '../../model/span.ts';
import type { Literal } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';

/** `r'…'`, `u"…"`, `"""…"""`: the prefix, the quotes and what lies between. An unterminated string has no closing quotes. */
const STRING = /^([a-zA-Z]*)("""|'''|"|')/;

interface StringPart {
  readonly value: string;
  readonly inner: Span;
}

/** A string, a number, `True`, `False` or `None`; `undefined` for bytes, interpolation and everything else. */
export function readLiteral(node: SyntaxNode, text: string): Literal | undefined {
  const at = { start: node.from, end: node.to };
  switch (node.name) {
    case 'String':
    case 'FormatString': {
      const part = readString(node, text);
      return part && { kind: 'literal', value: part.value, at, inner: part.inner };
    }
    case 'ContinuedString':
      return readContinuedString(node, text);
    case 'Number': {
      const value = readNumber(textOf(node, text));
      return value === undefined ? undefined : { kind: 'literal', value, at, inner: at };
    }
    case 'Boolean':
      return { kind: 'literal', value: textOf(node, text) === 'True', at, inner: at };
    case 'None':
      return { kind: 'literal', value: null, at, inner: at };
    case 'UnaryExpression':
      return readNegative(node, text);
    default:
      return undefined;
  }
}

/** A string without interpolation, as the program sees it. */
export function readString(node: SyntaxNode, text: string): StringPart | undefined {
  if (node.name !== 'String' && node.name !== 'FormatString') return undefined;
  if (node.getChild('FormatReplacement') !== null) return undefined;
  const source = textOf(node, text);
  const opening = STRING.exec(source);
  if (opening === null) return undefined;
  const [whole, prefix = '', quotes = ''] = opening;
  const kind = prefix.toLowerCase();
  if (kind.includes('b')) return undefined;
  if (source.length < whole.length + quotes.length || !source.endsWith(quotes)) return undefined;
  const inner = { start: node.from + whole.length, end: node.to - quotes.length };
  const raw = text.slice(inner.start, inner.end);
  return { value: kind.includes('r') ? raw : unescape(raw), inner };
}

/** `"a" "b"` is one string. */
function readContinuedString(node: SyntaxNode, text: string): Literal | undefined {
  const parts = childrenOf(node)
    .filter(({ name }) => name !== 'Comment')
    .map(part => readString(part, text));
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined || parts.includes(undefined)) return undefined;
  const value = parts.map(part => part?.value ?? '').join('');
  return { kind: 'literal', value, at: { start: node.from, end: node.to }, inner: { start: first.inner.start, end: last.inner.end } };
}

function readNegative(node: SyntaxNode, text: string): Literal | undefined {
  const [sign, operand] = childrenOf(node);
  if (sign === undefined || operand?.name !== 'Number' || textOf(sign, text) !== '-') return undefined;
  const value = readNumber(textOf(operand, text));
  const at = { start: node.from, end: node.to };
  return value === undefined ? undefined : { kind: 'literal', value: -value, at, inner: at };
}

function readNumber(source: string): number | undefined {
  const value = Number(source.replaceAll('_', ''));
  return Number.isNaN(value) ? undefined : value;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
  '\r\n': '',
};

const ESCAPE = /\\(?:\r\n|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[^])/g;

/** Python keeps the backslash of an escape that it does not know. */
function unescape(raw: string): string {
  return raw.replace(ESCAPE, escape => {
    const body = escape.slice(1);
    const code = /^[0-7]/.test(body) ? Number.parseInt(body, 8) : body.length > 2 ? Number.parseInt(body.slice(1), 16) : undefined;
    if (code === undefined) return SIMPLE_ESCAPES[body] ?? escape;
    return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
  });
}
