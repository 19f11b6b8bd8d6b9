import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dialects } from '../../../core/dialects/index.ts';
import { fileKind } from '../../../core/model/document.ts';
import type { Finding } from '../../../core/model/finding.ts';
import { rules } from '../../../core/rules/index.ts';
import type { PageFile } from './page.ts';
import { readPage } from './page.ts';
import { openFiles, uriOf } from './run-files.ts';
import { WRITERS } from './writers/index.ts';
import { OWN_WORDS, WRONG_MAILERS } from './wrong-mailers.ts';

const root = join(import.meta.dirname, '../../..');

async function findingsIn(files: readonly PageFile[]): Promise<readonly Finding[]> {
  const service = await openFiles(files);
  return files.flatMap(({ name }) => service.check(uriOf(name)));
}

/** The dialects whose mailers a rule's page shows with a finding of it. */
async function shownOn(rule: string): Promise<ReadonlySet<string>> {
  const examples = readPage(readFileSync(join(root, `core/rules/${rule}.md`), 'utf8'));
  const findings = (await Promise.all(examples.map(({ files }) => findingsIn(files)))).flat();
  return new Set(findings.flatMap(finding => (finding.rule === rule && finding.mailer !== undefined ? [finding.mailer.dialect] : [])));
}

const shown = new Map(await Promise.all(rules.map(async ({ id }) => [id, await shownOn(id)] as const)));

test('there is a way to write a mailer down in every dialect', () => {
  const missing = dialects.filter(({ id }) => !(id in WRITERS)).map(({ id }) => id);
  assert.deepEqual(missing, [], 'dialects without a writer in test/core/rules/writers/index.ts');
  const ids = new Set(dialects.map(({ id }) => id));
  assert.deepEqual(
    Object.keys(WRITERS).filter(id => !ids.has(id)),
    [],
    'writers of no dialect',
  );
});

test('of every rule it is known which mailers are wrong in its way, or why no general form can say it', () => {
  const told = { ...WRONG_MAILERS, ...OWN_WORDS };
  const missing = rules.filter(({ id }) => !(id in told)).map(({ id }) => id);
  assert.deepEqual(missing, [], 'rules that test/core/rules/wrong-mailers.ts does not know');
  const ids = new Set(rules.map(({ id }) => id));
  assert.deepEqual(
    Object.keys(told).filter(id => !ids.has(id)),
    [],
    'entries for no rule',
  );
});

for (const [rule, specs] of Object.entries(WRONG_MAILERS)) {
  test(`the page of ${rule} shows every dialect in which it speaks`, async () => {
    const speaking = new Set<string>();
    for (const [dialect, write] of Object.entries(WRITERS)) {
      for (const spec of specs) {
        const findings = await findingsIn(write(spec).map(file => ({ ...file, marks: [], tracking: 'ignored' })));
        if (findings.some(finding => finding.rule === rule && finding.mailer?.dialect === dialect)) speaking.add(dialect);
      }
    }
    assert.ok(speaking.size > 0, 'Nobody can be wrong in this way.');
    const missing = [...speaking].filter(dialect => shown.get(rule)?.has(dialect) !== true).sort();
    assert.deepEqual(missing, [], `dialects without a marked example in core/rules/${rule}.md`);
  });
}

test('what a rule finds in the corpus of a dialect, its page shows for that dialect', async () => {
  const missing = new Set<string>();
  for (const path of globSync('test/core/dialects/*/corpus/**/*', { cwd: root, withFileTypes: true })) {
    if (!path.isFile()) continue;
    const name = join(path.parentPath, path.name)
      .replaceAll('\\', '/')
      .replace(/^.*\/corpus\//, '');
    const file = { name, text: readFileSync(join(path.parentPath, path.name), 'utf8'), marks: [], tracking: 'unknown' } as const;
    for (const { rule, mailer, at } of await findingsIn([file])) {
      // What is wrong with a line of an environment file is wrong whoever reads it.
      if (mailer === undefined || (fileKind(at.uri) !== 'source' && mailer.dialect !== 'dotenv')) continue;
      if (shown.get(rule)?.has(mailer.dialect) !== true) missing.add(`${rule} in ${mailer.dialect}: ${name}`);
    }
  }
  assert.deepEqual([...missing].sort(), [], 'findings in a corpus, whose dialect the page does not show');
});
