import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf } from '../../text/syntax.ts';

/** The statement around a node. */
export function statementOf(node: SyntaxNode): SyntaxNode {
  for (let current = node; current.parent !== null; current = current.parent) {
    if (BODIES.has(current.parent.name)) return current;
  }
  return node;
}

/** The indented lines around a node, or the file. */
export function blockOf(node: SyntaxNode): SyntaxNode {
  const { parent } = statementOf(node);
  return parent ?? node;
}

const BODIES: ReadonlySet<string> = new Set(['Body', 'Script', 'StatementGroup']);

/** The nearest function or class around a node, or the file. */
export function enclosingBlock(node: SyntaxNode, name: 'FunctionDefinition' | 'ClassDefinition'): SyntaxNode {
  let current = node;
  while (current.parent !== null) {
    current = current.parent;
    if (current.name === name) return current;
  }
  return current;
}

export function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** Two places in different arms of a branch: no run passes through both. The arms of `try` share a run, unless it fails. */
export function areExclusive(one: SyntaxNode, other: SyntaxNode): boolean {
  for (let node: SyntaxNode | null = one; node?.parent; node = node.parent) {
    if (!contains(node.parent, other)) continue;
    const { parent } = node;
    if (contains(node, other) || !BRANCHES.has(parent.name)) return false;
    const otherArm = childHolding(parent, other);
    if (parent.name === 'ConditionalExpression') return true;
    if (otherArm === undefined || node.name !== otherArm.name || (node.name !== 'Body' && node.name !== 'MatchClause')) return false;
    return parent.name !== 'TryStatement' || isHandler(node) || isHandler(otherArm);
  }
  return false;
}

const BRANCHES: ReadonlySet<string> = new Set(['IfStatement', 'TryStatement', 'MatchBody', 'ConditionalExpression']);

function childHolding(parent: SyntaxNode, inner: SyntaxNode): SyntaxNode | undefined {
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) if (contains(child, inner)) return child;
  return undefined;
}

/** The body of an `except`. */
export function isHandler(body: SyntaxNode): boolean {
  for (let node = body.prevSibling; node !== null && node.name !== 'Body'; node = node.prevSibling) {
    if (node.name === 'except') return true;
  }
  return false;
}

/** A branch around a node, and the arm in which the node stands. */
export interface Branch {
  readonly statement: SyntaxNode;
  readonly arm: SyntaxNode;
}

/** The branches around a node that are not around `beside`, innermost first; a loop and an inner function are branches too. */
export function branchesAround(node: SyntaxNode, beside: SyntaxNode): readonly Branch[] {
  const branches: Branch[] = [];
  for (let arm = node; arm.parent !== null && !contains(arm.parent, beside); arm = arm.parent) {
    // `if server.starttls()[0] != 220:` calls it whenever the statement runs.
    const isArm = arm.name === 'Body' || isChoice(arm.parent);
    if (isArm && CONDITIONAL.has(arm.parent.name)) branches.push({ statement: arm.parent, arm });
  }
  return branches;
}

/** An expression that may leave a part of itself out: `use_tls and server.starttls()`. */
function isChoice(node: SyntaxNode): boolean {
  if (node.name === 'BinaryExpression') return node.getChild('and') !== null || node.getChild('or') !== null;
  return node.name === 'LambdaExpression' || node.name === 'ConditionalExpression';
}

const CONDITIONAL: ReadonlySet<string> = new Set([
  'IfStatement',
  'TryStatement',
  'ForStatement',
  'WhileStatement',
  'MatchClause',
  'FunctionDefinition',
  'LambdaExpression',
  'ConditionalExpression',
  'BinaryExpression',
]);

/** What an arm of an `if` asks; `undefined` for `else`, and where an arm before it has been asked as well. */
export function testOf({ statement, arm }: Branch): SyntaxNode | undefined {
  if (statement.name === 'ConditionalExpression') return arm.prevSibling === null ? (arm.nextSibling?.nextSibling ?? undefined) : undefined;
  const isFirst = statement.name === 'IfStatement' && arm.name === 'Body' && statement.getChild('Body')?.from === arm.from;
  return isFirst ? (arm.prevSibling ?? undefined) : undefined;
}

/** Everything that an `if` asks, in all its arms. */
export function testsOf({ statement, arm }: Branch): readonly SyntaxNode[] {
  if (statement.name === 'ConditionalExpression') return childrenOf(statement).filter(({ from }) => from !== arm.from);
  return statement.name === 'IfStatement' ? childrenOf(statement).filter(({ name }) => name !== 'Body') : [];
}
