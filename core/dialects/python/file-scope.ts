import type { SyntaxNode } from '../../text/syntax.ts';
import { childrenOf, textOf } from '../../text/syntax.ts';
import { readAssignments } from './assignments.ts';
import type { Binding, PythonScope } from './scope.ts';
import { bindValue, boundNames, readScope } from './scope.ts';
import { functionStatements, moduleStatements } from './statements.ts';

/** A function or a class of the file, with what surrounds it. */
interface Block {
  readonly node: SyntaxNode;
  readonly outer: Block | undefined;
}

/**
 * The names of a whole file: at every place those of the functions around it, from the inside out, then those of the module. What a
 * caller passes in is not known.
 */
export function readFileScope(root: SyntaxNode, text: string): PythonScope {
  const module = readScope(functionStatements(root, text), text);
  const blocks = findBlocks(root);
  const locals = new Map<number, LocalNames>();
  const namesOf = (block: Block): LocalNames => {
    const known = locals.get(block.node.from);
    if (known !== undefined) return known;
    const names = readLocalNames(block.node, text);
    locals.set(block.node.from, names);
    return names;
  };
  const lookup = (name: string, offset: number): Binding | undefined => {
    let at = offset;
    for (let block = blockAt(blocks, offset); block !== undefined; block = block.outer) {
      if (block.node.name !== 'FunctionDefinition') continue;
      const { bound, scope } = namesOf(block);
      if (bound.has(name)) return scope.lookup(name, at);
      // Whoever calls the function does so once all around it is there.
      at = Infinity;
    }
    return module.lookup(name, at);
  };
  const members = new Map<number, ReadonlyMap<string, SyntaxNode | undefined>>();
  const memberOf = (object: string, name: string, offset: number): Binding | undefined => {
    const owner = object === 'self' || object === 'cls' ? classAt(blocks, offset) : classNamed(blocks, object, text);
    if (owner === undefined) return undefined;
    const values = members.get(owner.from) ?? readMembers(owner, text);
    members.set(owner.from, values);
    const value = values.get(name);
    return value && bindValue(value, { text, lookup });
  };
  return { text, imports: module.imports, lookup, memberOf, nameOf: (kind, offset) => module.nameOf(kind, offset) };
}

interface LocalNames {
  /** Everything that the function binds by itself, parameters included. */
  readonly bound: ReadonlySet<string>;
  readonly scope: PythonScope;
}

function readLocalNames(definition: SyntaxNode, text: string): LocalNames {
  const bound = new Set<string>(
    definition
      .getChild('ParamList')
      ?.getChildren('VariableName')
      .map(name => textOf(name, text)),
  );
  const body = definition.getChild('Body');
  const statements = body === null ? [] : functionStatements(body, text);
  const parameters = new Set(bound);
  const scope = readScope(statements, text);
  for (const { node } of statements) {
    for (const { name } of readAssignments(node, text)) bound.add(name);
    for (const name of boundNames(node, text)) bound.add(name);
  }
  for (const { name } of scope.imports) bound.add(name);
  // A parameter that is given another value may still be what was passed in.
  const lookup = (name: string, offset: number): Binding | undefined => (parameters.has(name) ? undefined : scope.lookup(name, offset));
  return { bound, scope: { ...scope, lookup } };
}

/** Outer blocks first. */
function findBlocks(root: SyntaxNode): readonly Block[] {
  const blocks: Block[] = [];
  let current: Block | undefined;
  root.cursor().iterate(
    ({ name, node }) => {
      if (name !== 'FunctionDefinition' && name !== 'ClassDefinition') return;
      current = { node, outer: current };
      blocks.push(current);
    },
    ({ from, name }) => {
      if (current?.node.from === from && current.node.name === name) current = current.outer;
    },
  );
  return blocks;
}

function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  return blocks.findLast(({ node }) => {
    const body = node.getChild('Body');
    return body !== null && body.from <= offset && offset <= body.to;
  });
}

function classAt(blocks: readonly Block[], offset: number): SyntaxNode | undefined {
  for (let block = blockAt(blocks, offset); block !== undefined; block = block.outer) {
    if (block.node.name === 'ClassDefinition') return block.node;
  }
  return undefined;
}

function classNamed(blocks: readonly Block[], name: string, text: string): SyntaxNode | undefined {
  const named = blocks.filter(
    ({ node }) => node.name === 'ClassDefinition' && textOf(node.getChild('VariableName') ?? node, text) === name,
  );
  // A class with a base may read its values from elsewhere.
  const [only] = named;
  return named.length === 1 && only?.node.getChild('ArgList') === null ? only.node : undefined;
}

/** What a class assigns to its members, where it does so once. */
function readMembers(definition: SyntaxNode, text: string): ReadonlyMap<string, SyntaxNode | undefined> {
  const members = new Map<string, SyntaxNode | undefined>();
  const add = (name: string, value: SyntaxNode | undefined): void => {
    members.set(name, members.has(name) ? undefined : value);
  };
  const body = definition.getChild('Body');
  for (const { node, arms } of body === null ? [] : moduleStatements(body, text)) {
    for (const { name, value } of readAssignments(node, text)) add(name, arms.length === 0 ? value : undefined);
    const method = node.name === 'DecoratedStatement' ? node.getChild('FunctionDefinition') : node;
    const inner = method?.name === 'FunctionDefinition' ? method.getChild('Body') : null;
    for (const { node: statement, arms: inside } of inner === null ? [] : functionStatements(inner, text)) {
      const target = readSelfTarget(statement, text);
      if (target !== undefined) add(target.name, inside.length === 0 ? target.value : undefined);
    }
  }
  return members;
}

/** `self.port = 465`. */
function readSelfTarget(
  statement: SyntaxNode,
  text: string,
): { readonly name: string; readonly value: SyntaxNode | undefined } | undefined {
  if (statement.name !== 'AssignStatement' && statement.name !== 'UpdateStatement') return undefined;
  const [target, ...rest] = childrenOf(statement);
  if (target?.name !== 'MemberExpression') return undefined;
  const [object, , property] = childrenOf(target);
  if (object === undefined || textOf(object, text) !== 'self' || property?.name !== 'PropertyName') return undefined;
  const value = rest.at(-1);
  const single = rest.filter(({ name }) => name === 'AssignOp').length === 1 && statement.name === 'AssignStatement';
  return { name: textOf(property, text), value: single && value !== undefined && !value.type.isError ? value : undefined };
}
