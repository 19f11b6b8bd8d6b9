import type { Span } from '../../model/span.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { decodeString } from './literals.ts';

/** What a name stands for in the part of the file where it is visible. */
export interface Binding {
  readonly name: string;
  readonly scope: Span;
  /** The node that introduces the name. */
  readonly definition: SyntaxNode;
  /** `const x = <initializer>`; for a destructured name the value that is taken apart. Absent for parameters and functions. */
  readonly initializer?: SyntaxNode;
  /** The properties between the initializer and the name, outermost first: `const { a: { b } } = …` has `a`, `b`. */
  readonly path: readonly SyntaxNode[];
  /** `const { a = 1 } = …`. */
  readonly fallback?: SyntaxNode;
  /** `import { name as x } from 'module'`; `*` for a namespace. */
  readonly imported?: { readonly module: string; readonly name: string };
}

const SCOPES = new Set([
  'Script',
  'Block',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
  'ForStatement',
  'CatchClause',
  'StaticBlock',
]);

/** The name at a `VariableDefinition`, wherever that stands: a declaration, a pattern, an import, a parameter. */
export function readBinding(definition: SyntaxNode, text: string): Binding {
  const { owner, path, fallback } = climbPattern(definition);
  const scope = scopeOf(owner ?? definition);
  const base = { name: textOf(definition, text), scope, definition, path };
  if (owner === undefined) return base;
  if (owner.name === 'ImportDeclaration') return { ...base, ...readImport(owner, definition, text) };
  const initializer = owner.name === 'VariableDeclaration' ? initializerAfter(outermostPattern(definition, owner)) : undefined;
  return { ...base, ...(initializer && { initializer }), ...(fallback && { fallback }) };
}

interface Climb {
  readonly owner: SyntaxNode | undefined;
  readonly path: readonly SyntaxNode[];
  readonly fallback?: SyntaxNode;
}

/** From a name up through the patterns that it stands in. */
function climbPattern(definition: SyntaxNode): Climb {
  const path: SyntaxNode[] = [];
  let fallback: SyntaxNode | undefined;
  let node = definition.parent;
  if (definition.prevSibling?.name === 'Spread') return { owner: undefined, path };
  for (; node !== null; node = node.parent) {
    if (node.name === 'PatternProperty') {
      path.unshift(node.getChild('PropertyName') ?? definition);
      if (path.length === 1) fallback = initializerAfter(definition);
    } else if (node.name === 'ImportGroup' || node.name === 'ObjectPattern') {
      continue;
    } else if (node.name === 'ArrayPattern') {
      return { owner: undefined, path };
    } else break;
  }
  const owner = node?.name === 'VariableDeclaration' || node?.name === 'ImportDeclaration' ? node : undefined;
  return { owner, path, ...(fallback && { fallback }) };
}

function outermostPattern(definition: SyntaxNode, owner: SyntaxNode): SyntaxNode {
  let node = definition;
  while (node.parent !== null && node.parent.name !== owner.name) node = node.parent;
  return node;
}

function initializerAfter(node: SyntaxNode): SyntaxNode | undefined {
  let next = node.nextSibling;
  if (next?.name === 'TypeAnnotation') next = next.nextSibling;
  if (next?.name !== 'Equals') return undefined;
  const value = next.nextSibling;
  return value === null || value.type.isError || value.name === ',' || value.name === ';' ? undefined : value;
}

function scopeOf(node: SyntaxNode): Span {
  let scope = node.parent;
  // A function's own name belongs outside of it, its parameters inside.
  if (scope !== null && node.name === 'VariableDefinition' && SCOPES.has(scope.name)) scope = scope.parent;
  while (scope !== null && !SCOPES.has(scope.name)) scope = scope.parent;
  return scope === null ? { start: 0, end: Number.MAX_SAFE_INTEGER } : { start: scope.from, end: scope.to };
}

function readImport(declaration: SyntaxNode, definition: SyntaxNode, text: string): Pick<Binding, 'imported' | 'initializer'> {
  const from = declaration.getChild('String');
  if (from === null) {
    // `import x = require('y')` of TypeScript: the parser sees a statement after a broken import.
    const call = declaration.nextSibling?.firstChild;
    return call?.name === 'CallExpression' ? { initializer: call } : {};
  }
  const module = decodeString(textOf(from, text));
  if (definition.prevSibling?.name === 'type' || declaration.getChild('type') !== null) return {};
  if (definition.parent?.name !== 'ImportGroup') {
    return { imported: { module, name: definition.prevSibling?.name === 'as' ? '*' : 'default' } };
  }
  const alias = definition.prevSibling?.name === 'as' ? definition.prevSibling.prevSibling : null;
  return { imported: { module, name: textOf(alias ?? definition, text) } };
}

/** `[a, b] = f()` and `for (a of …)` define names that exist already. */
export function isAssigned(definition: SyntaxNode): boolean {
  let node = definition.parent;
  while (node !== null && /Pattern/.test(node.name)) node = node.parent;
  return node?.name === 'AssignmentExpression';
}
