import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import { insertAfter } from '../python/insert-lines.ts';
import { replaceValue } from '../python/replace-value.ts';
import type { Quote } from '../python/spell.ts';
import { spellLiteral } from '../python/spell.ts';
import type { SettingsModule } from './module.ts';
import type { WrittenSetting } from './written-setting.ts';

/** What every edit of a module is made from. */
export interface Writing {
  readonly module: SettingsModule;
  readonly mailer: Mailer;
  /** For what is written anew. */
  readonly quote: Quote;
}

/** Writes a value where the old one stands: a literal, the default beside a reference, or the whole expression. */
export function setValue(chosen: WrittenSetting, to: string | number | boolean, writing: Writing): readonly TextEdit[] | undefined {
  if (isChained(chosen)) return leaveChain(chosen, to, writing);
  const { mailer, quote, module } = writing;
  const edit = replaceValue(chosen, to, { mailer, quote, text: module.text });
  if (edit !== undefined) return [edit];
  const { key, statement, alone } = chosen;
  if (!alone || statement.name !== 'AssignStatement') return undefined;
  return [{ span: { start: key.start, end: statement.to }, text: `${chosen.name} = ${spellLiteral(to, writing.quote)}` }];
}

/** `EMAIL_USE_TLS = EMAIL_USE_SSL = False` is one value for both. */
function isChained({ statement }: WrittenSetting): boolean {
  return statement.name === 'AssignStatement' && statement.getChildren('AssignOp').length > 1;
}

/** A setting that gets a value of its own is taken out of the chain and written below. */
function leaveChain(chosen: WrittenSetting, to: string | number | boolean, { module, quote }: Writing): readonly TextEdit[] | undefined {
  const { statement, key, name } = chosen;
  const operator = statement.childAfter(key.end);
  const next = operator?.nextSibling;
  const before = statement.childBefore(key.start)?.name ?? 'AssignOp';
  if (operator?.name !== 'AssignOp' || before !== 'AssignOp' || !next) return undefined;
  const line = `${name} = ${spellLiteral(to, quote)}`;
  return [{ span: { start: key.start, end: next.from }, text: '' }, insertAfter(chosen.statement, [line], module.text)];
}
