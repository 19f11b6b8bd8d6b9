import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Draft, Setting } from '../../model/setting.ts';
import type { ParsedText, SyntaxNode } from '../../text/syntax.ts';
import type { Choice } from '../python/alternatives.ts';
import { chooseAssignments } from '../python/alternatives.ts';
import { asSetting } from '../python/entries.ts';
import { readerOf } from '../python/environment-reader.ts';
import { readFileScope } from '../python/file-scope.ts';
import type { PythonScope } from '../python/scope.ts';
import { writeEntries } from '../python/write-entries.ts';
import type { Container, WrittenEntry } from './containers.ts';
import { findContainers } from './containers.ts';
import { SETTINGS } from './names.ts';

/** The settings of each application, class or module: a mailer each. */
export function readSettings(parsed: ParsedText): readonly Draft[] {
  const file = readFile(parsed);
  if (file === undefined) return [];
  const reader = readerOf(file.scope);
  return file.groups.map(({ label, open, choices, first }): Draft => ({
    dialect: 'flask-mail',
    span: first.key,
    label,
    settings: choices.map(asChosen),
    incomplete: open,
    ...(reader && { reader }),
  }));
}

/** The edits for wished settings of one of them. */
export function writeSettings(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined {
  const file = readFile(parsed);
  const group = file?.groups.find(({ label }) => label === mailer.draft.label);
  if (file === undefined || group === undefined) return undefined;
  const uncertain = new Set(group.choices.filter(choice => choice.uncertain).map(({ chosen }) => chosen.name));
  const entries = group.choices.map(({ chosen }) => (isOverriding(chosen, group) ? { ...chosen, holder: shared(chosen) } : chosen));
  const writing = { uncertain, order: [...SETTINGS.keys()], mailer, ...file };
  // A class says anew what it would else inherit with others.
  const own = entries.filter(({ key }) => key.start >= group.begins);
  const parts = [
    writeEntries(
      changes.filter(change => 'to' in change),
      { ...writing, entries: own.some(isSubstantial) ? own : entries },
    ),
    writeEntries(
      changes.filter(change => !('to' in change)),
      { ...writing, entries },
    ),
  ];
  return parts.includes(undefined) ? undefined : parts.flatMap(part => part ?? []);
}

/** Without this statement the class would inherit another value. */
function isOverriding({ name, key }: WrittenEntry, { written, begins }: Group): boolean {
  return key.start >= begins && written.some(other => other.name === name && other.key.start < begins);
}

function shared({ holder }: WrittenEntry): WrittenEntry['holder'] {
  return holder.kind === 'statement' ? { ...holder, alone: false } : holder;
}

interface Group extends Container {
  readonly choices: readonly Choice<WrittenEntry>[];
  /** What stands for the mailer: the first setting that is more than an address. */
  readonly first: WrittenEntry;
}

interface FlaskFile {
  readonly root: SyntaxNode;
  readonly scope: PythonScope;
  readonly groups: readonly Group[];
}

function readFile({ tree, text }: ParsedText): FlaskFile | undefined {
  if (tree === undefined) return undefined;
  const root = tree.topNode;
  const scope = readFileScope(root, text);
  // `app.config` is Flask's; a class or a module counts beside something that only Flask-Mail says.
  const containers = findContainers(root, scope);
  const isFlask = containers.some(({ written }) => written.some(({ name }) => SETTINGS.get(name)?.own === true));
  const groups = containers.flatMap((container): Group[] => {
    if (!container.written.some(isSubstantial)) return [];
    if (container.form !== 'config' && !(isFlask && container.written.some(isAnchor))) return [];
    const choices = [
      ...chooseAssignments(container.written, { isSubstantial, isAnchor, isStandIn: ({ name }) => !isSubstantial({ name }) }),
    ];
    choices.sort(({ chosen: one }, { chosen: other }) => one.key.start - other.key.start);
    const substantial = choices.map(({ chosen }) => chosen).filter(isSubstantial);
    const first = substantial.find(({ key }) => key.start >= container.begins) ?? substantial[0];
    return first === undefined ? [] : [{ ...container, choices, first }];
  });
  return { root, scope, groups };
}

function isSubstantial({ name }: { readonly name: string }): boolean {
  return SETTINGS.has(name) && name !== 'MAIL_DEFAULT_SENDER' && name !== 'MAIL_MAX_EMAILS' && name !== 'MAIL_SUPPRESS_SEND';
}

function isAnchor({ name }: WrittenEntry): boolean {
  return name === 'MAIL_SERVER';
}

function asChosen({ chosen, candidates, uncertain }: Choice<WrittenEntry>): Setting {
  const known = SETTINGS.get(chosen.name) ?? {};
  // A password in the source is one, whichever branch runs.
  const secret = known.secret && uncertain ? candidates.findLast(({ value }) => value.kind === 'literal' && value.value !== '') : undefined;
  if (uncertain && secret === undefined) return asSetting({ ...chosen, value: { kind: 'unknown', at: chosen.value.at } }, known);
  return asSetting(secret ?? chosen, known);
}
