import type { Dialect } from '../../../core/dialects/dialect.ts';
import type { Definition, Lookup } from '../../../core/environment/evaluate.ts';
import { resolveDraft } from '../../../core/environment/resolve.ts';
import type { Change } from '../../../core/model/change.ts';
import { applyEdits } from '../../../core/model/edit.ts';
import type { Mailer } from '../../../core/model/mailer.ts';
import type { ParseRequest } from '../../../core/text/parse.ts';
import { parseText } from '../../../core/text/parse.ts';
import type { ParsedText } from '../../../core/text/syntax.ts';

/** A text, and the path that it has below a project. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export function requestFor(dialect: Dialect, { path, text }: TextFile): ParseRequest {
  const absolute = path.startsWith('/') ? path : `/corpus/${path}`;
  return { uri: `file://${absolute}`, path: absolute, text, language: dialect.language(absolute) };
}

export async function parseFor(dialect: Dialect, file: TextFile): Promise<ParsedText> {
  return (await parseText(requestFor(dialect, file))).parsed;
}

const nothing: Lookup = () => undefined;

/** Variables as a `.env` file beside would define them, each at the same place. */
export function environment(variables: Readonly<Record<string, string>>): Lookup {
  const at = { uri: 'file:///corpus/.env', span: { start: 0, end: 0 } };
  return name => {
    const text = variables[name];
    return text === undefined ? undefined : ({ text, at, valueAt: at } satisfies Definition);
  };
}

export function mailersOf(dialect: Dialect, parsed: ParsedText, lookup: Lookup = nothing): readonly Mailer[] {
  const { id, framework } = dialect;
  return dialect.read(parsed).map((draft): Mailer => {
    const resolved = resolveDraft(draft, parsed.uri, lookup);
    return { ...dialect.interpret(resolved), dialect: id, framework, uri: parsed.uri, draft, settings: resolved.settings };
  });
}

export async function mailersIn(dialect: Dialect, file: TextFile, lookup: Lookup = nothing): Promise<readonly Mailer[]> {
  return mailersOf(dialect, await parseFor(dialect, file), lookup);
}

/** The first mailer of a file, or the one with this label. */
export async function mailerIn(dialect: Dialect, file: LabelledFile, lookup: Lookup = nothing): Promise<Mailer> {
  const mailers = await mailersIn(dialect, file, lookup);
  const mailer = mailers.find(({ draft }) => file.label === undefined || draft.label === file.label);
  if (mailer === undefined) throw new Error(`The text holds no such mailer: ${file.text}`);
  return mailer;
}

export interface LabelledFile extends TextFile {
  readonly label?: string;
}

/** The text after wished changes of a mailer; `undefined` where the framework or its writer has no way to say them. */
export async function change(dialect: Dialect, file: LabelledFile, changes: readonly Change[]): Promise<string | undefined> {
  const parsed = await parseFor(dialect, file);
  return write(dialect, { changes, mailer: await mailerIn(dialect, file), parsed });
}

export interface Writing {
  readonly changes: readonly Change[];
  readonly mailer: Mailer;
  readonly parsed: ParsedText;
}

export function write(dialect: Dialect, { changes, mailer, parsed }: Writing): string | undefined {
  const planned = changes.map(wished => dialect.plan(wished, mailer));
  if (planned.includes(undefined)) return undefined;
  const edits = dialect.write(
    planned.flatMap(settings => settings ?? []),
    mailer,
    parsed,
  );
  return edits && applyEdits(parsed.text, edits);
}
