import type { EnvironmentEntry, EnvironmentFile } from '../../environment/dotenv.ts';
import type { Draft, Setting } from '../../model/setting.ts';
import { familyOf } from '../dotenv/families.ts';
import { groupEntries } from '../dotenv/groups.ts';
import { readMailName } from '../dotenv/names.ts';
import { readEntry } from '../dotenv/read.ts';

/** Lines of one file, and mail settings among them. No project has more, and each service may name the file again. */
const MOST_LINES = 5_000;
const MOST_SETTINGS = 300;

/**
 * What the files of `env_file:` say of the mailer that a draft is part of. The service's own `environment:` wins over them, and a later
 * file over an earlier one.
 */
export function borrowSettings(draft: Draft, files: readonly EnvironmentFile[]): readonly (readonly Setting[])[] {
  const own = draft.settings.filter(({ name }) => !name.includes('.')).map(asEntry);
  const names = new Set(own.map(({ name }) => name));
  const last = new Map(own.map(entry => [entry.name, entry]));
  const fileOf = new Map<EnvironmentEntry, EnvironmentFile>();
  for (const file of files) {
    for (const entry of mailEntriesOf(file)) {
      if (names.has(entry.name)) continue;
      last.set(entry.name, entry);
      fileOf.set(entry, file);
    }
  }
  const groups = groupEntries({ entries: [...last.values()], last });
  const members = groups.find(group => group.members.some(({ entry }) => names.has(entry.name)))?.members ?? [];
  const { reader: program } = familyOf(members.map(({ mail }) => mail));
  return files.map(file =>
    members.filter(({ entry }) => fileOf.get(entry) === file).flatMap(member => readEntry(member, file, { reader: 'compose', program })),
  );
}

function mailEntriesOf({ last }: EnvironmentFile): readonly EnvironmentEntry[] {
  const found: EnvironmentEntry[] = [];
  for (const entry of last.size > MOST_LINES ? [] : last.values()) {
    if (readMailName(entry.name) === undefined) continue;
    if (found.length === MOST_SETTINGS) return [];
    found.push(entry);
  }
  return found;
}

/** As far as it takes part in finding out which names belong together. */
function asEntry({ name, key, span, value }: Setting): EnvironmentEntry {
  const text = value.kind === 'literal' && typeof value.value === 'string' ? value.value : '';
  return { name, key, span, value: text, at: value.at, inner: value.at, quote: undefined, exported: false, sign: '=', written: text };
}
