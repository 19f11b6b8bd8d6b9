import type { Span } from '../../model/span.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { decodeString } from './literals.ts';
import { expressionsOf, unwrap } from './nodes.ts';

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

/** One JavaScript or TypeScript file with its names looked up. */
export interface Module {
  readonly text: string;
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  /** Right sides of assignments to a plain name; `undefined` for `+=`, `++` and the like. */
  readonly assignments: ReadonlyMap<string, readonly (SyntaxNode | undefined)[]>;
  /** Names with a property that is assigned somewhere, and which; `*` where any could be. */
  readonly mutated: ReadonlyMap<string, ReadonlySet<string>>;
  /** `f(…)` and `new F(…)`, in the order of the text. */
  readonly calls: readonly SyntaxNode[];
  /** Modules that the file imports or requires. */
  readonly imports: ReadonlySet<string>;
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

/** One walk over the tree. */
export function readModule({ text, tree }: ParsedText): Module {
  const bindings = new Map<string, Binding[]>();
  const assignments = new Map<string, (SyntaxNode | undefined)[]>();
  const mutated = new Map<string, Set<string>>();
  const calls: SyntaxNode[] = [];
  const imports = new Set<string>();
  const module = { text, bindings, assignments, mutated, calls, imports };

  tree?.iterate({
    enter(cursor) {
      switch (cursor.name) {
        case 'VariableDefinition': {
          const binding = readBinding(cursor.node, text);
          push(bindings, binding.name, binding);
          if (isAssigned(binding.definition)) push(assignments, binding.name, undefined);
          return;
        }
        case 'CallExpression':
        case 'NewExpression':
          calls.push(cursor.node);
          noteMutation(cursor.node, module);
          return;
        case 'AssignmentExpression':
          noteAssignment(cursor.node, module);
          return;
        case 'PostfixExpression':
        case 'UnaryExpression':
          // A look at the text first: `!` is common, and a node costs more the deeper it lies.
          if (/^(?:\+\+|--|delete)|(?:\+\+|--)$/.test(edgesOf(text, cursor))) noteAssignment(cursor.node, module);
          return;
        case 'String':
          noteImport(cursor.node, module);
      }
    },
  });
  return module;
}

/** The binding that `name` has at `position`: the innermost one. */
export function lookUp(module: Module, name: string, position: number): Binding | undefined {
  let found: Binding | undefined;
  for (const binding of module.bindings.get(name) ?? []) {
    const { start, end } = binding.scope;
    if (position < start || position > end) continue;
    if (found === undefined || start > found.scope.start) found = binding;
  }
  return found;
}

function readBinding(definition: SyntaxNode, text: string): Binding {
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
function isAssigned(definition: SyntaxNode): boolean {
  let node = definition.parent;
  while (node !== null && /Pattern/.test(node.name)) node = node.parent;
  return node?.name === 'AssignmentExpression';
}

function edgesOf(text: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return `${text.slice(from, Math.min(from + 6, to))} ${text.slice(Math.max(from, to - 2), to)}`;
}

function noteAssignment(node: SyntaxNode, { text, assignments, mutated }: MutableModule): void {
  const [target, operator] =
    node.name === 'UnaryExpression' ? [node.lastChild, node.firstChild] : [node.firstChild, node.firstChild?.nextSibling];
  if (target === null || operator === null || operator === undefined) return;
  if (node.name !== 'AssignmentExpression' && operator.name !== 'ArithOp' && textOf(operator, text) !== 'delete') return;
  if (target.name === 'VariableName') {
    if (node.name !== 'AssignmentExpression' && !/^(?:\+\+|--)$/.test(textOf(operator, text))) return;
    push(assignments, textOf(target, text), operator.name === 'Equals' ? (operator.nextSibling ?? undefined) : undefined);
    return;
  }
  let root: SyntaxNode = target;
  let property: SyntaxNode | null = null;
  while (root.name === 'MemberExpression' && root.firstChild !== null) {
    property = root.getChild('PropertyName');
    root = unwrap(root.firstChild);
  }
  if (root !== target && root.name === 'VariableName') addTo(mutated, textOf(root, text), property === null ? '*' : textOf(property, text));
}

/** `Object.assign(options, …)` changes its first argument. */
function noteMutation(call: SyntaxNode, { text, mutated }: MutableModule): void {
  const callee = call.firstChild;
  const list = call.lastChild;
  if (callee?.name !== 'MemberExpression' || list?.name !== 'ArgList' || textOf(callee, text) !== 'Object.assign') return;
  const [target] = expressionsOf(list);
  if (target?.name === 'VariableName') addTo(mutated, textOf(target, text), '*');
}

function noteImport(node: SyntaxNode, { text, imports }: MutableModule): void {
  const { parent } = node;
  const required = parent?.name === 'ArgList' && parent.prevSibling !== null && textOf(parent.prevSibling, text) === 'require';
  if (required || parent?.name === 'ImportDeclaration' || parent?.name === 'DynamicImport') imports.add(decodeString(textOf(node, text)));
}

interface MutableModule {
  readonly text: string;
  readonly assignments: Map<string, (SyntaxNode | undefined)[]>;
  readonly mutated: Map<string, Set<string>>;
  readonly imports: Set<string>;
}

function addTo(map: Map<string, Set<string>>, key: string, item: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([item]));
  else set.add(item);
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
