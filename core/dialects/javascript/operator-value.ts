import type { Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { comparison, conversion, literal, unknown } from './make-value.ts';
import type { Module } from './module.ts';
import { calleeOf, expressionsOf, spanOf, unwrap } from './nodes.ts';
import { isUndefined, readValue } from './value.ts';

/** `+x`, `-5`, `!x`, `!!x`. */
export function readUnary(node: SyntaxNode, module: Module, depth: number): Value {
  const operand = operandOf(node);
  if (operand === undefined) return unknown(node);
  const operator = operatorOf(node, module);
  const twice = operator === '!' && operatorOf(operand, module) === '!' ? operandOf(unwrap(operand)) : undefined;
  const of = readValue(twice ?? operand, module, depth + 1);
  if (twice !== undefined) return of.kind === 'comparison' ? { ...of, at: spanOf(node) } : conversion(node, 'truthiness', of);
  switch (operator) {
    case '+':
      return conversion(node, 'number', of);
    case '-':
      return of.kind === 'literal' && typeof of.value === 'number' ? literal(node, -of.value) : unknown(node);
    case '!':
      if (of.kind === 'comparison') return { ...of, negated: !of.negated, at: spanOf(node) };
      return of.kind === 'literal' ? literal(node, !of.value) : unknown(node);
    default:
      return unknown(node);
  }
}

function operatorOf(node: SyntaxNode, { text }: Module): string | undefined {
  const inner = unwrap(node);
  return inner.name === 'UnaryExpression' && inner.firstChild !== null ? textOf(inner.firstChild, text) : undefined;
}

function operandOf(unary: SyntaxNode): SyntaxNode | undefined {
  const operand = expressionsOf(unary).at(-1);
  return operand === undefined || operand.from === unary.from ? undefined : operand;
}

/** Comparisons and fallbacks; arithmetic is unknown. */
export function readBinary(node: SyntaxNode, module: Module, depth: number): Value {
  const [left, operator, right] = expressionsOf(node);
  if (left === undefined || operator === undefined || right === undefined) return unknown(node);
  const sign = textOf(operator, module.text);
  if (/^[!=]==?$/.test(sign)) return readComparison(node, [left, right], { module, depth, sign });
  if (sign !== '||' && sign !== '??') return unknown(node);
  const value = readValue(left, module, depth + 1);
  if (isUndefined(right, module.text)) return value;
  return otherwise(node, value, { sign, fallback: readValue(right, module, depth + 1) });
}

/** `value || fallback`, `value ?? fallback`. */
function otherwise(node: SyntaxNode, value: Value, { sign, fallback }: { readonly sign: '||' | '??'; readonly fallback: Value }): Value {
  const at = spanOf(node);
  const fallbackFor = sign === '||' ? 'empty' : 'missing';
  switch (value.kind) {
    case 'literal':
      return (sign === '||' ? Boolean(value.value) : value.value !== null) ? value : fallback;
    case 'reference': {
      if (value.fallback === undefined) return { ...value, at, fallback, fallbackFor };
      if (value.fallbackFor !== fallbackFor) return unknown(node);
      return { ...value, at, fallback: otherwise(node, value.fallback, { sign, fallback }) };
    }
    case 'conversion':
      // `Number(x) || 587`: what is no number, or missing, takes the other side.
      if (value.to === 'number' && sign === '||' && value.of.kind === 'reference') {
        const of = otherwise(node, value.of, { sign, fallback });
        return of.kind === 'reference' ? { ...value, at, of: { ...of, at: value.of.at } } : unknown(node);
      }
      return value.to === 'truthiness' && isFalse(fallback) ? value : unknown(node);
    case 'comparison':
      return isFalse(fallback) ? value : unknown(node);
    case 'unknown':
      return unknown(node);
  }
}

function isFalse(value: Value): boolean {
  return value.kind === 'literal' && value.value === false;
}

interface ComparisonSource {
  readonly module: Module;
  readonly depth: number;
  readonly sign: string;
}

function readComparison(node: SyntaxNode, sides: readonly [SyntaxNode, SyntaxNode], { module, depth, sign }: ComparisonSource): Value {
  const values = sides.map(side => readValue(withoutCase(side, module) ?? side, module, depth + 1));
  const constant = values.findLastIndex(({ kind }) => kind === 'literal');
  const candidate = values[constant];
  const of = values[1 - constant];
  const side = sides[1 - constant];
  if (candidate?.kind !== 'literal' || of === undefined || of.kind === 'unknown' || side === undefined) return unknown(node);
  const { value } = candidate;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return unknown(node);
  return comparison(node, of, {
    with: [value],
    negated: sign.startsWith('!'),
    strict: sign.length === 3,
    caseSensitive: withoutCase(side, module) === undefined,
  });
}

/** `x` of `x.toLowerCase()`, the call optional or not. */
export function withoutCase(node: SyntaxNode, module: Module): SyntaxNode | undefined {
  const call = unwrap(node);
  const callee = call.name === 'CallExpression' ? calleeOf(call) : undefined;
  if (callee?.name !== 'MemberExpression' || callee.firstChild === null) return undefined;
  return /\.to(?:Locale)?(?:Lower|Upper)Case$/.test(textOf(callee, module.text)) ? callee.firstChild : undefined;
}

/** Both sides alike; or `process.env.X ? Number(process.env.X) : 587`, which is a fallback for the empty variable. */
export function readConditional(node: SyntaxNode, module: Module, depth: number): Value {
  const [condition, positive, negative] = expressionsOf(node).filter(({ name }) => name !== 'LogicOp');
  if (condition === undefined || positive === undefined || negative === undefined) return unknown(node);
  const [test, then, otherwiseValue] = [condition, positive, negative].map(side => readValue(side, module, depth + 1));
  if (test === undefined || then === undefined || otherwiseValue === undefined) return unknown(node);
  if (then.kind === 'literal' && otherwiseValue.kind === 'literal') {
    if (then.value === otherwiseValue.value) return then;
    if (test.kind === 'comparison' && then.value === true && otherwiseValue.value === false) return { ...test, at: spanOf(node) };
    if (test.kind === 'comparison' && then.value === false && otherwiseValue.value === true) {
      return { ...test, negated: !test.negated, at: spanOf(node) };
    }
  }
  if (test.kind !== 'reference' || test.fallback !== undefined) return unknown(node);
  const read = then.kind === 'conversion' && then.to === 'number' ? then.of : then;
  if (read.kind !== 'reference' || read.variable !== test.variable || read.fallback !== undefined) return unknown(node);
  return otherwise(node, then, { sign: '||', fallback: otherwiseValue });
}
