import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dialect } from '../../../../core/dialects/dialect.ts';
import type { Lookup } from '../../../../core/environment/evaluate.ts';
import { resolveDraft } from '../../../../core/environment/resolve.ts';
import type { Change, SettingChange } from '../../../../core/model/change.ts';
import { applyEdits } from '../../../../core/model/edit.ts';
import type { Mailer, Observation } from '../../../../core/model/mailer.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { parsePython } from './read-python.ts';
import { showValue } from './show-value.ts';

/** Files as people write them, with the reading of each beside it. */
export interface Corpus {
  readonly dialect: Dialect;
  readonly files: readonly CorpusFile[];
}

export interface CorpusFile {
  /** Below the corpus, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly golden: string;
}

/** `folder` holds a dialect's tests. */
export async function openCorpus(dialect: Dialect, folder: string): Promise<Corpus> {
  const root = join(folder, 'corpus');
  const files: CorpusFile[] = [];
  for await (const entry of glob('**/*.py', { cwd: root })) {
    const path = entry.replaceAll('\\', '/');
    files.push({ path, text: readFileSync(join(root, path), 'utf8'), golden: join(root, `${path}.json`) });
  }
  return { dialect, files: files.sort((one, other) => (one.path < other.path ? -1 : 1)) };
}

export function parseCorpus(path: string, text: string): Promise<ParsedText> {
  return parsePython(text, `/corpus/${path}`);
}

export function mailersOf(dialect: Dialect, parsed: ParsedText, lookup: Lookup = () => undefined): readonly Mailer[] {
  if (!dialect.matches(parsed.path, parsed.text)) return [];
  return dialect.read(parsed).map((draft): Mailer => {
    const resolved = resolveDraft(draft, parsed.uri, lookup);
    const { settings } = resolved;
    return { ...dialect.interpret(resolved), dialect: dialect.id, framework: dialect.framework, uri: parsed.uri, draft, settings };
  });
}

/** The first mailer of a text, or the one with this label. */
export async function readMailer(dialect: Dialect, text: string, { path = 'mail.py', label }: Choice = {}): Promise<Mailer> {
  const mailers = mailersOf(dialect, await parseCorpus(path, text));
  const mailer = mailers.find(({ draft }) => label === undefined || draft.label === label);
  if (mailer === undefined) throw new Error('The text holds no such mailer.');
  return mailer;
}

export interface Choice {
  readonly path?: string;
  readonly label?: string;
}

export interface Wish extends Choice {
  readonly changes: readonly Change[];
}

/** The text after wished changes; `undefined` where the framework or its writer has no way to say it. */
export async function change(dialect: Dialect, text: string, { changes, ...choice }: Wish): Promise<string | undefined> {
  const parsed = await parseCorpus(choice.path ?? 'mail.py', text);
  const mailer = await readMailer(dialect, text, choice);
  const planned = changes.map(wished => dialect.plan(wished, mailer));
  if (planned.includes(undefined)) return undefined;
  const settings: readonly SettingChange[] = planned.flatMap(each => each ?? []);
  const edits = dialect.write(settings, mailer, parsed);
  return edits && applyEdits(text, edits);
}

/** Readable, and without a secret's text. */
export function showReading(dialect: Dialect, parsed: ParsedText): unknown {
  return mailersOf(dialect, parsed).map(mailer => {
    const { draft, settings } = mailer;
    return {
      label: draft.label,
      reader: draft.reader ?? null,
      incomplete: draft.incomplete,
      at: slice(parsed, draft.span),
      settings: settings.map(({ name, key, span, value, secret }) => ({
        name,
        line: lineOf(parsed.text, key.start),
        value: showValue(value),
        ...(!secret && { written: slice(parsed, span) }),
      })),
      meaning: showMeaning(mailer),
    };
  });
}

const FIELDS = [
  'transport',
  'host',
  'port',
  'invalidPort',
  'encryption',
  'certificate',
  'username',
  'password',
  'from',
  'senderName',
  'timeout',
] as const;

/** `587 (literal)` for each field that is known. */
function showMeaning(mailer: Mailer): unknown {
  const shown = FIELDS.flatMap(field => {
    const sourced = mailer[field];
    return sourced === undefined ? [] : [[field, `${String(sourced.value)} (${sourced.origin})`] as const];
  });
  return { ...Object.fromEntries(shown), unknown: mailer.unknown, observations: mailer.observations.map(showObservation) };
}

function showObservation({ kind, settings }: Observation): string {
  return `${kind}: ${settings.map(({ setting }) => setting).join(', ')}`;
}

function slice({ text }: ParsedText, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
