import type { Span } from '../../model/span.ts';
import type { SyntaxNode } from '../../text/syntax.ts';

const WRAPPERS = new Set(['ParenthesizedExpression', 'PrefixCast']);
const TYPE_OPERATORS = new Set(['as', 'satisfies']);
const PUNCTUATION = new Set(['(', ')', ',', '[', ']', '{', '}', ';', ':', '.', '?.', 'LineComment', 'BlockComment']);

const TOKENS = new Set(['String', 'TemplateString']);

/** A node's own text: after an error the parser lets it run on over white space. */
export function spanOf(node: SyntaxNode): Span {
  let edge = node;
  for (let last = edge.lastChild; last !== null && !TOKENS.has(edge.name); last = edge.lastChild) {
    let inner: SyntaxNode | null = last;
    while (inner?.type.isError) inner = inner.prevSibling;
    if (inner === null) break;
    edge = inner;
  }
  return { start: node.from, end: edge.to };
}

/** The expression under parentheses and everything that exists for the type checker alone: `as`, `satisfies`, `<T>`, `!`. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  let current = node;
  for (let inner = unwrapOnce(current); inner !== undefined; inner = unwrapOnce(current)) current = inner;
  return current;
}

/** The outermost expression that `unwrap` leads from to `node`. */
export function wrapped(node: SyntaxNode): SyntaxNode {
  let current = node;
  for (let { parent } = current; parent !== null && isSame(unwrapOnce(parent), current); { parent } = current) current = parent;
  return current;
}

function unwrapOnce(node: SyntaxNode): SyntaxNode | undefined {
  const { name, firstChild, lastChild } = node;
  if (firstChild === null || lastChild === null) return undefined;
  if (name === 'BinaryExpression') {
    const operator = firstChild.nextSibling;
    return operator !== null && TYPE_OPERATORS.has(operator.name) ? firstChild : undefined;
  }
  if (name === 'PostfixExpression') return lastChild.name === 'LogicOp' ? firstChild : undefined;
  if (name === 'InstantiationExpression') return firstChild;
  if (!WRAPPERS.has(name)) return undefined;
  return expressionsOf(node).at(-1);
}

function isSame(one: SyntaxNode | undefined, other: SyntaxNode): boolean {
  return one !== undefined && one.from === other.from && one.to === other.to && one.name === other.name;
}

/** A node's children without punctuation, comments and what did not parse. */
export function expressionsOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!child.type.isError && !PUNCTUATION.has(child.name)) children.push(child);
  }
  return children;
}

/** The arguments of a call or of `new`. */
export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const list = call.getChild('ArgList');
  return list === null ? [] : expressionsOf(list);
}

/** What is called, without type arguments. */
export function calleeOf(call: SyntaxNode): SyntaxNode | undefined {
  const callee = call.name === 'NewExpression' ? call.firstChild?.nextSibling : call.firstChild;
  return callee === null || callee === undefined || callee.name === 'ArgList' ? undefined : unwrap(callee);
}
