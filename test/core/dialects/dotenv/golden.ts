import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dotenv } from '../../../../core/dialects/dotenv/index.ts';
import { resolveDraft } from '../../../../core/environment/resolve.ts';
import type { Mailer, Meaning } from '../../../../core/model/mailer.ts';
import type { Draft } from '../../../../core/model/setting.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';

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

export function parsedText(text: string, path = '.env'): ParsedText {
  return { uri: `file:///corpus/${path}`, path: `/corpus/${path}`, text, language: undefined, tree: undefined };
}

export function mailersIn(text: string, path?: string): readonly Mailer[] {
  const parsed = parsedText(text, path);
  return dotenv.read(parsed).map(draft => mailerOf(parsed, draft));
}

function mailerOf({ uri }: ParsedText, draft: Draft): Mailer {
  const resolved = resolveDraft(draft, uri, () => undefined);
  return { ...dotenv.interpret(resolved), dialect: dotenv.id, framework: dotenv.framework, uri, draft, settings: resolved.settings };
}

/** A reading as a golden file keeps it: secrets show as their places only. */
export function showReading({ path, text }: Pick<CorpusFile, 'path' | 'text'>): unknown {
  return mailersIn(text, path).map(({ draft, settings, ...meaning }) => ({
    label: draft.label,
    reader: draft.reader,
    at: text.slice(draft.span.start, draft.span.end).split(/[=:]/, 1).join(''),
    settings: settings.map(({ name, key, value, secret }) => {
      const isSecret = secret === true && value.kind === 'literal';
      const shown = isSecret ? `${value.inner.end - value.inner.start} secret characters` : text.slice(value.at.start, value.at.end);
      return `${name} in line ${lineOf(text, key.start)}: ${value.kind} ${shown}`;
    }),
    meaning: showMeaning(meaning, text),
  }));
}

const FIELDS = [
  ...(['transport', 'host', 'port', 'invalidPort', 'encryption', 'certificate', 'username', 'password', 'authentication'] as const),
  ...(['from', 'senderName', 'timeout', 'service'] as const),
] as const satisfies readonly (keyof Meaning)[];

function showMeaning(meaning: Meaning, text: string): unknown {
  const fields = FIELDS.flatMap(name => {
    const sourced = meaning[name];
    if (sourced === undefined) return [];
    const { start, end } = sourced.valueAt.span;
    const place =
      sourced.origin === 'default' ? 'by default' : `from ${sourced.setting}${name === 'password' ? '' : ` ${text.slice(start, end)}`}`;
    return [[name, `${String(sourced.value)} ${place}`]];
  });
  const observations = meaning.observations.map(observation =>
    'effect' in observation ? `${observation.kind} ${observation.effect}` : observation.kind,
  );
  return { ...Object.fromEntries(fields), unknown: meaning.unknown, ...(observations.length > 0 && { observations }) };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
