import type { Span } from '../../model/span.ts';
import type { Literal, Reference, Value } from '../../model/value.ts';
import { Secret } from '../../model/secret.ts';
import type { RubyToken } from './tokens.ts';

/** The tokens of one expression, read from the left. Anything that is left over makes it unknown. */
export interface Expression {
  readonly tokens: readonly RubyToken[];
  readonly at: Span;
}

/** Tokens. Longer expressions compute something. */
const LONGEST = 80;

/** `'x'`, `587`, `ENV['X']`, `ENV.fetch('X') { 'd' }`, `ENV['X'] || 'd'`, `….to_i`, `… == 'true'`. Total. */
export function readValue({ tokens, at }: Expression): Value {
  const unknown: Value = { kind: 'unknown', at };
  if (tokens.length > LONGEST) return unknown;
  const read = readFrom(tokens.filter(({ kind }) => kind !== 'line-break'));
  if (read === undefined) return unknown;
  return read.rest.length === 0 ? read.value : unknown;
}

interface Read {
  readonly value: Value;
  readonly rest: readonly RubyToken[];
}

function readFrom(tokens: readonly RubyToken[]): Read | undefined {
  let read = readOperand(tokens);
  while (read !== undefined && read.rest.length > 0) {
    const next = readOperator(read);
    if (next === undefined) return read;
    read = next;
  }
  return read;
}

/** `x == 'true'`, `x || y`: what stands to the right goes on to the end. */
function readOperator({ value, rest }: Read): Read | undefined {
  const [operator, ...others] = rest;
  if (operator?.kind !== 'sign') return undefined;
  switch (operator.text) {
    case '==':
    case '!=': {
      const right = readOperand(others);
      const candidate = right?.value.kind === 'literal' ? right.value.value : null;
      if (right === undefined || candidate === null || candidate instanceof Secret || value.kind === 'unknown') return undefined;
      const at = { start: value.at.start, end: right.value.at.end };
      const negated = operator.text === '!=';
      return {
        value: { kind: 'comparison', of: value, with: [candidate], negated, strict: true, caseSensitive: true, at },
        rest: right.rest,
      };
    }
    case '||': {
      const right = readFrom(others);
      const joined = right && withFallback(value, right.value);
      return right && joined && { value: joined, rest: right.rest };
    }
    default:
      return undefined;
  }
}

function withFallback(value: Value, fallback: Value): Value | undefined {
  const at = { start: value.at.start, end: fallback.at.end };
  switch (value.kind) {
    case 'reference':
      return value.fallback === undefined ? { ...value, fallback, fallbackFor: 'missing', at } : value;
    case 'conversion': {
      // `nil.to_i` is 0, which is no reason to go on.
      return value.to === 'number' ? undefined : value;
    }
    case 'literal':
      return value.value === null || value.value === false ? fallback : value;
    case 'comparison':
    case 'unknown':
      return undefined;
  }
}

function readOperand(tokens: readonly RubyToken[]): Read | undefined {
  const [first, second] = tokens;
  if (first === undefined) return undefined;
  const rest = tokens.slice(1);
  switch (first.kind) {
    case 'string':
      return first.text === undefined ? undefined : readMethods({ value: literal(first, first.text, 1), rest });
    case 'symbol':
      return { value: literal(first, `:${first.text ?? ''}`), rest };
    case 'number':
      return readMethods({ value: literal(first, Number((first.text ?? '').replaceAll('_', ''))), rest });
    case 'sign': {
      if (first.text !== '(') return undefined;
      const inner = readFrom(rest);
      const [close, ...others] = inner?.rest ?? [];
      return inner && isSign(close, ')') ? readMethods({ value: inner.value, rest: others }) : undefined;
    }
    case 'word':
      if (first.text === 'true' || first.text === 'false') return { value: literal(first, first.text === 'true'), rest };
      if (first.text === 'nil') return { value: literal(first, null), rest };
      if (first.text === 'ENV') return readEnvironment(first, rest);
      if (first.text === 'Integer' && isSign(second, '(')) return readWrapped(first, tokens.slice(2));
      return readConstant(tokens) ?? readCast(tokens);
    case 'label':
    case 'line-break':
      return undefined;
  }
}

/** `quotes`: how many characters on either side are not the text. */
function literal({ start, end }: RubyToken, value: string | number | boolean | null, quotes = 0): Literal {
  const inner = { start: Math.min(start + quotes, end), end: Math.max(Math.min(start + quotes, end), end - quotes) };
  return { kind: 'literal', value, at: { start, end }, inner };
}

function isSign(token: RubyToken | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

/** `ENV['X']`, `ENV.fetch('X', d)`, `ENV.fetch('X') { d }`. */
function readEnvironment(first: RubyToken, rest: readonly RubyToken[]): Read | undefined {
  if (isSign(rest[0], '[')) {
    const [, name, close] = rest;
    if (name?.kind !== 'string' || !isSign(close, ']')) return undefined;
    return readMethods({ value: reference(first, name, close?.end ?? name.end), rest: rest.slice(3) });
  }
  if (!isSign(rest[0], '.') || rest[1]?.text !== 'fetch' || !isSign(rest[2], '(') || rest[3]?.kind !== 'string') return undefined;
  const name = rest[3];
  if (isSign(rest[4], ',')) {
    const fallback = readFrom(rest.slice(5));
    const [close, ...others] = fallback?.rest ?? [];
    if (fallback === undefined || close === undefined || !isSign(close, ')')) return undefined;
    return readMethods({ value: { ...reference(first, name, close.end), fallback: fallback.value, fallbackFor: 'missing' }, rest: others });
  }
  if (rest[4] === undefined || !isSign(rest[4], ')')) return undefined;
  if (!isSign(rest[5], '{')) return readMethods({ value: reference(first, name, rest[4].end), rest: rest.slice(5) });
  const block = readFrom(rest.slice(6));
  const [close, ...others] = block?.rest ?? [];
  if (block === undefined || close === undefined || !isSign(close, '}')) return undefined;
  return readMethods({ value: { ...reference(first, name, close.end), fallback: block.value, fallbackFor: 'missing' }, rest: others });
}

function reference({ start }: RubyToken, name: RubyToken, end: number): Reference {
  const variable = { start: name.start + 1, end: Math.max(name.start + 1, name.end - 1) };
  return { kind: 'reference', variable: name.text ?? '', at: { start, end }, name: variable };
}

/** `.to_i`, `.to_s`, `.presence`, `&.strip`, `.to_sym`, `.downcase`. */
function readMethods(read: Read): Read {
  const [dot, method, ...rest] = read.rest;
  if (!(isSign(dot, '.') || isSign(dot, '&.')) || method?.kind !== 'word') return read;
  const converted = convert(read.value, method);
  return converted === undefined
    ? { value: { kind: 'unknown', at: read.value.at }, rest: read.rest }
    : readMethods({ value: converted, rest });
}

function convert(value: Value, { text, end }: RubyToken): Value | undefined {
  const at = { start: value.at.start, end };
  switch (text) {
    case 'to_i':
      return value.kind === 'unknown' ? value : { kind: 'conversion', to: 'number', of: value, at };
    case 'to_s':
      return value.kind === 'unknown' ? value : { kind: 'conversion', to: 'text', of: value, at };
    case 'strip':
    case 'freeze':
    case 'presence':
      return value.kind === 'reference' ? { ...value, at } : value;
    default:
      return undefined;
  }
}

/** `Integer(x)`. */
function readWrapped(first: RubyToken, tokens: readonly RubyToken[]): Read | undefined {
  const inner = readFrom(tokens);
  const [close, ...rest] = inner?.rest ?? [];
  if (inner === undefined || close === undefined || !isSign(close, ')')) return undefined;
  const at = { start: first.start, end: close.end };
  const value: Value = inner.value.kind === 'unknown' ? inner.value : { kind: 'conversion', to: 'number', of: inner.value, at };
  return readMethods({ value, rest });
}

/** `OpenSSL::SSL::VERIFY_NONE`. */
function readConstant(tokens: readonly RubyToken[]): Read | undefined {
  let position = 0;
  while (isSign(tokens[position + 1], '::') && tokens[position + 2]?.kind === 'word') position += 2;
  const [first, last] = [tokens[0], tokens[position]];
  const mode = /^VERIFY_(NONE|PEER)$/.exec(last?.text ?? '')?.[1];
  if (first === undefined || last === undefined || mode === undefined) return undefined;
  const at = { start: first.start, end: last.end };
  return { value: { kind: 'literal', value: mode.toLowerCase(), at, inner: at }, rest: tokens.slice(position + 1) };
}

/** What Active Model takes for false; everything else but the empty text is true. */
const FALSE_TEXTS = ['0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF'] as const;

/** `ActiveModel::Type::Boolean.new.cast(x)`, with `ActiveRecord` too. */
function readCast(tokens: readonly RubyToken[]): Read | undefined {
  const words = tokens.slice(0, 10).map(({ text }) => text);
  if (words.slice(1, 10).join(' ') !== ':: Type :: Boolean . new . cast (') return undefined;
  const inner = readFrom(tokens.slice(10));
  const [close, ...rest] = inner?.rest ?? [];
  const first = tokens[0];
  if (inner === undefined || inner.value.kind === 'unknown' || close === undefined || first === undefined || !isSign(close, ')'))
    return undefined;
  const at = { start: first.start, end: close.end };
  const candidates = [...FALSE_TEXTS, ''];
  return { value: { kind: 'comparison', of: inner.value, with: candidates, negated: true, strict: false, caseSensitive: true, at }, rest };
}
