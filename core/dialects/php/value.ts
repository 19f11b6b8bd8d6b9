import { Secret } from '../../model/secret.ts';
import type { Literal, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { argumentsOf, calledName, decodeString, insideQuotes, partsOf, spanOf, unwrap } from './nodes.ts';

/** What names stand for in one file. */
export interface PhpNames {
  readonly text: string;
  /** Variables and constants that get a value once: `$host`, `MAIL_HOST`. */
  readonly values: ReadonlyMap<string, SyntaxNode>;
  /** Constants of classes that the dialect knows: `ENCRYPTION_STARTTLS`. */
  readonly classConstants: ReadonlyMap<string, string>;
}

/** `filter_var(…, FILTER_VALIDATE_BOOL)`, and `env()`, which makes values of `(true)` and `true`. */
const TRUE_TEXTS: readonly string[] = ['true', '1', 'on', 'yes', '(true)'];
const FALSE_TEXTS: readonly string[] = ['', '0'];
const LARAVEL_FALSE_TEXTS: readonly string[] = [...FALSE_TEXTS, 'false', '(false)', 'null', '(null)', 'empty', '(empty)'];

/** Names lead to names: a circle ends here. */
const DEEPEST = 12;

/** What stands there, as an expression over literals and environment variables. Total: what cannot be followed is unknown. */
export function readValue(node: SyntaxNode, names: PhpNames, depth = 0): Value {
  const { text } = names;
  const at = spanOf(node);
  const unknown: Value = { kind: 'unknown', at };
  if (depth > DEEPEST) return unknown;
  const inner = unwrap(node);
  const follow = (next: SyntaxNode) => readValue(next, names, depth + 1);
  switch (inner.name) {
    case 'String': {
      const value = decodeString(inner, text);
      return value === undefined ? unknown : { kind: 'literal', value, at: spanOf(inner), inner: insideQuotes(inner, text) };
    }
    case 'Integer':
    case 'Float':
      return literal(inner, Number(textOf(inner, text).replaceAll('_', '')));
    case 'Boolean':
      return literal(inner, textOf(inner, text).toLowerCase() === 'true');
    case 'null':
      return literal(inner, null);
    case 'Name':
    case 'VariableName': {
      const word = textOf(inner, text);
      if (word.toLowerCase() === 'null') return literal(inner, null);
      const known = names.values.get(word);
      return known === undefined ? unknown : follow(known);
    }
    case 'ScopedExpression': {
      const name = inner.lastChild && textOf(inner.lastChild, text);
      const value = name === null ? undefined : names.classConstants.get(name);
      return value === undefined ? unknown : { kind: 'literal', value, at: spanOf(inner), inner: spanOf(inner) };
    }
    case 'SubscriptExpression':
      return readSuperglobal(inner, text) ?? unknown;
    case 'CallExpression':
      return readCall(inner, text, follow) ?? unknown;
    case 'ConditionalExpression':
    case 'BinaryExpression':
      return readOperator(inner, text, follow) ?? unknown;
    case 'CastExpression':
      return readCast(inner, text, follow) ?? unknown;
    default:
      return unknown;
  }
}

function literal(node: SyntaxNode, value: number | boolean | null): Literal {
  return { kind: 'literal', value, at: spanOf(node), inner: spanOf(node) };
}

/** `$_ENV['X']`, `$_SERVER['X']`. */
function readSuperglobal(node: SyntaxNode, text: string): Value | undefined {
  const [array, index] = partsOf(node);
  if (array === undefined || index === undefined || !/^\$_(?:ENV|SERVER)$/.test(textOf(array, text))) return undefined;
  return reference(node, { name: index, text });
}

interface Variable {
  readonly name: SyntaxNode;
  readonly text: string;
  readonly fallback?: Value;
}

function reference(node: SyntaxNode, { name, text, fallback }: Variable): Value | undefined {
  const variable = decodeString(name, text);
  if (variable === undefined || variable === '') return undefined;
  return {
    kind: 'reference',
    variable,
    at: spanOf(node),
    name: insideQuotes(name, text),
    ...(fallback && { fallback, fallbackFor: 'missing' as const }),
  };
}

function readCall(call: SyntaxNode, text: string, follow: (node: SyntaxNode) => Value): Value | undefined {
  const [first, second] = argumentsOf(call);
  if (first === undefined) return undefined;
  switch (calledName(call, text)) {
    case 'env':
      return reference(call, { name: first, text, ...(second && { fallback: follow(second) }) });
    case 'getenv':
      return reference(call, { name: first, text });
    case 'intval':
      return convert(call, follow(first), 'number');
    case 'strval':
    case 'trim':
      return follow(first);
    case 'boolval':
      return truth(call, follow(first), text);
    case 'filter_var':
      if (second === undefined || !/^\\?FILTER_VALIDATE_BOOL(?:EAN)?$/.test(textOf(second, text))) return undefined;
      return asFlag(follow(first), call);
    default:
      return undefined;
  }
}

/** True for what PHP's filter takes for true, and for nothing else. */
export function asFlag(of: Value, node: SyntaxNode): Value {
  if (of.kind === 'unknown' || (of.kind === 'literal' && typeof of.value !== 'string')) return of;
  return { kind: 'conversion', to: 'boolean', texts: TRUE_TEXTS, of, at: spanOf(node) };
}

function convert(node: SyntaxNode, of: Value, to: 'number' | 'text'): Value {
  return of.kind === 'unknown' ? { kind: 'unknown', at: spanOf(node) } : { kind: 'conversion', to, of, at: spanOf(node) };
}

/** PHP takes `''` and `'0'` for false; `env()` has made values of `false` and `null` before. */
function truth(node: SyntaxNode, of: Value, text: string): Value {
  if (of.kind === 'unknown') return { kind: 'unknown', at: spanOf(node) };
  const falsy = isLaravel(of, text) ? LARAVEL_FALSE_TEXTS : [...FALSE_TEXTS, false];
  return { kind: 'comparison', of, with: falsy, negated: true, strict: false, caseSensitive: false, at: spanOf(node) };
}

/** A flag as the program sees it: Laravel's helper hands over a boolean where the variable says `false`. */
export function asLaravelFlag(of: Value, text: string): Value {
  if (of.kind !== 'reference' || !isLaravel(of, text)) return of;
  return { kind: 'comparison', of, with: LARAVEL_FALSE_TEXTS, negated: true, strict: false, caseSensitive: false, at: of.at };
}

function isLaravel(of: Value, text: string): boolean {
  return text.startsWith('env(', of.at.start);
}

function readCast(node: SyntaxNode, text: string, follow: (node: SyntaxNode) => Value): Value | undefined {
  const [type, operand] = partsOf(node);
  if (type === undefined || operand === undefined) return undefined;
  switch (textOf(type, text).toLowerCase()) {
    case 'int':
    case 'integer':
      return convert(node, follow(operand), 'number');
    case 'string':
      return convert(node, follow(operand), 'text');
    case 'bool':
    case 'boolean':
      return truth(node, follow(operand), text);
    default:
      return undefined;
  }
}

/** `a ?? b`, `a ?: b`, `a === 'true'`. */
function readOperator(node: SyntaxNode, text: string, follow: (node: SyntaxNode) => Value): Value | undefined {
  const parts = partsOf(node);
  const [left, operator, right] = parts;
  if (left === undefined || operator === undefined || right === undefined || parts.length > 3) return undefined;
  const sign = textOf(operator, text);
  if (sign === '??' || sign === '?') return withFallback(node, follow(left), { fallback: follow(right), isForEmpty: sign === '?' });
  if (!/^[=!]==?$/.test(sign)) return undefined;
  const [of, candidate] = [follow(left), follow(right)];
  const value = candidate.kind === 'literal' ? candidate.value : null;
  if (of.kind === 'unknown' || value === null || value instanceof Secret) return undefined;
  // Laravel has made a value of `'true'` by then.
  if (calledName(unwrap(left), text) === 'env') return undefined;
  const negated = sign.startsWith('!');
  return { kind: 'comparison', of, with: [value], negated, strict: sign.length === 3, caseSensitive: true, at: spanOf(node) };
}

interface Alternative {
  readonly fallback: Value;
  /** `?:` takes what is empty for missing too, and only the left side can be missing. */
  readonly isForEmpty: boolean;
}

function withFallback(node: SyntaxNode, value: Value, { fallback, isForEmpty }: Alternative): Value | undefined {
  switch (value.kind) {
    case 'reference': {
      if (value.fallback !== undefined) return value;
      return { ...value, fallback, fallbackFor: isForEmpty ? 'empty' : 'missing', at: spanOf(node) };
    }
    case 'conversion': {
      // A cast binds tighter, and what it yields is never null.
      if (!isForEmpty) return value;
      const of = withFallback(node, value.of, { fallback, isForEmpty });
      return of && { ...value, of, at: spanOf(node) };
    }
    case 'literal':
      return value.value === null ? fallback : value;
    case 'comparison':
    case 'unknown':
      return undefined;
  }
}
