import { django } from '../../../../core/dialects/django/index.ts';
import type { Definition, Lookup } from '../../../../core/environment/evaluate.ts';
import { resolveDraft } from '../../../../core/environment/resolve.ts';
import type { Change } from '../../../../core/model/change.ts';
import { applyEdits } from '../../../../core/model/edit.ts';
import type { Mailer } from '../../../../core/model/mailer.ts';
import type { ParsedText } from '../../../../core/text/syntax.ts';
import { parsePython } from '../python/read-python.ts';

/** Variables as a `.env` file beside would define them. */
export function environment(variables: Readonly<Record<string, string>>): Lookup {
  const at = { uri: 'file:///shop/.env', span: { start: 0, end: 0 } };
  return name => {
    const text = variables[name];
    return text === undefined ? undefined : ({ text, at, valueAt: at } satisfies Definition);
  };
}

export function mailersOf(parsed: ParsedText, lookup: Lookup = () => undefined): readonly Mailer[] {
  return django.read(parsed).map((draft): Mailer => {
    const resolved = resolveDraft(draft, parsed.uri, lookup);
    return {
      ...django.interpret(resolved),
      dialect: django.id,
      framework: django.framework,
      uri: parsed.uri,
      draft,
      settings: resolved.settings,
    };
  });
}

export async function readMailer(text: string, variables: Readonly<Record<string, string>> = {}): Promise<Mailer> {
  const [mailer] = mailersOf(await parsePython(text), environment(variables));
  if (mailer === undefined) throw new Error('The text holds no mailer.');
  return mailer;
}

/** The text after a change; `undefined` where Django or the writer has no way to say it. */
export async function change(text: string, ...changes: readonly Change[]): Promise<string | undefined> {
  const parsed = await parsePython(text);
  const [mailer] = mailersOf(parsed);
  if (mailer === undefined) throw new Error('The text holds no mailer.');
  const planned = changes.map(wished => django.plan(wished, mailer));
  if (planned.includes(undefined)) return undefined;
  const edits = django.write(
    planned.flatMap(settings => settings ?? []),
    mailer,
    parsed,
  );
  return edits && applyEdits(text, edits);
}
