import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Draft } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';
import type { Entry } from '../python/entries.ts';
import { asPydanticFlag, asSetting } from '../python/entries.ts';
import { readerOf } from '../python/environment-reader.ts';
import { callAt, findKeywordCalls } from '../python/keyword-calls.ts';
import { writeEntries } from '../python/write-entries.ts';
import { FIELDS } from './names.ts';

const LIBRARY = { module: 'fastapi_mail', members: ['ConnectionConfig'] };

/** Each `ConnectionConfig(…)` is a mailer. Without arguments everything comes from the environment. */
export function readConfigs(parsed: ParsedText): readonly Draft[] {
  const file = findKeywordCalls(parsed, LIBRARY);
  if (file === undefined) return [];
  const reader = readerOf(file.scope);
  return file.calls.map(({ callee, label, entries, open }): Draft => ({
    dialect: 'fastapi-mail',
    span: { start: callee.from, end: callee.to },
    label,
    settings: entries.map(entry => asSetting(parseFlag(entry), FIELDS.get(entry.name) ?? {})),
    incomplete: open,
    ...(reader && { reader }),
  }));
}

/** The edits for wished fields of one configuration. */
export function writeConfig(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined {
  const file = findKeywordCalls(parsed, LIBRARY);
  const config = file && callAt(file, mailer.draft.span);
  return config && writeEntries(changes, { ...file, entries: config.entries.map(parseFlag), order: [...FIELDS.keys()], mailer });
}

function parseFlag(entry: Entry): Entry {
  return FIELDS.get(entry.name)?.flag === true ? { ...entry, value: asPydanticFlag(entry.value) } : entry;
}
