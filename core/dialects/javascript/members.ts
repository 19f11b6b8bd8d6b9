import type { Span } from '../../model/span.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { follow, isShorthand, LONGEST_TRAIL } from './follow.ts';
import { decodeString } from './literals.ts';
import type { Module } from './module.ts';
import { expressionsOf, spanOf, unwrap } from './nodes.ts';

/** One property that an object has in the end, spreads included. */
export interface Member {
  readonly name: string;
  readonly key: Span;
  /** Key through value. */
  readonly span: Span;
  /** Absent for a method, and while the value is still being typed. */
  readonly value?: SyntaxNode;
  /** Whether the object has this very value, if any: a later spread may bring another. */
  readonly certain: boolean;
  /** A condition decides whether it is there. */
  readonly conditional?: true;
  readonly property: SyntaxNode;
}

export interface Members {
  readonly members: readonly Member[];
  /** Part of the object comes from where this file does not show it. */
  readonly opaque: boolean;
}

/** The properties of an object literal; of two with one name the later one. */
export function readMembers(object: SyntaxNode, module: Module, depth = 0): Members {
  const found = new Map<string, Member>();
  let opaque = false;
  const hide = (): void => {
    opaque = true;
    for (const [name, member] of found) found.set(name, { ...member, certain: false });
  };
  for (const property of object.getChildren('Property')) {
    if (property.firstChild?.name === 'Spread') {
      const spread = readSpread(expressionsOf(property)[1], module, depth + 1);
      if (spread.opaque) hide();
      for (const member of spread.members) found.set(member.name, member);
      continue;
    }
    const member = readMember(property, module.text);
    if (member === undefined) hide();
    else found.set(member.name, member);
    // What does not parse may have swallowed its neighbours: `port` without its colon takes the next property's value.
    if (property.getChild('⚠') !== null) opaque = true;
  }
  return { members: [...found.values()], opaque };
}

const NOTHING: Members = { members: [], opaque: false };
const ANYTHING: Members = { members: [], opaque: true };

function readSpread(node: SyntaxNode | undefined, module: Module, depth: number): Members {
  if (node === undefined || depth > LONGEST_TRAIL) return ANYTHING;
  const inner = unwrap(node);
  const branches = branchesOf(inner, module.text);
  if (branches !== undefined) {
    const read = branches.map(branch => readSpread(branch, module, depth + 1));
    return {
      members: read.flatMap(({ members }) => members.map(member => ({ ...member, conditional: true as const }))),
      opaque: read.some(({ opaque }) => opaque),
    };
  }
  if (isNothing(inner, module.text)) return NOTHING;
  const object = follow(inner, module, depth);
  if (object?.name !== 'ObjectExpression') return ANYTHING;
  if (inner.name === 'VariableName' && module.mutated.has(textOf(inner, module.text))) return ANYTHING;
  return readMembers(object, module, depth);
}

/** `null`, `false`, `undefined`: a spread of these adds nothing. */
export function isNothing(node: SyntaxNode, text: string): boolean {
  const inner = unwrap(node);
  return ['null', 'BooleanLiteral'].includes(inner.name) || textOf(inner, text) === 'undefined';
}

/** What a condition chooses from: `c ? a : b`, `c && a`. */
export function branchesOf(node: SyntaxNode, text: string): readonly SyntaxNode[] | undefined {
  const parts = expressionsOf(node).filter(({ name }) => name !== 'LogicOp');
  if (node.name === 'ConditionalExpression') return parts.slice(1);
  if (node.name !== 'BinaryExpression') return undefined;
  const operator = node.getChild('LogicOp');
  return operator !== null && textOf(operator, text) === '&&' ? parts.slice(1) : undefined;
}

/** `undefined` for a computed name, which could be any. */
function readMember(property: SyntaxNode, text: string): Member | undefined {
  let key = property.firstChild;
  while (key !== null && !['PropertyDefinition', 'String', 'Number', '['].includes(key.name)) key = key.nextSibling;
  if (key === null || key.name === '[') return undefined;
  const written = textOf(key, text);
  const name = key.name === 'String' ? decodeString(written) : written;
  const member = { name, key: { start: key.from, end: key.to }, span: spanOf(property), property };
  if (isShorthand(key)) return { ...member, value: key, certain: true };
  const colon = key.nextSibling;
  const value = colon?.nextSibling;
  if (colon?.name !== ':' || value === null || value === undefined) return { ...member, certain: true };
  return value.type.isError ? { ...member, certain: true } : { ...member, value, certain: true };
}
