import type { Reference, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';
import { elementsOf } from './assignments.ts';
import { readCall } from './calls.ts';
import { readLiteral, readString } from './literals.ts';
import type { PythonScope } from './scope.ts';
import { bindExpression } from './scope.ts';
import { meaningOf } from './statements.ts';

/** Expressions and chains of constants deeper than this are not followed. */
const DEEPEST = 24;

/** What an expression says over literals and environment variables. Total: what cannot be followed is `unknown`. */
export function readExpression(node: SyntaxNode, scope: PythonScope, depth = 0): Value {
  const literal = readLiteral(node, scope.text);
  if (literal !== undefined) return literal;
  if (depth > DEEPEST) return unknown(node);
  const read = (inner: SyntaxNode): Value => readExpression(inner, scope, depth + 1);
  const children = childrenOf(node).filter(({ name }) => name !== 'Comment');
  const [first, second, third] = children;
  switch (node.name) {
    case 'ParenthesizedExpression':
      return second === undefined || second.type.isError ? unknown(node) : read(second);
    case 'VariableName': {
      const bound = scope.lookup(textOf(node, scope.text), node.from);
      return bound?.kind === 'constant' ? relocated(read(bound.value), node) : unknown(node);
    }
    case 'MemberExpression': {
      const bound = bindExpression(node, scope);
      return bound?.kind === 'constant' ? relocated(read(bound.value), node) : (readSubscript(node, scope) ?? unknown(node));
    }
    case 'CallExpression':
      return readCall(node, { scope, read }) ?? unknown(node);
    case 'UnaryExpression':
      return first?.name === 'not' && second !== undefined ? negate(read(second), node) : unknown(node);
    case 'BinaryExpression':
      if (second?.name === 'or' && first !== undefined && third !== undefined) return readAlternative(read(first), read(third), node);
      return readComparison(children, { scope, read, node });
    case 'ConditionalExpression': {
      // `a if DEBUG else b`: what runs for real.
      const asked = third === undefined ? 'open' : meaningOf(third, scope.text);
      const chosen = asked === 'production' ? first : asked === 'development' ? children[4] : undefined;
      return chosen === undefined ? unknown(node) : read(chosen);
    }
    default:
      return unknown(node);
  }
}

/** How one part of an expression reads another. */
export interface Reading {
  readonly scope: PythonScope;
  readonly read: (node: SyntaxNode) => Value;
}

function unknown(node: SyntaxNode): Value {
  return { kind: 'unknown', at: { start: node.from, end: node.to } };
}

/** What cannot be known of a constant is marked where the constant is used. */
function relocated(value: Value, node: SyntaxNode): Value {
  return value.kind === 'unknown' ? unknown(node) : value;
}

/** `os.environ["NAME"]`. */
function readSubscript(node: SyntaxNode, scope: PythonScope): Reference | undefined {
  const [object, bracket, key, closing] = childrenOf(node);
  if (object === undefined || key === undefined || bracket?.name !== '[' || closing?.name !== ']') return undefined;
  if (bindExpression(object, scope)?.kind !== 'variables') return undefined;
  const name = readString(key, scope.text);
  return name && { kind: 'reference', variable: name.value, name: name.inner, at: { start: node.from, end: node.to } };
}

/** `os.getenv("X") or "d"`: an empty variable takes the alternative too. */
function readAlternative(value: Value, alternative: Value, node: SyntaxNode): Value {
  if (value.kind !== 'reference') return unknown(node);
  const { fallback } = value;
  const falls = fallback === undefined || (fallback.kind === 'literal' && (fallback.value === '' || fallback.value === null));
  return falls ? { ...value, fallback: alternative, fallbackFor: 'empty', at: { start: node.from, end: node.to } } : unknown(node);
}

function negate(value: Value, node: SyntaxNode): Value {
  const at = { start: node.from, end: node.to };
  switch (value.kind) {
    case 'unknown':
      return unknown(node);
    case 'comparison':
      return { ...value, negated: !value.negated, at };
    case 'literal':
    case 'reference':
    case 'conversion': {
      const of: Value = { kind: 'conversion', to: 'truthiness', of: value, at: value.at };
      return { kind: 'comparison', of, with: [true], negated: true, strict: true, caseSensitive: true, at };
    }
  }
}

/** Methods that leave nothing of a text's case, and what they make of it. */
const CASE_METHODS: Readonly<Record<string, (text: string) => string>> = {
  lower: text => text.toLowerCase(),
  casefold: text => text.toLowerCase(),
  upper: text => text.toUpperCase(),
  capitalize: text => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
  title: text => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
};

interface ComparisonReading extends Reading {
  readonly node: SyntaxNode;
}

/** `x == "true"`, `x.lower() in ("1", "true")`, `x is True`, and their opposites. */
function readComparison(children: readonly SyntaxNode[], { scope, read, node }: ComparisonReading): Value {
  const left = children[0];
  const right = children.at(-1);
  const operator = children
    .slice(1, -1)
    .map(word => textOf(word, scope.text))
    .join(' ');
  const isList = operator === 'in' || operator === 'not in';
  if (left === undefined || right === undefined || !OPERATORS.has(operator)) return unknown(node);
  const { inner, fold } = unfold(left, scope);
  const candidates = isList ? readList(right, scope) : readCandidates([right], scope);
  if (candidates === undefined) return unknown(node);
  const of = read(inner);
  if (of.kind === 'unknown') return unknown(node);
  return {
    kind: 'comparison',
    of,
    // `x.lower() == "True"` never holds.
    with: fold === undefined ? candidates : candidates.filter(candidate => typeof candidate === 'string' && fold(candidate) === candidate),
    negated: operator === '!=' || operator === 'not in' || operator === 'is not',
    strict: true,
    caseSensitive: fold === undefined,
    at: { start: node.from, end: node.to },
  };
}

const OPERATORS: ReadonlySet<string> = new Set(['==', '!=', 'is', 'is not', 'in', 'not in']);

interface Unfolded {
  readonly inner: SyntaxNode;
  readonly fold?: (text: string) => string;
}

/** Takes `.lower()` and its kin off an expression, with the `str(…)` or parentheses around it. */
function unfold(node: SyntaxNode, scope: PythonScope): Unfolded {
  const callee = node.name === 'CallExpression' ? node.firstChild : null;
  const property = callee?.name === 'MemberExpression' ? callee.lastChild : null;
  const object = callee?.firstChild;
  if (property?.name !== 'PropertyName' || !object) return { inner: node };
  const method = textOf(property, scope.text);
  if (method === 'strip') return unfold(object, scope);
  const fold = Object.hasOwn(CASE_METHODS, method) ? CASE_METHODS[method] : undefined;
  return fold === undefined ? { inner: node } : { inner: object, fold };
}

type Candidates = readonly (string | number | boolean)[];

function readList(node: SyntaxNode, scope: PythonScope): Candidates | undefined {
  if (node.name === 'VariableName') {
    const bound = scope.lookup(textOf(node, scope.text), node.from);
    return bound?.kind === 'constant' && bound.value.name !== 'VariableName' ? readList(bound.value, scope) : undefined;
  }
  const isCollection = node.name === 'TupleExpression' || node.name === 'ArrayExpression' || node.name === 'SetExpression';
  return isCollection ? readCandidates(elementsOf(node), scope) : undefined;
}

function readCandidates(nodes: readonly SyntaxNode[], { text }: PythonScope): Candidates | undefined {
  const candidates: (string | number | boolean)[] = [];
  for (const node of nodes) {
    const literal = readLiteral(node, text);
    const value = literal?.value;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    candidates.push(value);
  }
  return candidates;
}
