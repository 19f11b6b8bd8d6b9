import type { Comparison, Conversion, Literal, Reference, Unknown, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { isShorthand, LONGEST_TRAIL, follow, soleValue, trace } from './follow.ts';
import { decodeNumber, decodeString, insideQuotes } from './literals.ts';
import type { Module } from './module.ts';
import { lookUp } from './module.ts';
import { argumentsOf, calleeOf, expressionsOf, spanOf, unwrap } from './nodes.ts';

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

function readUnary(node: SyntaxNode, module: Module, depth: number): Value {
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

function readBinary(node: SyntaxNode, module: Module, depth: number): Value {
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
function withoutCase(node: SyntaxNode, module: Module): SyntaxNode | undefined {
  const call = unwrap(node);
  const callee = call.name === 'CallExpression' ? calleeOf(call) : undefined;
  if (callee?.name !== 'MemberExpression' || callee.firstChild === null) return undefined;
  return /\.to(?:Locale)?(?:Lower|Upper)Case$/.test(textOf(callee, module.text)) ? callee.firstChild : undefined;
}

/** Both sides alike; or `process.env.X ? Number(process.env.X) : 587`, which is a fallback for the empty variable. */
function readConditional(node: SyntaxNode, module: Module, depth: number): Value {
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

function readCall(node: SyntaxNode, module: Module, depth: number): Value {
  const callee = calleeOf(node);
  const [argument] = argumentsOf(node);
  if (callee === undefined) return unknown(node);
  const name = textOf(callee, module.text);
  if (callee.name === 'MemberExpression' && /\.trim$/.test(name)) return readTrimmed(node, callee, { module, depth });
  if (argument === undefined) return unknown(node);
  switch (name) {
    case 'Number':
    case 'parseInt':
    case 'Number.parseInt':
    case 'parseFloat':
    case 'Number.parseFloat':
      return conversion(node, 'number', readValue(argument, module, depth + 1));
    case 'Boolean':
      return conversion(node, 'truthiness', readValue(argument, module, depth + 1));
    case 'String':
      return conversion(node, 'text', readValue(argument, module, depth + 1));
    case 'Deno.env.get': {
      const value = readValue(argument, module, depth + 1);
      if (value.kind !== 'literal' || typeof value.value !== 'string') return unknown(node);
      return { kind: 'reference', variable: value.value, at: spanOf(node), name: value.inner };
    }
    default:
      return readConfigService(node, module, depth) ?? readIncludes(node, module, depth);
  }
}

/** `x.trim()` is `x`: what is read from an environment file has no white space around it anyway. */
function readTrimmed(node: SyntaxNode, callee: SyntaxNode, { module, depth }: { readonly module: Module; readonly depth: number }): Value {
  const of = callee.firstChild === null ? unknown(node) : readValue(callee.firstChild, module, depth + 1);
  return of.kind === 'literal' ? unknown(node) : conversion(node, 'text', of);
}

/** NestJS: `this.config.get<string>('SMTP_HOST', 'localhost')` reads the environment, through a schema where there is one. */
function readConfigService(node: SyntaxNode, module: Module, depth: number): Reference | undefined {
  const callee = calleeOf(node);
  if (callee?.name !== 'MemberExpression' || !module.imports.has('@nestjs/config')) return undefined;
  if (!/config\w*[?!]?\s*\.\s*get(?:OrThrow)?$/i.test(textOf(callee, module.text))) return undefined;
  const [name, fallback] = argumentsOf(node);
  const variable = name?.name === 'String' ? decodeString(textOf(name, module.text)) : '';
  if (name === undefined || !/^[A-Z][A-Z\d_]*$/.test(variable)) return undefined;
  const reference: Reference = { kind: 'reference', variable, at: spanOf(node), name: insideQuotes(name, module.text) };
  if (fallback === undefined || fallback.name === 'ObjectExpression') return reference;
  return { ...reference, fallback: readValue(fallback, module, depth + 1), fallbackFor: 'missing' };
}

/** `['true', '1'].includes(process.env.X)`. */
function readIncludes(node: SyntaxNode, module: Module, depth: number): Value {
  const callee = calleeOf(node);
  const list = callee?.name === 'MemberExpression' ? callee.firstChild : null;
  const [argument] = argumentsOf(node);
  if (callee === undefined || list?.name !== 'ArrayExpression' || argument === undefined) return unknown(node);
  if (!/\]\s*\.includes$/.test(textOf(callee, module.text))) return unknown(node);
  const candidates: (string | number | boolean)[] = [];
  for (const item of expressionsOf(list)) {
    const value = readValue(item, module, depth + 1);
    if (value.kind !== 'literal' || value.value === null || typeof value.value === 'object') return unknown(node);
    candidates.push(value.value);
  }
  const bare = withoutCase(argument, module);
  const of = readValue(bare ?? argument, module, depth + 1);
  return of.kind === 'unknown'
    ? of
    : comparison(node, of, { with: candidates, negated: false, strict: true, caseSensitive: bare === undefined });
}

function quoted(node: SyntaxNode, text: string): Literal {
  return { kind: 'literal', value: decodeString(textOf(node, text)), at: spanOf(node), inner: insideQuotes(node, text) };
}

function literal(node: SyntaxNode, value: number | boolean | null): Literal {
  const at = spanOf(node);
  return { kind: 'literal', value, at, inner: at };
}

function conversion(node: SyntaxNode, to: Conversion['to'], of: Value): Value {
  return of.kind === 'unknown' ? unknown(node) : { kind: 'conversion', to, of, at: spanOf(node) };
}

function comparison(node: SyntaxNode, of: Value, how: Pick<Comparison, 'with' | 'negated' | 'strict' | 'caseSensitive'>): Comparison {
  return { kind: 'comparison', of, ...how, at: spanOf(node) };
}

function unknown(node: SyntaxNode): Unknown {
  return { kind: 'unknown', at: spanOf(node) };
}
