import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { refuseNode } from '../../cli/oldest-node.ts';

test('an older Node is told so in place of a stack', () => {
  assert.equal(refuseNode('20.20.2'), 'envelope needs Node 22 or later; this is 20.20.2.');
  assert.equal(refuseNode('22.0.0'), undefined);
  assert.equal(refuseNode(process.versions.node), undefined);
});

test('the package asks for the Node that the program asks for', () => {
  const packing = readFileSync(join(import.meta.dirname, '../../scripts/package/cli.ts'), 'utf8');
  const [, oldest = ''] = /engines: \{ node: '>=(\d+)' \}/.exec(packing) ?? [];
  assert.equal(refuseNode(`${oldest}.0.0`), undefined);
  assert.notEqual(refuseNode(`${Number(oldest) - 1}.9.9`), undefined);
});
