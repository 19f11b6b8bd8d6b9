import type { Dialect } from '../dialects/dialect.ts';
import type { EnvironmentEdit } from '../environment/edit-environment.ts';
import { editEnvironment } from '../environment/edit-environment.ts';
import { spellForEnvironment } from '../environment/spell.ts';
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
    if ('ignore' in change || 'escape' in change || 'quote' in change) {
      const part = planEntry(change, mailer, context.project);
      if (part === undefined) return undefined;
      parts.push(part);
      continue;
    }
    const settings = dialect.plan(change, changed);
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

/** What no framework has a say in. */
function planEntry(
  change: Extract<FixChange, { readonly ignore: string } | { readonly escape: unknown } | { readonly quote: string }>,
  mailer: Mailer,
  project: Project,
): Part | undefined {
  if ('ignore' in change) return { ignore: [change.ignore] };
  if ('escape' in change) return { elsewhere: change.escape.map(place => escapeAt(place, project)) };
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

function escapeAt({ uri, span }: Place, project: Project): FileEdit {
  const text = project.document(uri)?.text.slice(span.start, span.end) ?? '';
  return { uri, edits: [{ span, text: encodeURIComponent(text) }] };
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
