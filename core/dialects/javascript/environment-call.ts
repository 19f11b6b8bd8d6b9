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

/** The modules through which programs of AdonisJS 6 and 5 read what was checked when they started. */
const ADONIS_ENVIRONMENTS: readonly string[] = ['#start/env', '@ioc:Adonis/Core/Env'];

/**
 * The functions through which frameworks read the environment: `env.get('X', 1)` of AdonisJS, `env('X', 1)` and `env.int('X')` of
 * Strapi. `env.bool('X')` is true for the text `true` alone, and a default stays as it is.
 * https://github.com/strapi/strapi/blob/main/packages/core/utils/src/env-helper.ts
 */
export function readEnvironmentCall(call: SyntaxNode, module: Module, depth: number): Value | undefined {
  const callee = calleeOf(call);
  const [name, fallback] = argumentsOf(call);
  if (callee === undefined || name?.name !== 'String') return undefined;
  const written = textOf(callee, module.text);
  const isRead =
    (written.endsWith('.get') && isAdonis(callee, module)) ||
    (/^env(?:\.(?:int|float|bool|oneOf))?$/.test(written) && isParameter(callee, module));
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
  if (written === 'env.bool') return { kind: 'conversion', to: 'boolean', texts: ['true'], exact: true, of: value, at };
  return written === 'env.int' || written === 'env.float' ? conversion(call, 'number', value) : value;
}

function isAdonis(callee: SyntaxNode, module: Module): boolean {
  if (!ADONIS_ENVIRONMENTS.some(name => module.imports.has(name))) return false;
  const trail = trace(callee, module);
  if (trail === undefined || trail.root === 'environment' || !ADONIS_ENVIRONMENTS.includes(trail.root.module)) return false;
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
