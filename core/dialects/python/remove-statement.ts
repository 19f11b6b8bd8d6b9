import type { TextEdit } from '../../model/edit.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { indentation, lineEnd, wholeLines } from './lines.ts';

/** Takes a statement away with its line; `undefined` where other code shares the line. */
export function removeStatement(statement: SyntaxNode, text: string): readonly TextEdit[] | undefined {
  const span = { start: statement.from, end: statement.to };
  const rest = text.slice(statement.to, lineEnd(text, statement.to));
  if (!/^\s*(?:#.*)?$/.test(rest) || indentation(text, statement.from) === undefined) return undefined;
  // A branch cannot be empty.
  const body = statement.parent;
  const isOnly = body?.name === 'Body' && body.firstChild?.nextSibling?.from === statement.from && body.lastChild?.from === statement.from;
  return isOnly ? [{ span, text: 'pass' }] : [{ span: wholeLines(text, span), text: '' }];
}
