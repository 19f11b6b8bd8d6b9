import type { Reference, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { readCall } from './call-value.ts';
import { follow, isShorthand, LONGEST_TRAIL, soleValue, trace } from './follow.ts';
import { decodeNumber, insideQuotes } from './literals.ts';
import { conversion, literal, quoted, unknown } from './make-value.ts';
import type { Module } from './module.ts';
import { lookUp } from './module.ts';
import { expressionsOf, spanOf, unwrap } from './nodes.ts';
import { readBinary, readConditional, readUnary } from './operator-value.ts';

/** A JavaScript expression as a value over environment variables. What it cannot follow inside this file is unknown. */
export function readValue(node: SyntaxNode, module: Module, depth = 0): Value {
  const inner = unwrap(node);
  if (depth > LONGEST_TRAIL) return unknown(inner);
  const source = textOf(inner, module.text);
  switch (inner.name) {
    case 'String':
      return quoted(inner, module.text);
    case 'TemplateString':
      return inner.getChild('Interpolation') === null ? quoted(inner, module.text) : readTemplate(inner, module, depth);
    case 'Number': {
      const number = decodeNumber(source);
      return number === undefined ? unknown(inner) : literal(inner, number);
    }
    case 'BooleanLiteral':
      return literal(inner, source === 'true');
    case 'null':
      return literal(inner, null);
    case 'VariableName':
    case 'PropertyDefinition':
    case 'MemberExpression':
      return readName(inner, module, depth);
    case 'UnaryExpression':
      return readUnary(inner, module, depth);
    case 'BinaryExpression':
      return readBinary(inner, module, depth);
    case 'ConditionalExpression':
      return readConditional(inner, module, depth);
    case 'CallExpression':
      return readCall(inner, module, depth);
    default:
      return unknown(inner);
  }
}

/** `${process.env.X}` and nothing around it. */
function readTemplate(node: SyntaxNode, module: Module, depth: number): Value {
  const [part, ...others] = node.getChildren('Interpolation');
  const [expression] = part ? expressionsOf(part).filter(({ name }) => !name.startsWith('Interpolation')) : [];
  const isAll = part !== undefined && others.length === 0 && part.from === node.from + 1 && part.to === node.to - 1;
  return isAll && expression !== undefined ? conversion(node, 'text', readValue(expression, module, depth + 1)) : unknown(node);
}

/** Whether the expression is `undefined` itself: as good as absent. */
export function isUndefined(node: SyntaxNode, text: string): boolean {
  const inner = unwrap(node);
  return inner.name === 'VariableName' && textOf(inner, text) === 'undefined';
}

function readName(node: SyntaxNode, module: Module, depth: number): Value {
  const trail = trace(node, module);
  if (trail?.root === 'environment') {
    const [step] = trail.path;
    return step !== undefined && trail.path.length === 1
      ? readVariable(node, step.name, { module, name: step.node, depth })
      : unknown(node);
  }
  if (node.name === 'MemberExpression') {
    const target = follow(node, module);
    return target === undefined || target.name === 'MemberExpression' ? unknown(node) : readValue(target, module, depth + 1);
  }
  if (node.name === 'PropertyDefinition' && !isShorthand(node)) return unknown(node);
  const binding = lookUp(module, textOf(node, module.text), node.from);
  const value = binding && soleValue(binding, module);
  return value === undefined ? unknown(node) : readValue(value, module, depth + 1);
}

interface VariableName {
  readonly module: Module;
  readonly name: SyntaxNode;
  readonly depth: number;
}

function readVariable(node: SyntaxNode, variable: string, { module, name, depth }: VariableName): Reference {
  const reference: Reference = {
    kind: 'reference',
    variable,
    at: spanOf(node),
    name: name.name === 'String' ? insideQuotes(name, module.text) : spanOf(name),
  };
  const binding = node.name === 'MemberExpression' ? undefined : lookUp(module, textOf(node, module.text), node.from);
  if (binding === undefined) return reference;
  // What is to be changed is where the variable is read, not where its constant is used.
  const read = binding.path.length === 0 && binding.initializer ? readValue(binding.initializer, module, depth + 1) : undefined;
  if (read?.kind === 'reference') return read;
  if (binding.fallback === undefined) return reference;
  return { ...reference, fallback: readValue(binding.fallback, module, depth + 1), fallbackFor: 'missing' };
}
