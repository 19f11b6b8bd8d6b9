import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJsonTree } from '../../../core/text/json.ts';

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
