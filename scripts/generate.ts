// Writes the lists that follow from the files in core/, and the pages that follow from those.
// Usage: npm run generate [-- --check]; --check writes nothing and fails when something is stale.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dialects, providers, rules, snippets } from './generate/collections.ts';
import { CONFIG_SCHEMA, renderConfigSchema } from './generate/config-schema.ts';
import { renderIndex } from './generate/index-file.ts';
import { collect } from './generate/members.ts';
import type { Output } from './generate/output.ts';
import { format, writeOutput } from './generate/output.ts';
import { renderProvidersPage } from './generate/providers-page.ts';
import { renderRulesPage } from './generate/rules-page.ts';
import { renderTranslations } from './generate/translations.ts';

const root = join(import.meta.dirname, '..');

async function generate(): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  for (const collection of [rules, providers, dialects, snippets]) {
    // A room whose contract is not written yet has no list.
    if (!existsSync(join(root, collection.folder, collection.type.path))) continue;
    const members = await collect(root, collection);
    outputs.push({ path: collection.index, text: renderIndex(collection, members) });
    if (collection === providers) outputs.push({ path: 'docs/providers.md', text: await renderProvidersPage(root, members) });
    if (collection === rules) outputs.push({ path: 'docs/rules.md', text: await renderRulesPage(root, members) });
    if (collection === rules) outputs.push({ path: CONFIG_SCHEMA, text: await renderConfigSchema(root, members) });
  }
  outputs.push({ path: 'l10n/bundle.l10n.json', text: await renderTranslations(root) });
  return Promise.all(outputs.map(output => format(root, output)));
}

const check = process.argv.includes('--check');
const stale: string[] = [];
for (const output of await generate()) {
  const present = await readFile(join(root, output.path), 'utf8').catch(() => undefined);
  if (present === output.text) continue;
  stale.push(output.path);
  if (!check) await writeOutput(root, output);
}

if (stale.length === 0) console.log('Generated files are fresh.');
else if (!check) console.log(`Written: ${stale.join(', ')}.`);
else {
  console.error(`Stale: ${stale.join(', ')}. Run npm run generate and commit the result.`);
  process.exitCode = 1;
}
