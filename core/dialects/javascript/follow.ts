import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import type { Binding } from './binding.ts';
import { resultOf } from './function-result.ts';
import { decodeString } from './literals.ts';
import { readMembers } from './members.ts';
import type { Module } from './module.ts';
import { lookUp } from './module.ts';
import { argumentsOf, calleeOf, expressionsOf, unwrap } from './nodes.ts';

/** Names that lead to names: further than this nobody reads, a circle ends, and branches stay few. */
export const LONGEST_TRAIL = 8;

/** Where a chain of names and properties begins: a module, or `process.env` and its like. */
export interface Trail {
  readonly root: { readonly module: string } | 'environment';
  readonly path: readonly Step[];
}

export interface Step {
  readonly name: string;
  /** The name without quotes; the import or the pattern where it is renamed. */
  readonly node: SyntaxNode;
}

/** The expression that a constant or its property holds, through names of this file; the expression itself if it is no name. */
export function follow(node: SyntaxNode, module: Module, depth = 0): SyntaxNode | undefined {
  const inner = unwrap(node);
  if (depth > LONGEST_TRAIL) return undefined;
  if (inner.name === 'VariableName' || isShorthand(inner)) {
    const binding = lookUp(module, textOf(inner, module.text), inner.from);
    if (binding === undefined || binding.imported !== undefined) return undefined;
    const value = soleValue(binding, module);
    return value === undefined ? undefined : follow(value, module, depth + 1);
  }
  if (inner.name === 'MemberExpression' && inner.firstChild !== null) {
    const object = follow(inner.firstChild, module, depth + 1);
    const property = propertyOf(inner, module.text);
    if (object?.name !== 'ObjectExpression' || property === undefined || isMutated(inner, module)) return undefined;
    const member = readMembers(object, module, depth + 1).members.find(({ name }) => name === property.name);
    return member?.value === undefined || !member.certain || member.conditional ? undefined : follow(member.value, module, depth + 1);
  }
  if (inner.name === 'CallExpression') {
    const result = resultOf(inner, module);
    return result === undefined ? inner : follow(result, module, depth + 1);
  }
  if (inner.name === 'AwaitExpression') {
    const awaited = expressionsOf(inner).at(-1);
    return awaited === undefined || awaited.from === inner.from ? undefined : follow(awaited, module, depth + 1);
  }
  return inner;
}

/** What a name or a chain of properties is, where it comes from outside of the file. */
export function trace(node: SyntaxNode, module: Module, depth = 0): Trail | undefined {
  const inner = unwrap(node);
  if (depth > LONGEST_TRAIL) return undefined;
  const { text } = module;
  switch (inner.name) {
    case 'VariableName':
    case 'PropertyDefinition':
      return traceName(inner, module, depth);
    case 'MemberExpression': {
      const property = propertyOf(inner, text);
      if (property === undefined || inner.firstChild === null) return undefined;
      if (isProcess(inner.firstChild, module) && property.name === 'env') return { root: 'environment', path: [] };
      return extend(trace(inner.firstChild, module, depth + 1), [property]);
    }
    case 'CallExpression': {
      const callee = calleeOf(inner);
      const [name] = argumentsOf(inner);
      if (callee?.name !== 'VariableName' || textOf(callee, text) !== 'require' || name?.name !== 'String') return undefined;
      return { root: { module: decodeString(textOf(name, text)) }, path: [] };
    }
    case 'AwaitExpression': {
      const name = importedBy(expressionsOf(inner).at(-1))?.getChild('String');
      return name ? { root: { module: decodeString(textOf(name, text)) }, path: [] } : undefined;
    }
    default:
      return undefined;
  }
}

/** `import('x')` and `import('x').then(module => module.default)`. */
function importedBy(node: SyntaxNode | undefined): SyntaxNode | undefined {
  let current: SyntaxNode | null | undefined = node;
  while (current?.name === 'CallExpression' || current?.name === 'MemberExpression') current = current.firstChild;
  return current?.name === 'DynamicImport' ? current : undefined;
}

function traceName(node: SyntaxNode, module: Module, depth: number): Trail | undefined {
  const binding = lookUp(module, textOf(node, module.text), node.from);
  if (binding === undefined) return undefined;
  if (binding.imported !== undefined) {
    const { module: name, name: imported } = binding.imported;
    const steps = imported === '*' ? [] : [{ name: imported, node: binding.definition }];
    return settle({ root: { module: name }, path: steps });
  }
  const value = binding.initializer ?? soleValue(binding, module);
  if (value === undefined || (module.assignments.has(binding.name) && binding.initializer !== undefined)) return undefined;
  const path = binding.path.map(step => ({ name: textOf(step, module.text), node: step }));
  return extend(trace(value, module, depth + 1), path);
}

function extend(trail: Trail | undefined, steps: readonly Step[]): Trail | undefined {
  return trail && settle({ root: trail.root, path: [...trail.path, ...steps] });
}

/** `import { env } from 'node:process'` is `process.env`. */
function settle(trail: Trail): Trail {
  if (trail.root === 'environment' || !/^(?:node:)?process$/.test(trail.root.module)) return trail;
  const at = trail.path.findIndex(({ name }) => name !== 'default');
  return trail.path[at]?.name === 'env' ? { root: 'environment', path: trail.path.slice(at + 1) } : trail;
}

/** `process`, `globalThis.process`, `Bun`, `import.meta`. */
function isProcess(node: SyntaxNode, module: Module): boolean {
  const text = textOf(unwrap(node), module.text);
  if (node.name === 'ImportMeta') return true;
  return /^(?:globalThis\.)?(?:process|Bun)$/.test(text) && !isLocal(text, node, module);
}

function isLocal(name: string, node: SyntaxNode, module: Module): boolean {
  const binding = lookUp(module, name, node.from);
  return binding !== undefined && !/^(?:node:)?process$/.test(binding.imported?.module ?? '');
}

/** The one value that a variable ever has: its initializer, or its only assignment. */
export function soleValue(binding: Binding, module: Module): SyntaxNode | undefined {
  if (binding.path.length > 0) return undefined;
  const assigned = module.assignments.get(binding.name) ?? [];
  if (binding.initializer !== undefined) return assigned.length === 0 ? binding.initializer : undefined;
  const declared = binding.definition.parent?.name === 'VariableDeclaration';
  return declared && assigned.length === 1 ? assigned[0] : undefined;
}

/** The last property of `a.b` or `a['b']`. */
export function propertyOf(member: SyntaxNode, text: string): Step | undefined {
  const last = expressionsOf(member).at(-1);
  if (last === undefined || last.from === member.from) return undefined;
  if (last.name === 'PropertyName') return { name: textOf(last, text), node: last };
  return last.name === 'String' ? { name: decodeString(textOf(last, text)), node: last } : undefined;
}

/** `{ host }`: the name of the property is the name of the variable. */
export function isShorthand(node: SyntaxNode): boolean {
  return node.name === 'PropertyDefinition' && node.parent?.name === 'Property' && node.parent.firstChild?.nextSibling === null;
}

function isMutated(member: SyntaxNode, module: Module): boolean {
  let root: SyntaxNode = member;
  while (root.name === 'MemberExpression' && root.firstChild !== null) root = unwrap(root.firstChild);
  return module.mutated.has(textOf(root, module.text));
}
