import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { moveToVariable } from '../python/move-to-variable.ts';
import { spellParsed } from '../python/parse-text.ts';
import { removeStatement } from '../python/remove-statement.ts';
import { commonQuote } from '../python/spell.ts';
import type { Choice } from '../python/alternatives.ts';
import { adoptMailers } from './adopt-mailers.ts';
import { insertSettings } from './insert.ts';
import type { SettingsModule } from './module.ts';
import { readModule } from './module.ts';
import type { Writing } from './set-value.ts';
import { setValue } from './set-value.ts';
import type { WrittenSetting } from './written-setting.ts';

type Wish<Kind extends string> = Extract<SettingChange, Readonly<Record<Kind, unknown>>>;

/** The edits for wished settings; `undefined` when one of them cannot be written so that it surely holds. */
export function writeSettings(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined {
  const module = readModule(parsed);
  if (module === undefined) return undefined;
  const writing: Writing = { module, mailer, quote: commonQuote(module.root, module.text) };
  if (changes.some(change => 'adopt' in change)) return changes.length === 1 ? adoptMailers(writing) : undefined;
  const renaming = findRenaming(changes, module);
  const left = renaming === undefined ? changes : changes.filter(change => !renaming.settles.includes(change));
  const missing = left.filter((change): change is Wish<'to'> => 'to' in change && choiceOf(change.setting, module) === undefined);
  const inserted = insertSettings(missing, {
    ...writing,
    without: left.filter(change => 'remove' in change).map(({ setting }) => setting),
  });
  const edits = left.filter(change => !missing.some(item => item === change)).map(change => writeChange(change, writing));
  if (inserted === undefined || edits.includes(undefined)) return undefined;
  const all = [...(renaming?.edits ?? []), ...inserted, ...edits.flatMap(edit => edit ?? [])];
  return all.filter(({ span, text }) => module.text.slice(span.start, span.end) !== text);
}

function choiceOf(name: string, { choices }: SettingsModule): Choice<WrittenSetting> | undefined {
  return choices.find(({ chosen }) => chosen.name === name);
}

interface Renaming {
  readonly settles: readonly SettingChange[];
  readonly edits: readonly TextEdit[];
}

/** `EMAIL_USE_TLS = True` becomes `EMAIL_USE_SSL = True` by its name alone. */
function findRenaming(changes: readonly SettingChange[], module: SettingsModule): Renaming | undefined {
  const wanted = changes.find(change => 'to' in change && change.to === true && choiceOf(change.setting, module) === undefined);
  const unwanted = changes.find(change => {
    const choice = 'remove' in change ? choiceOf(change.setting, module) : undefined;
    const value = choice?.chosen.value;
    return choice?.uncertain === false && choice.chosen.alone && value?.kind === 'literal' && value.value === true;
  });
  const choice = unwanted && choiceOf(unwanted.setting, module);
  if (wanted === undefined || unwanted === undefined || choice === undefined) return undefined;
  return { settles: [wanted, unwanted], edits: [{ span: choice.chosen.key, text: wanted.setting }] };
}

function writeChange(change: SettingChange, writing: Writing): readonly TextEdit[] | undefined {
  const choice = choiceOf(change.setting, writing.module);
  if ('variable' in change) {
    const { module, mailer, quote } = writing;
    return moveToVariable({ name: choice?.chosen.name, variable: change.variable }, { ...module, mailer, quote });
  }
  if (choice === undefined) return 'remove' in change ? [] : undefined;
  if (choice.uncertain) return undefined;
  const { chosen } = choice;
  // Under `if "EMAIL_HOST" in os.environ:` a literal would hold only where the variable is set.
  if ('to' in change) return chosen.given ? undefined : setValue(chosen, change.to, writing);
  if ('parse' in change) {
    const text = spellParsed(chosen.value, change.parse, writing.module);
    return text === undefined ? undefined : [{ span: chosen.value.at, text }];
  }
  const removed = chosen.alone ? removeStatement(chosen.statement, writing.module.text) : undefined;
  return removed ?? (isFlag(chosen) ? setValue(chosen, false, writing) : undefined);
}

function isFlag({ name }: WrittenSetting): boolean {
  return name.startsWith('EMAIL_USE_');
}
