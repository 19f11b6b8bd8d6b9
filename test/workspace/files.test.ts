import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { applyEdits } from '../../core/model/edit.ts';
import { findFiles } from '../../workspace/find-files.ts';
import { ignoreEdit } from '../../workspace/gitignore.ts';
import { readFileText } from '../../workspace/read-file.ts';

async function folderWith(t: TestContext, files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-files-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

test('candidates are found by name, outside of folders with other people’s code', async t => {
  const folder = await folderWith(t, {
    '.env': '',
    'app/settings.py': '',
    'web/mailer.ts': '',
    'web/types.d.ts': '',
    'node_modules/x/index.js': '',
    'readme.md': '',
  });
  const found = [];
  for await (const path of findFiles(folder)) found.push(relative(folder, path));
  assert.deepEqual(found.sort(), ['.env', 'app/settings.py', 'web/mailer.ts']);
});

test('a search ends when it is aborted', async t => {
  const folder = await folderWith(t, { '.env': '', 'a/.env': '', 'b/.env': '' });
  const ending = new AbortController();
  const found = [];
  for await (const path of findFiles(folder, { signal: ending.signal })) {
    found.push(path);
    ending.abort();
  }
  assert.equal(found.length, 1);
});

test('UTF-8 and UTF-16 with a byte order mark are text; a file with NUL bytes is not', async t => {
  const folder = await folderWith(t, {
    'utf8.env': Buffer.from('\ufeffA=ä\n'),
    'utf16.env': Buffer.from('\ufeffA=ä\n', 'utf16le'),
    'binary.env': Buffer.from([65, 0, 66]),
  });
  const texts = await Promise.all(
    ['utf8.env', 'utf16.env', 'binary.env'].map(async name => (await readFileText(join(folder, name)))?.text),
  );
  assert.deepEqual(texts, ['A=ä\n', 'A=ä\n', undefined]);
});

test('a pipe is no file, and nobody waits for what comes out of it', { skip: process.platform === 'win32' }, async t => {
  const folder = await folderWith(t, {});
  const pipe = join(folder, '.env');
  execFileSync('mkfifo', [pipe]);
  // What still waits for the other end when the time is over is let go, as the test would not end.
  const timer = setTimeout(() => execFileSync('sh', ['-c', ': > "$0"', pipe]), 2000);
  const read = await readFileText(pipe);
  clearTimeout(timer);
  assert.equal(read, undefined);
});

test('a file over 1 MB is read as far as 1 MB and says so', async t => {
  const folder = await folderWith(t, { '.env': 'x'.repeat(1_200_000) });
  const read = await readFileText(join(folder, '.env'));
  assert.deepEqual([read?.text.length, read?.truncated], [1_000_000, true]);
});

test('ignoring a file adds an anchored line to the nearest .gitignore', async t => {
  const folder = await folderWith(t, { '.gitignore': 'dist', 'app/.env': '' });
  const { uri, edits } = await ignoreEdit(join(folder, 'app/.env'), folder);
  assert.ok(uri.endsWith('/.gitignore'));
  assert.equal(applyEdits('dist', edits), 'dist\n/app/.env\n');
});

test('ignoring a file makes a .gitignore where there is none', async t => {
  const folder = await folderWith(t, { '.env': '' });
  const edit = await ignoreEdit(join(folder, '.env'), folder);
  assert.deepEqual([edit.create, applyEdits('', edit.edits)], [true, '/.env\n']);
});
