import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Draft } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { asSetting } from '../python/entries.ts';
import { readerOf } from '../python/environment-reader.ts';
import { callAt, findKeywordCalls } from '../python/keyword-calls.ts';
import { writeEntries } from '../python/write-entries.ts';
import { PARAMETERS } from './names.ts';

const LIBRARY = { module: 'aiosmtplib', members: ['send', 'SMTP'] };

/** Each `send(message, hostname=…)` is a mailer, and each client `SMTP(hostname=…)`. */
export function readCalls(parsed: ParsedText): readonly Draft[] {
  const file = findKeywordCalls(parsed, LIBRARY);
  if (file === undefined) return [];
  const reader = readerOf(file.scope);
  return file.calls.flatMap(({ callee, label, member, entries, open }): Draft[] => {
    const settings = entries.filter(({ name }) => PARAMETERS.has(name)).map(entry => asSetting(entry, PARAMETERS.get(entry.name) ?? {}));
    // A client can be told the rest by `connect()`, `starttls()` and `login()`.
    const incomplete = open || member === 'SMTP';
    if (!settings.some(({ name }) => name === 'hostname')) return [];
    return [
      { dialect: 'aiosmtplib', span: { start: callee.from, end: callee.to }, label, settings, incomplete, ...(reader && { reader }) },
    ];
  });
}

/** The edits for wished arguments of one call. */
export function writeCall(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined {
  const file = findKeywordCalls(parsed, LIBRARY);
  const call = file && callAt(file, mailer.draft.span);
  return call && writeEntries(changes, { ...file, entries: call.entries, order: [...PARAMETERS.keys()], mailer });
}
