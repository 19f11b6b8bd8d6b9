import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rules } from '../../../core/rules/index.ts';

const root = join(import.meta.dirname, '../../..');

test('rules are listed by id, each once', () => {
  const ids = rules.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)].sort());
});

for (const { id, message, source } of rules) {
  const page = readFileSync(join(root, `core/rules/${id}.md`), 'utf8');

  test(`${id} says what is wrong and what to do, in whole sentences`, () => {
    assert.match(message, /^(?:[A-Z{"].*[.]|.*\{expected\})$/);
    assert.doesNotMatch(message, /!|\bplease\b|\bSSL\b|\bSMTPS\b/i);
  });

  test(`${id} is headed by its id on its page, which links to the source`, () => {
    assert.ok(page.startsWith(`# ${id}\n`));
    assert.ok(page.includes(`](${source})`), source);
  });

  test(`${id} explains itself on its page before the first example`, () => {
    const explanation = page.slice(page.indexOf('\n') + 1, page.indexOf('```'));
    assert.ok(explanation.length > 200, 'too short');
    assert.doesNotMatch(page, /!\s|\bplease\b|—/i);
  });
}
