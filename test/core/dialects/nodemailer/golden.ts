import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodemailer } from '../../../../core/dialects/nodemailer/index.ts';
import type { Definition, Lookup } from '../../../../core/environment/evaluate.ts';
import { resolveDraft } from '../../../../core/environment/resolve.ts';
import type { Mailer, Meaning } from '../../../../core/model/mailer.ts';
import type { Draft } from '../../../../core/model/setting.ts';
import { parseText } from '../../../../core/text/parse.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { showValue } from '../javascript/show-value.ts';

const CORPUS = join(import.meta.dirname, 'corpus');

export interface CorpusFile {
  readonly path: string;
  readonly text: string;
  readonly golden: string;
}

export function corpus(): readonly CorpusFile[] {
  const names = readdirSync(CORPUS).filter(name => !name.endsWith('.json'));
  return names.sort().map(path => ({ path, text: readFileSync(join(CORPUS, path), 'utf8'), golden: join(CORPUS, `${path}.json`) }));
}

export async function parseCorpus({ path, text }: Pick<CorpusFile, 'path' | 'text'>): Promise<ParsedText> {
  const language = nodemailer.language(path);
  return (await parseText({ uri: `file:///corpus/${path}`, path: `/corpus/${path}`, text, language })).parsed;
}

export const empty: Lookup = () => undefined;

/** An environment that lives in `.env`, every value at the same place. */
export function environment(variables: Readonly<Record<string, string>>): Lookup {
  const place = { uri: 'file:///corpus/.env', span: { start: 0, end: 0 } };
  return name => {
    const text = variables[name];
    return text === undefined ? undefined : ({ text, at: place, valueAt: place } satisfies Definition);
  };
}

export function mailerOf({ uri }: ParsedText, draft: Draft, lookup: Lookup = empty): Mailer {
  const resolved = resolveDraft(draft, uri, lookup);
  return { ...nodemailer.interpret(resolved), dialect: 'nodemailer', framework: 'nodemailer', uri, draft, settings: resolved.settings };
}

export async function mailersOf(file: Pick<CorpusFile, 'path' | 'text'>, lookup: Lookup = empty): Promise<readonly Mailer[]> {
  const parsed = await parseCorpus(file);
  return nodemailer.read(parsed).map(draft => mailerOf(parsed, draft, lookup));
}

/** The one mailer of a TypeScript text. */
export async function mailerIn(text: string, lookup: Lookup = empty): Promise<Mailer> {
  const [mailer] = await mailersOf({ path: 'mailer.ts', text: `import nodemailer from 'nodemailer';\n${text}` }, lookup);
  if (mailer === undefined) throw new Error(`no mailer in ${text}`);
  return mailer;
}

/** A reading as a golden file keeps it, without a secret's text. */
export function showReading(parsed: ParsedText): unknown {
  return nodemailer.read(parsed).map(draft => ({
    label: draft.label,
    at: parsed.text.slice(draft.span.start, draft.span.end),
    incomplete: draft.incomplete,
    reader: draft.reader,
    settings: draft.settings.map(({ name, span, value, secret, expects }) => ({
      name,
      value: showValue(value),
      ...(secret ? { secret } : { written: parsed.text.slice(span.start, span.end) }),
      ...(expects && { expects }),
    })),
    meaning: showMeaning(mailerOf(parsed, draft), parsed.text),
  }));
}

/** `587 (literal) from 587`: the value, how it got there, and what stands at its place. */
function showMeaning(mailer: Mailer, text: string): unknown {
  return { ...Object.fromEntries(FIELDS.flatMap(name => showField(mailer, name, text))), unknown: mailer.unknown };
}

export const FIELDS = [
  'transport',
  'host',
  'port',
  'invalidPort',
  'encryption',
  'certificate',
  'username',
  'password',
  'authentication',
  'from',
  'senderName',
  'timeout',
  'service',
] as const satisfies readonly (keyof Meaning)[];

function showField(mailer: Mailer, name: (typeof FIELDS)[number], text: string): readonly (readonly [string, string])[] {
  const sourced = mailer[name];
  if (sourced === undefined) return [];
  const { start, end } = sourced.valueAt.span;
  const from =
    sourced.origin === 'default' ? '' : name === 'password' ? ` from ${end - start} characters` : ` from ${text.slice(start, end)}`;
  return [[name, `${String(sourced.value)} (${sourced.origin})${from}`]];
}
