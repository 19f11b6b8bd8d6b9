import assert from 'node:assert/strict';
import fs, { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dialects } from '../../core/dialects/index.ts';
import { fileKind } from '../../core/model/document.ts';
import type { Sifted } from '../../workspace/sift.ts';
import { createSifter } from '../../workspace/sift.ts';
import { Sifting } from '../../workspace/sift-files.ts';

const ORDINARY = 'export const total = (price: number): number => price * 1.2;\n';
const CANDIDATE = "EMAIL_HOST = 'smtp.example.org'\n";

async function filesWith(t: TestContext, contents: readonly (string | Buffer)[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-sift-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const paths = contents.map((_, position) => join(folder, `file${position}.py`));
  for (const [position, path] of paths.entries()) await writeFile(path, contents[position] ?? '');
  return paths;
}

async function resultsOf(sifting: Sifting): Promise<readonly Sifted[]> {
  const all: Sifted[] = [];
  for await (const sifted of sifting.results()) all.push(sifted);
  return all;
}

test('a file that says nothing of mail costs one opening, one reading and one search', async t => {
  const paths = await filesWith(t, [ORDINARY, ORDINARY, ORDINARY]);
  const counted = (['openSync', 'readSync', 'closeSync', 'statSync', 'readFileSync'] as const).map(name => t.mock.method(fs, name));
  const tested = t.mock.method(RegExp.prototype, 'test');
  const decoded = t.mock.method(TextDecoder.prototype, 'decode');
  syncBuiltinESMExports();
  t.after(syncBuiltinESMExports);
  const sifted = createSifter(paths)(0);
  const searches = tested.mock.calls.filter(({ arguments: [text] }) => text === ORDINARY).length;
  const calls = counted.map(({ mock }) => mock.callCount());
  t.mock.restoreAll();
  assert.deepEqual(sifted, { files: 3, truncated: [], candidates: [] });
  assert.deepEqual([calls, searches, decoded.mock.callCount()], [[3, 3, 3, 0, 0], 3, 0]);
});

test('what is in UTF-16, and what speaks of mail, is worth a closer look; what is binary is no text', async t => {
  const wide = Buffer.from(`\ufeff${CANDIDATE}`, 'utf16le');
  const paths = await filesWith(t, [ORDINARY, CANDIDATE, wide, Buffer.from([0x6d, 0x61, 0x69, 0x6c, 0])]);
  assert.deepEqual(createSifter(paths)(0), { files: 3, truncated: [], candidates: [1, 2] });
});

test('every file of the corpus that a dialect reads is worth a closer look', t => {
  const folder = join(import.meta.dirname, '../core/dialects');
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = entries
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter(path => fileKind(path) === 'source' && dialects.some(dialect => dialect.matches(path, readFileSync(path, 'latin1'))));
  const sift = createSifter(paths);
  const candidates = Array.from({ length: Math.ceil(paths.length / 64) }, (_, range) => sift(range).candidates).flat();
  t.diagnostic(`${paths.length} files`);
  assert.deepEqual(
    paths.filter((_, position) => !candidates.includes(position)),
    [],
  );
});

/** Enough for a second thread; every seventh is worth a look. */
async function manyFiles(t: TestContext): Promise<readonly string[]> {
  const paths = await filesWith(t, [CANDIDATE, ORDINARY]);
  return Array.from({ length: 6_000 }, (_, position) => paths[position % 7 === 0 ? 0 : 1] ?? '');
}

const THREADS: Readonly<Record<string, string>> = {
  works: fileURLToPath(new URL('sift-thread.ts', import.meta.url)),
  'cannot start': fileURLToPath(new URL('no-such-script.ts', import.meta.url)),
  'takes work and fails': fileURLToPath(new URL('failing-thread.ts', import.meta.url)),
};

for (const [how, thread] of Object.entries(THREADS)) {
  test(`files are told once and in their order where a second thread ${how}`, async t => {
    const paths = await manyFiles(t);
    const alone = await resultsOf(new Sifting(paths, { thread: undefined, signal: undefined }));
    const together = await resultsOf(new Sifting(paths, { thread, signal: undefined }));
    assert.deepEqual(together, alone);
    assert.deepEqual(
      together.flatMap(({ candidates }) => candidates),
      [...paths.keys()].filter(position => position % 7 === 0),
    );
  });
}

test('a search that is called off ends', async t => {
  const paths = await manyFiles(t);
  const ending = new AbortController();
  let ranges = 0;
  for await (const { files } of new Sifting(paths, { thread: THREADS['works'], signal: ending.signal }).results()) {
    ranges += files > 0 ? 1 : 0;
    ending.abort();
  }
  assert.equal(ranges, 1);
});
