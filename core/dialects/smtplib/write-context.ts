import type { TextEdit } from '../../model/edit.ts';
import type { SyntaxNode } from '../../text/syntax.ts';
import { addElements } from '../python/edit-list.ts';
import { removeStatement } from '../python/remove-statement.ts';
import type { Writing } from './writing.ts';
import { spellVerifiedContext } from './writing.ts';

/** Gives the connection a context that verifies: a new one, or the old one without what weakens it. */
export function repairContext(writing: Writing): readonly TextEdit[] | undefined {
  const { file, session } = writing;
  const { connection, context, upgrade } = session;
  if (context === undefined) {
    const call = connection.constructor === 'SMTP_SSL' ? connection.call : upgrade?.call;
    return call && addContext(call, writing);
  }
  if (context.verifies !== false) return undefined;
  const edits: TextEdit[] = [];
  for (const statement of context.weakened) {
    const removed = removeStatement(statement, file.text);
    if (removed === undefined) return undefined;
    edits.push(...removed);
  }
  if (context.source === undefined) return edits;
  const { text, edits: imports } = spellVerifiedContext(writing, context.source.from);
  return [...edits, ...imports, { span: { start: context.source.from, end: context.source.to }, text }];
}

function addContext(call: SyntaxNode, writing: Writing): readonly TextEdit[] | undefined {
  const list = call.getChild('ArgList');
  const { text, edits } = spellVerifiedContext(writing, call.from);
  const edit = list && addElements(list, [`context=${text}`], { text: writing.file.text });
  return edit ? [...edits, edit] : undefined;
}
