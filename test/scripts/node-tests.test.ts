import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countNodeTests } from '../../scripts/test/node-tests.ts';
import type { Tally } from '../../scripts/test/tally.ts';

async function count(name: string, deadline = 30_000): Promise<Tally> {
  const { tally } = await countNodeTests({ name: `self-${name}`, files: [`test/scripts/fixtures/${name}.ts`], deadline }, 'keep');
  return tally;
}

test('a ring counts what passed, what failed and what was skipped, and a suite only through its tests', async () => {
  assert.deepEqual(await count('mixed'), { passed: 1, failed: 1, skipped: 1 });
});

test('a ring without tests is skipped, never passed', async () => {
  assert.deepEqual(await count('nowhere'), { passed: 0, failed: 0, skipped: 1 });
  assert.deepEqual(await count('empty'), { passed: 0, failed: 0, skipped: 1 });
});

test('a file that cannot be loaded fails', async () => {
  assert.deepEqual(await count('broken'), { passed: 0, failed: 1, skipped: 0 });
});

test('a ring that does not end is ended at its deadline and fails', async () => {
  assert.deepEqual(await count('hanging', 1500), { passed: 0, failed: 1, skipped: 0 });
});
