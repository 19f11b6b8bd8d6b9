import type { Dialect } from '../dialects/dialect.ts';
import { lineOf, readEnvironment } from '../environment/dotenv.ts';
import type { EnvironmentEdit } from '../environment/edit-environment.ts';
import { editEnvironment } from '../environment/edit-environment.ts';
import { spellForEnvironment } from '../environment/spell.ts';
import { writeValue } from '../environment/write.ts';
import type { FixChange, SettingChange } from '../model/change.ts';
import type { FileEdit, TextEdit } from '../model/edit.ts';
import type { Mailer } from '../model/mailer.ts';
import { Secret } from '../model/secret.ts';
import type { Known } from '../model/setting.ts';
import type { Place } from '../model/span.ts';
import type { Project } from '../project/project.ts';

export interface FixContext {
  readonly project: Project;
  readonly dialects: readonly Dialect[];
}

/** What it takes to make wished changes true. `ignore` lists files that belong into `.gitignore`, which only the edges can reach. */
export interface PlannedEdits {
  readonly files: readonly FileEdit[];
  readonly ignore: readonly string[];
}

/**
 * The edits for changes that belong together, each where its value really stands: a port that `.env` holds is written there, a
 * flag in the program's own file in that framework's words. `undefined` where any of them cannot be written.
 */
export function planEdits(changes: readonly FixChange[], mailer: Mailer, context: FixContext): PlannedEdits | undefined {
  const dialect = context.dialects.find(({ id }) => id === mailer.dialect);
  if (dialect === undefined) return undefined;
  const parts: Part[] = [];
  const wished = new Map<string, SettingChange>();
  let changed = mailer;
  for (const change of changes) {
    if (isEntryChange(change)) {
      const part = planEntry(change, mailer, context.project);
      if (part === undefined) return undefined;
      parts.push(part);
      continue;
    }
    const settings = 'write' in change ? [{ setting: change.write, to: change.to }] : dialect.plan(change, changed);
    if (settings === undefined) return undefined;
    for (const setting of settings) wished.set(setting.setting, setting);
    changed = withSettings(changed, settings);
  }
  parts.push(...[...wished.values()].map(setting => routeSetting(setting, mailer, context.project)));
  const written = writeSettings(
    parts.flatMap(({ own }) => own ?? []),
    mailer,
    { dialect, project: context.project },
  );
  return (
    written && {
      files: collect([...parts.flatMap(({ elsewhere }) => elsewhere ?? []), ...written]),
      ignore: parts.flatMap(({ ignore }) => ignore ?? []),
    }
  );
}

interface WriteContext {
  readonly dialect: Dialect;
  readonly project: Project;
}

/** The edits in the framework's syntax, file by file: a setting that is inherited is changed where it stands. */
function writeSettings(changes: readonly SettingChange[], mailer: Mailer, { dialect, project }: WriteContext): FileEdit[] | undefined {
  const byUri = Map.groupBy(changes, ({ setting }) => mailer.settings.find(({ name }) => name === setting)?.uri ?? mailer.uri);
  const files: FileEdit[] = [];
  for (const [uri, own] of byUri) {
    const owner = uri === mailer.uri ? mailer : project.mailersOf(uri).find(candidate => candidate.dialect === mailer.dialect);
    const reading = project.reading(uri, dialect);
    const edits = owner && reading && dialect.write(own, owner, reading.parsed);
    if (edits === undefined) return undefined;
    files.push({ uri, edits });
  }
  return files;
}

interface Part {
  /** For the mailer's own file, written together so that insertions do not collide. */
  readonly own?: readonly SettingChange[];
  readonly elsewhere?: readonly FileEdit[];
  readonly ignore?: readonly string[];
}

type EntryChange = Extract<
  FixChange,
  | { readonly ignore: string }
  | { readonly escape: unknown }
  | { readonly double: unknown }
  | { readonly quote: string }
  | { readonly rename: string }
  | { readonly unspace: unknown }
  | { readonly dropOption: string }
  | { readonly eraseLine: unknown }
  | { readonly mention: string }
>;

const ENTRY_CHANGES = ['ignore', 'escape', 'double', 'quote', 'rename', 'unspace', 'dropOption', 'eraseLine', 'mention'];

function isEntryChange(change: FixChange): change is EntryChange {
  return ENTRY_CHANGES.some(name => name in change);
}

/** What no framework has a say in. */
function planEntry(change: EntryChange, mailer: Mailer, project: Project): Part | undefined {
  if ('ignore' in change) return { ignore: [change.ignore] };
  if ('escape' in change) return { elsewhere: change.escape.map(place => replaceAt(place, project, encodeURIComponent)) };
  if ('double' in change) return { elsewhere: change.double.map(place => replaceAt(place, project, text => text + text)) };
  if ('unspace' in change) return { elsewhere: [replaceAt(change.unspace, project, text => text.replace(/\s/g, ''))] };
  if ('dropOption' in change) return dropOption(change, project);
  if ('eraseLine' in change) return eraseLine(change.eraseLine, project);
  if ('mention' in change) return mention(change, project);
  if ('rename' in change) return planRename(change, mailer, project);
  const found = resolutionOfVariable(change.quote, mailer);
  const edits = found && editEntry(found.at, project, { quoteFor: found.truncated?.reader ?? mailer.reader });
  return edits && { elsewhere: [{ uri: found.at.uri, edits }] };
}

/** Port and encryption of one address are two changes of one setting: the second is planned over what the first makes of it. */
function withSettings(mailer: Mailer, changes: readonly SettingChange[]): Mailer {
  const wished = new Map(changes.flatMap(change => ('to' in change ? [[change.setting, change.to] as const] : [])));
  const settings = mailer.settings.map(setting => {
    const to = wished.get(setting.name);
    if (to === undefined || !setting.result.known) return setting;
    return { ...setting, result: { ...setting.result, value: setting.secret === true ? new Secret(String(to)) : to } };
  });
  return { ...mailer, settings };
}

/** A value that an environment file holds is changed there, if any text there can say it; else the program's own file is. */
function routeSetting(change: SettingChange, mailer: Mailer, project: Project): Part {
  const own: Part = { own: [change] };
  const setting = mailer.settings.find(({ name }) => name === change.setting);
  if (setting === undefined || !setting.result.known || setting.result.origin !== 'environment') return own;
  const wished = wishedValue(change, setting.expects === 'boolean');
  if (wished === undefined) return own;
  const { valueAt, at } = setting.result;
  const written = project.document(valueAt.uri)?.text.slice(valueAt.span.start, valueAt.span.end) ?? '';
  const text = spellForEnvironment(setting, wished, written);
  const edits = text === undefined ? undefined : editEntry(at, project, { text });
  return edits === undefined ? own : { elsewhere: [{ uri: at.uri, edits }] };
}

function wishedValue(change: SettingChange, isFlag: boolean): string | number | boolean | undefined {
  if ('to' in change) return change.to;
  return 'remove' in change && isFlag ? false : undefined;
}

function replaceAt({ uri, span }: Place, project: Project, replacement: (text: string) => string): FileEdit {
  const text = project.document(uri)?.text.slice(span.start, span.end) ?? '';
  return { uri, edits: [{ span, text: replacement(text) }] };
}

/** The name alone, among the quotes and brackets around it: of `auth.user`, what stands behind the last dot. */
function planRename(
  { rename, to, at }: Extract<FixChange, { readonly rename: string }>,
  { settings }: Mailer,
  project: Project,
): Part | undefined {
  const setting = settings.find(({ name }) => name === rename);
  const place = at ?? (setting && { uri: setting.uri, span: setting.key });
  const [before, after] = [lastPart(rename), lastPart(to)];
  const offset = place && project.document(place.uri)?.text.slice(place.span.start, place.span.end).lastIndexOf(before);
  if (place === undefined || offset === undefined || offset === -1) return undefined;
  const start = place.span.start + offset;
  return { elsewhere: [{ uri: place.uri, edits: [{ span: { start, end: start + before.length }, text: after }] }] };
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** With its line break. */
function eraseLine({ uri, span }: Place, project: Project): Part | undefined {
  const file = project.environmentDocument(uri)?.file;
  const entry = file?.entries.find(({ key }) => key.start === span.start);
  if (file === undefined || entry === undefined) return undefined;
  const { start, end } = lineOf(file.text, entry);
  const lineBreak = /^(?:\r\n|\n|\r)/.exec(file.text.slice(end, end + 2))?.[0] ?? '';
  return { elsewhere: [{ uri, edits: [{ span: { start, end: end + lineBreak.length }, text: '' }] }] };
}

/** Behind the last line of the mailer that the file has, else at its end. */
function mention({ mention: name, in: uri }: Extract<FixChange, { readonly mention: string }>, project: Project): Part | undefined {
  // What is there to be copied defines nothing, and is no part of an environment.
  const text = project.document(uri)?.text;
  if (text === undefined) return undefined;
  const file = readEnvironment(text);
  const beginning = name.slice(0, name.indexOf('_') + 1);
  const after = beginning === '' ? undefined : file.entries.findLast(entry => entry.name.startsWith(beginning));
  return { elsewhere: [{ uri, edits: writeValue({ file, name, value: '', after }).edits }] };
}

/** With the sign before it; of several, the first one leaves its `?` to the next. */
function dropOption({ dropOption: name, at }: Extract<FixChange, { readonly dropOption: string }>, project: Project): Part | undefined {
  const text = project.document(at.uri)?.text ?? '';
  const sign = Math.max(text.lastIndexOf('?', at.span.start), text.lastIndexOf('&', at.span.start));
  if (sign === -1 || !text.startsWith(`${name}=`, sign + 1)) return undefined;
  let end = sign + 1;
  while (end < text.length && !/[&#"'`\s]/.test(text.charAt(end))) end++;
  const leavesSign = text[sign] === '?' && text[end] === '&';
  const span = leavesSign ? { start: sign + 1, end: end + 1 } : { start: sign, end };
  return { elsewhere: [{ uri: at.uri, edits: [{ span, text: '' }] }] };
}

function resolutionOfVariable(variable: string, { settings }: Mailer): Known | undefined {
  for (const { name, result } of settings) {
    if (result.known && (result.variable === variable || name === variable)) return result;
  }
  return undefined;
}

function editEntry(at: Place, project: Project, edit: EnvironmentEdit): readonly TextEdit[] | undefined {
  const environment = project.environmentDocument(at.uri);
  return environment && editEnvironment(environment, at.span, edit);
}

function collect(files: readonly FileEdit[]): FileEdit[] {
  const byUri = new Map<string, TextEdit[]>();
  for (const { uri, edits } of files) {
    if (edits.length > 0) byUri.set(uri, [...(byUri.get(uri) ?? []), ...edits]);
  }
  return [...byUri].map(([uri, edits]) => ({ uri, edits }));
}
