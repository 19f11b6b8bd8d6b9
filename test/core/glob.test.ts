import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGlob } from '../../core/glob.ts';

const CASES: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ['fixtures/**', 'fixtures/a/.env', true],
  ['fixtures', 'fixtures/a/.env', true],
  ['fixtures/', 'fixtures/.env', true],
  ['fixtures/**', 'src/fixtures/.env', false],
  ['**/fixtures/**', 'src/fixtures/.env', true],
  ['**/fixtures/**', 'fixtures/.env', true],
  ['*.env', 'local.env', true],
  ['*.env', 'a/local.env', false],
  ['**/*.env', 'local.env', true],
  ['**/.env.*', 'a/b/.env.test', true],
  ['a/?.py', 'a/b.py', true],
  ['a/?.py', 'a/bc.py', false],
  ['./a/*.py', 'a/b.py', true],
  ['a.b', 'axb', false],
  ['**', 'anything/at/all', true],
];

for (const [glob, path, matches] of CASES) {
  test(`${glob} ${matches ? 'matches' : 'does not match'} ${path}`, () => assert.equal(matchesGlob(path, glob), matches));
}

test('a glob made to be slow is answered at once', () => {
  const started = performance.now();
  assert.equal(matchesGlob('a'.repeat(200), '*a'.repeat(100) + 'b'), false);
  assert.equal(matchesGlob('a/'.repeat(200) + 'a', '**/a/'.repeat(100) + 'b'), false);
  assert.ok(performance.now() - started < 1_000);
});
