import type { TextEdit } from '../../model/edit.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { indentation, lineBreak, lineEnd } from './lines.ts';

/** Puts lines below a statement, or behind it where it shares its line with other code. */
export function insertAfter(statement: SyntaxNode, added: readonly string[], text: string): TextEdit {
  const indent = indentation(text, statement.from);
  const end = lineEnd(text, statement.to);
  // `if EMAIL: EMAIL_HOST = "x"` goes on in its line.
  const isAlone = indent !== undefined && /^[ \t]*(?:#.*)?$/.test(text.slice(statement.to, end));
  if (!isAlone) return { span: { start: statement.to, end: statement.to }, text: added.map(line => `; ${line}`).join('') };
  return { span: { start: end, end }, text: added.map(line => lineBreak(text) + indent + line).join('') };
}

/** Puts lines above a statement; `undefined` where it shares its line with other code. */
export function insertBefore(statement: SyntaxNode, added: readonly string[], text: string): TextEdit | undefined {
  const indent = indentation(text, statement.from);
  if (indent === undefined) return undefined;
  return { span: { start: statement.from, end: statement.from }, text: added.map(line => line + lineBreak(text) + indent).join('') };
}
