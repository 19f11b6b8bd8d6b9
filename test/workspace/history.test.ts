import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { DEFAULT_CONFIGURATION } from '../../core/configuration.ts';
import { keyFormats } from '../../core/secrets/formats.ts';
import { findGit } from '../../workspace/git.ts';
import type { HistorySecret } from '../../workspace/history.ts';
import { scanHistory } from '../../workspace/history.ts';
import { exampleOf } from '../core/providers/example-of.ts';

const KEY = exampleOf(keyFormats[0]?.shape ?? { exact: '' });
const OTHER_KEY = exampleOf(keyFormats[1]?.shape ?? { exact: '' });

/** A repository that tests write, commit and search. */
class Repository {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(t: TestContext): Promise<Repository> {
    const folder = await mkdtemp(join(tmpdir(), 'envelope-history-'));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const repository = new Repository(folder);
    repository.git('init', '-q', '-b', 'main');
    repository.git('config', 'user.name', 'Ann');
    repository.git('config', 'user.email', 'ann@shop.io');
    return repository;
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }

  async commit(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(this.folder, name)), { recursive: true });
      await writeFile(join(this.folder, name), content);
    }
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'change');
    return this.git('rev-parse', 'HEAD').trim();
  }

  async search(
    options: { readonly signal?: AbortSignal; readonly onSecret?: () => void } = {},
  ): Promise<{ found: HistorySecret[]; isComplete: boolean }> {
    const found: HistorySecret[] = [];
    const isComplete = await scanHistory({
      git: (await findGit([this.folder])) ?? '',
      directory: this.folder,
      configuration: DEFAULT_CONFIGURATION,
      signal: options.signal,
      onSecret: secret => {
        found.push(secret);
        options.onSecret?.();
      },
    });
    return { found, isComplete };
  }

  async places(): Promise<string[]> {
    const { found, isComplete } = await this.search();
    assert.ok(isComplete);
    return found.map(({ path, line }) => `${path.slice(this.folder.length + 1)}:${line}`);
  }
}

for (const name of ['plain.txt', 'with space.txt', 'café.txt', '"quoted".txt', 'tab\there.txt', 'a b/c d.txt', 'b/b/b.txt', 'dev/null']) {
  test(`a secret in ${JSON.stringify(name)} is told by that name`, async t => {
    const repository = await Repository.create(t);
    await repository.commit({ [name]: `one\n${KEY}\n` });
    assert.deepEqual(await repository.places(), [`${name}:2`]);
  });
}

test('lines are those of the file as the commit left it, however many places it changed', async t => {
  const repository = await Repository.create(t);
  const lines = Array.from({ length: 50 }, (_, position) => `line ${position}\n`);
  await repository.commit({ 'a.txt': lines.join('') });
  await repository.commit({ 'a.txt': lines.with(3, 'x\ny\n').with(20, '').with(40, `${KEY}\n`).join('') });
  assert.deepEqual(await repository.places(), ['a.txt:41']);
});

test('a password is found by its meaning, from the whole of the file, when only its line was added', async t => {
  const repository = await Repository.create(t);
  const settings = (password: string) => `EMAIL_HOST = 'smtp.mailgun.org'\nEMAIL_HOST_USER = 'ann'\nEMAIL_HOST_PASSWORD = ${password}\n`;
  await repository.commit({ 'settings.py': settings("os.environ['X']") });
  const second = await repository.commit({ 'settings.py': settings("'Kq7vT2mXb9'") });
  await repository.commit({ 'settings.py': settings("os.environ['X']") });
  const { found } = await repository.search();
  assert.deepEqual(
    found.map(({ commit, line, found: { value } }) => [commit, line, value.reveal()]),
    [[second, 3, 'Kq7vT2mXb9']],
  );
});

test('other branches, stashes and the resolution of a merge are searched', async t => {
  const repository = await Repository.create(t);
  await repository.commit({ 'a.txt': 'one\n' });
  repository.git('checkout', '-q', '-b', 'side');
  await repository.commit({ 'a.txt': 'side\n', 'side.txt': `${KEY}\n` });
  repository.git('checkout', '-q', 'main');
  await repository.commit({ 'a.txt': 'main\n' });
  assert.throws(() => repository.git('merge', '-q', 'side'));
  await repository.commit({ 'a.txt': `first\n${KEY}\nlast\n` });
  await writeFile(join(repository.folder, 'a.txt'), `stashed\nstashed\n${OTHER_KEY}\n`);
  repository.git('stash', '-q');
  assert.deepEqual((await repository.places()).sort(), ['a.txt:2', 'a.txt:3', 'side.txt:1']);
});

test('a file without a line break at its end, with CRLF or of one endless line is read', async t => {
  const repository = await Repository.create(t);
  await repository.commit({
    'end.txt': `one\n${KEY}`,
    'crlf.txt': `one\r\ntwo\r\n${KEY}\r\n`,
    'endless.js': `${'x'.repeat(3_000_000)} ${KEY}\n`,
    'after.txt': `${KEY}\n`,
    'binary.bin': Buffer.from(`\0${KEY}\n`),
  });
  assert.deepEqual((await repository.places()).sort(), ['after.txt:1', 'crlf.txt:3', 'end.txt:2']);
});

test('nothing that a repository configures is run, and no setting of the user changes what is read', async t => {
  const repository = await Repository.create(t);
  const trap = join(repository.folder, '.git/trap');
  const marker = join(repository.folder, '.git/sprung');
  await writeFile(trap, `#!/bin/sh\ntouch '${marker}'\ncat "$1"\n`, { mode: 0o755 });
  const settings: readonly (readonly [string, string])[] = [
    ['diff.trap.textconv', trap],
    ['diff.trap.command', trap],
    ['diff.external', trap],
    ['core.pager', trap],
    ['core.fsmonitor', trap],
    ['core.hooksPath', dirname(trap)],
    ['color.ui', 'always'],
    ['diff.noprefix', 'true'],
    ['diff.mnemonicPrefix', 'true'],
    ['log.showRoot', 'false'],
    ['log.showSignature', 'true'],
    ['diff.context', '9'],
    ['diff.interHunkContext', '9'],
    ['diff.wordRegex', '.'],
    ['log.diffMerges', 'off'],
    ['format.pretty', 'oneline'],
    ['log.date', 'raw'],
    ['core.quotePath', 'true'],
  ];
  await repository.commit({ 'é.txt': `one\n${KEY}\n`, '.gitattributes': '* diff=trap\n' });
  for (const [name, value] of settings) repository.git('config', name, value);
  assert.deepEqual(await repository.places(), ['é.txt:2']);
  await assert.rejects(access(marker));
});

test('a search that is cancelled ends, and says that it did not come to the end', async t => {
  const repository = await Repository.create(t);
  for (let position = 0; position < 5; position++) await repository.commit({ [`${position}.txt`]: `${KEY}\n` });
  const ending = new AbortController();
  const { found, isComplete } = await repository.search({ signal: ending.signal, onSecret: () => ending.abort() });
  assert.equal(isComplete, false);
  assert.ok(found.length >= 1);
});

test('a folder without a repository has no history', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-history-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const isComplete = await scanHistory({
    git: (await findGit([folder])) ?? '',
    directory: folder,
    configuration: DEFAULT_CONFIGURATION,
    onSecret: () => assert.fail('nothing to find'),
  });
  assert.equal(isComplete, false);
});
