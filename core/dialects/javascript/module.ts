import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import type { Binding } from './binding.ts';
import { isAssigned, readBinding } from './binding.ts';
import { decodeString } from './literals.ts';
import { expressionsOf, unwrap } from './nodes.ts';

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
