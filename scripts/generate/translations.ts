import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A call with a literal text, in either kind of quotes, as the formatter writes them. */
const CALL = /l10n\.t\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g;

/** Every English text of the client, for translators: VS Code reads `bundle.l10n.LANGUAGE.json` beside it. */
export async function renderTranslations(root: string): Promise<string> {
  const panel = (await import(pathToFileURL(join(root, 'client/panel/texts.ts')).href)) as { readonly texts: readonly string[] };
  const found = new Set(panel.texts);
  for await (const path of glob('client/**/*.ts', { cwd: root })) {
    const source = await readFile(join(root, path), 'utf8');
    for (const [, literal = "''"] of source.matchAll(CALL)) found.add(unquote(literal));
  }
  return JSON.stringify(Object.fromEntries([...found].sort().map(text => [text, text])));
}

function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, (_all, character: string) => (character === 'n' ? '\n' : character));
}
