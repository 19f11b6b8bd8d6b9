import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfiguration } from '../../../core/configuration.ts';
import { parseBaseline } from '../../../core/features/baseline.ts';
import { parseJson, parseJsonTree } from '../../../core/text/json.ts';

test('every value has its place', () => {
  const text = '{ "mail": { "port": 587 } }';
  const port = parseJsonTree(text).root?.children?.[0]?.children?.[1]?.children?.[0]?.children?.[1];
  assert.equal(port?.value, 587);
  assert.equal(text.slice(port.offset, port.offset + port.length), '587');
});

test('what is nested deeper than anybody writes is not read, and nothing is thrown', () => {
  for (const text of ['['.repeat(1_000_000), '{"a":'.repeat(200_000)])
    assert.deepEqual(parseJsonTree(text), { root: undefined, complete: false });
});

for (const [what, text] of [
  ['lists', '['.repeat(100_000)],
  ['objects', '{"a":'.repeat(100_000)],
] as const) {
  test(`${what} inside of each other without an end are no configuration and no baseline, and nothing throws`, () => {
    assert.deepEqual(parseJson(text), { value: undefined, complete: false });
    assert.deepEqual(parseConfiguration(text).problems, ['The file is not valid JSON; what could be read counts.']);
    assert.equal(parseBaseline(text), undefined);
  });
}
