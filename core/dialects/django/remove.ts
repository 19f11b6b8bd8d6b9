import type { TextEdit } from '../../model/edit.ts';
import { indentation, lineEnd, wholeLines } from '../python/lines.ts';
import type { WrittenSetting } from './written-setting.ts';

/** Takes a statement away with its line; `undefined` where other code shares the statement or the line. */
export function removeStatement({ statement, alone }: WrittenSetting, text: string): readonly TextEdit[] | undefined {
  const span = { start: statement.from, end: statement.to };
  const rest = text.slice(statement.to, lineEnd(text, statement.to));
  if (!alone || !/^\s*(?:#.*)?$/.test(rest) || indentation(text, statement.from) === undefined) return undefined;
  // A branch cannot be empty.
  const body = statement.parent;
  const isOnly = body?.name === 'Body' && body.firstChild?.nextSibling?.from === statement.from && body.lastChild?.from === statement.from;
  return isOnly ? [{ span, text: 'pass' }] : [{ span: wholeLines(text, span), text: '' }];
}
