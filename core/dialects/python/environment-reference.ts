import type { PythonScope } from './scope.ts';
import { spellLiteral } from './spell.ts';
import type { Quote } from './spell.ts';

/** How a module can read an environment variable at a certain place. */
export interface SpelledReference {
  readonly text: string;
  /** The module that must be imported for it. */
  readonly needs?: string;
}

/** The module's own way of reading the environment, and `os.environ` where it has none. */
export function spellReference(
  variable: string,
  scope: PythonScope,
  { offset, quote }: { readonly offset: number; readonly quote: Quote },
): SpelledReference {
  const name = spellLiteral(variable, quote);
  const library = scope.nameOf('environ', offset) ?? scope.nameOf('environs', offset) ?? scope.nameOf('decouple', offset);
  if (library !== undefined) return { text: `${library}(${name})` };
  const os = scope.imports.find(({ module, member, statement }) => module === 'os' && member === undefined && statement.to <= offset);
  if (os !== undefined) return { text: `${os.name}.environ[${name}]` };
  const variables = scope.nameOf('variables', offset);
  if (variables !== undefined) return { text: `${variables}[${name}]` };
  return { text: `os.environ[${name}]`, needs: 'os' };
}
