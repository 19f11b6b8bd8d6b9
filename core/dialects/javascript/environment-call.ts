import type { Value } from '../../model/value.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { textOf } from '../../text/syntax.ts';
import { trace } from './follow.ts';
import { decodeString, insideQuotes } from './literals.ts';
import { conversion } from './make-value.ts';
import type { Module } from './module.ts';
import { lookUp } from './module.ts';
import { argumentsOf, calleeOf, spanOf } from './nodes.ts';
import { readValue } from './value.ts';

/** AdonisJS: the module that checks the environment when the program starts. */
const ADONIS_ENVIRONMENT = '#start/env';

/** The functions through which frameworks read the environment: `env.get('X', 1)` of AdonisJS, `env('X', 1)` and `env.int('X')` of Strapi. */
export function readEnvironmentCall(call: SyntaxNode, module: Module, depth: number): Value | undefined {
  const callee = calleeOf(call);
  const [name, fallback] = argumentsOf(call);
  if (callee === undefined || name?.name !== 'String') return undefined;
  const written = textOf(callee, module.text);
  const isRead = (written.endsWith('.get') && isAdonis(callee, module)) || (/^env(?:\.\w+)?$/.test(written) && isParameter(callee, module));
  const variable = decodeString(textOf(name, module.text));
  if (!isRead || variable === '') return undefined;
  const at = spanOf(call);
  const value: Value = {
    kind: 'reference',
    variable,
    at,
    name: insideQuotes(name, module.text),
    ...(fallback && { fallback: readValue(fallback, module, depth + 1), fallbackFor: 'missing' }),
  };
  return /^env\.(?:int|float)$/.test(written) ? conversion(call, 'number', value) : value;
}

function isAdonis(callee: SyntaxNode, module: Module): boolean {
  if (!module.imports.has(ADONIS_ENVIRONMENT)) return false;
  const trail = trace(callee, module);
  if (trail === undefined || trail.root === 'environment' || trail.root.module !== ADONIS_ENVIRONMENT) return false;
  return (
    trail.path
      .filter(({ name }) => name !== 'default')
      .map(({ name }) => name)
      .join('.') === 'get'
  );
}

/** Strapi hands `{ env }` to the function that a configuration file exports. */
function isParameter(callee: SyntaxNode, module: Module): boolean {
  const binding = lookUp(module, 'env', callee.from);
  return binding !== undefined && binding.imported === undefined && binding.initializer === undefined && binding.path.length === 1;
}
