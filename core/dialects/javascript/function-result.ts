import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import type { Module } from './module.ts';
import { lookUp } from './module.ts';
import { calleeOf, expressionsOf } from './nodes.ts';

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunction', 'MethodDeclaration']);

/** What a call of one of the file's own functions comes to, where that function returns in one place only. */
export function resultOf(call: SyntaxNode, module: Module): SyntaxNode | undefined {
  const callee = calleeOf(call);
  const called = callee && functionOf(callee, module);
  return called && resultOfFunction(called);
}

/** What a function returns: an arrow's expression, or the value of the only `return`. */
export function resultOfFunction(called: SyntaxNode): SyntaxNode | undefined {
  const body = called.lastChild;
  if (body === null || body.type.isError) return undefined;
  if (body.name !== 'Block') return called.name === 'ArrowFunction' ? body : undefined;
  const returns = returnsIn(body);
  const [only] = returns;
  return returns.length === 1 && only !== undefined ? expressionsOf(only).at(1) : undefined;
}

/** The function that a name or `this.name` stands for. */
export function functionOf(callee: SyntaxNode, module: Module): SyntaxNode | undefined {
  const name = textOf(callee, module.text);
  if (callee.name === 'MemberExpression') return methodOf(callee, name, module.text);
  if (callee.name !== 'VariableName' || module.assignments.has(name)) return undefined;
  const binding = lookUp(module, name, callee.from);
  const candidate = binding?.initializer ?? binding?.definition.parent;
  return candidate && FUNCTIONS.has(candidate.name) && binding?.path.length === 0 ? candidate : undefined;
}

/** `this.options()` of the same class. */
function methodOf(callee: SyntaxNode, name: string, text: string): SyntaxNode | undefined {
  const method = /^this\.#?([\w$]+)$/.exec(name)?.[1];
  if (method === undefined) return undefined;
  let body = callee.parent;
  while (body !== null && body.name !== 'ClassBody') body = body.parent;
  const methods = body?.getChildren('MethodDeclaration') ?? [];
  return methods.find(candidate => {
    const definition = candidate.getChild('PropertyDefinition') ?? candidate.getChild('PrivatePropertyDefinition');
    return definition !== null && textOf(definition, text).replace('#', '') === method;
  });
}

/** The `return` statements of a function, without those of functions inside of it. */
function returnsIn(body: SyntaxNode): readonly SyntaxNode[] {
  const returns: SyntaxNode[] = [];
  body.cursor().iterate(cursor => {
    if (cursor.name === 'ReturnStatement') returns.push(cursor.node);
    return !FUNCTIONS.has(cursor.name);
  });
  return returns;
}
