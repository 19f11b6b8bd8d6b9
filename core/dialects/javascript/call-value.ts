import type { Reference, Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { readEnvironmentCall } from './environment-call.ts';
import { decodeString, insideQuotes } from './literals.ts';
import { comparison, conversion, unknown } from './make-value.ts';
import type { Module } from './module.ts';
import { argumentsOf, calleeOf, expressionsOf, spanOf } from './nodes.ts';
import { withoutCase } from './operator-value.ts';
import { readValue } from './value.ts';

/** The conversions that every program knows, and the ways of reading the environment that are calls. */
export function readCall(node: SyntaxNode, module: Module, depth: number): Value {
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
      return readConfigService(node, module, depth) ?? readEnvironmentCall(node, module, depth) ?? readIncludes(node, module, depth);
  }
}

/** `x.trim()` is `x`: what is read from an environment file has no white space around it anyway. */
function readTrimmed(node: SyntaxNode, callee: SyntaxNode, { module, depth }: { readonly module: Module; readonly depth: number }): Value {
  const of = callee.firstChild === null ? unknown(node) : readValue(callee.firstChild, module, depth + 1);
  return of.kind === 'literal' ? unknown(node) : conversion(node, 'text', of);
}

/** The end of a callee that is looked at, which holds the name of any receiver that somebody writes. In UTF-16 units. */
const RECEIVER_AT_MOST = 200;

/** NestJS: `this.config.get<string>('SMTP_HOST', 'localhost')` reads the environment, through a schema where there is one. */
function readConfigService(node: SyntaxNode, module: Module, depth: number): Reference | undefined {
  const callee = calleeOf(node);
  if (callee?.name !== 'MemberExpression' || !module.imports.has('@nestjs/config')) return undefined;
  if (!/config\w*[?!]?\s*\.\s*get(?:OrThrow)?$/i.test(textOf(callee, module.text).slice(-RECEIVER_AT_MOST))) return undefined;
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
