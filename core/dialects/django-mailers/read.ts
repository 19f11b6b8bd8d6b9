import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Draft } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { asSetting } from '../python/entries.ts';
import { readerOf } from '../python/environment-reader.ts';
import { writeEntries } from '../python/write-entries.ts';
import { readModule } from './module.ts';
import { OPTIONS } from './names.ts';

/** Each alias of `MAILERS` is a mailer. */
export function readMailers(parsed: ParsedText): readonly Draft[] {
  const module = readModule(parsed);
  if (module === undefined) return [];
  const { scope, mailers, sender, replaced } = module;
  const reader = readerOf(scope);
  return mailers.map(({ alias, entries, open }, index): Draft => {
    // One mailer is enough to speak of the contradiction.
    const shared = [...(sender ? [sender] : []), ...(index === 0 ? replaced : [])];
    const all = [...entries, ...shared].sort((one, other) => one.key.start - other.key.start);
    const isOld = (name: string): boolean => replaced.some(entry => entry.name === name);
    return {
      dialect: 'django-mailers',
      span: alias.key,
      label: alias.name,
      settings: all.map(entry =>
        asSetting(entry, isOld(entry.name) && /PASSWORD/.test(entry.name) ? { secret: true } : (OPTIONS.get(entry.name) ?? {})),
      ),
      incomplete: open,
      ...(reader && { reader }),
    };
  });
}

/** The edits for wished options of one mailer. */
export function writeMailer(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined {
  const module = readModule(parsed);
  const written = module?.mailers.find(({ alias }) => alias.key.start === mailer.draft.span.start);
  if (module === undefined || written === undefined) return undefined;
  const { root, scope, sender, replaced } = module;
  const isOld = ({ setting }: SettingChange): boolean => replaced.some(({ name }) => name === setting);
  const isSender = ({ setting }: SettingChange): boolean => setting === 'DEFAULT_FROM_EMAIL';
  const writing = { mailer, scope, root };
  const parts = [
    writeEntries(
      changes.filter(change => !isSender(change) && !isOld(change)),
      { ...writing, entries: written.entries.filter(({ name }) => name !== 'BACKEND'), order: [...OPTIONS.keys()] },
    ),
    writeEntries(changes.filter(isSender), { ...writing, entries: sender === undefined ? [] : [sender], order: ['DEFAULT_FROM_EMAIL'] }),
    writeEntries(changes.filter(isOld), { ...writing, entries: replaced, order: [] }),
  ];
  return parts.includes(undefined) ? undefined : parts.flatMap(part => part ?? []);
}
