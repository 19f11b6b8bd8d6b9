import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { spellReference } from './environment-reference.ts';
import { importModule } from './import-module.ts';
import type { PythonScope } from './scope.ts';
import type { Quote } from './spell.ts';
import { quoteOf } from './spell.ts';

interface Move {
  /** The setting that holds the literal, if one does. */
  readonly name: string | undefined;
  readonly variable: string;
}

interface Surroundings {
  readonly mailer: Mailer;
  readonly scope: PythonScope;
  readonly root: SyntaxNode;
  readonly text: string;
  readonly quote: Quote;
}

/** The setting's literal becomes a reference to an environment variable, at the constant if it stands there. */
export function moveToVariable(
  { name, variable }: Move,
  { mailer, scope, root, text, quote }: Surroundings,
): readonly TextEdit[] | undefined {
  const value = mailer.settings.find(setting => setting.name === name)?.value;
  if (value === undefined || value.kind === 'unknown') return undefined;
  const { at } = value;
  const spelled = spellReference(variable, scope, { offset: at.start, quote: quoteOf(text.slice(at.start, at.end)) ?? quote });
  const edit: TextEdit = { span: at, text: spelled.text };
  if (spelled.needs === undefined) return [edit];
  return [importModule(spelled.needs, root, { text, before: startOfStatement(root, at.start) }), edit];
}

/** Where the outermost statement around a place begins: an import must stand above it. */
export function startOfStatement(root: SyntaxNode, offset: number): number {
  for (let node = root.firstChild; node !== null; node = node.nextSibling) if (node.to >= offset) return node.from;
  return offset;
}
