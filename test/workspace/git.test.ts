import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { access, chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { askTracking, findGit, runGit } from '../../workspace/git.ts';

async function repository(t: TestContext): Promise<{ folder: string; git: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-git-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const git = await findGit([folder]);
  assert.ok(git, 'git is installed');
  execFileSync(git, ['init', '-q', folder]);
  return { folder, git };
}

test('a file is tracked once it is in the index, ignored under a rule, and untracked otherwise', async t => {
  const { folder, git } = await repository(t);
  await writeFile(join(folder, '.gitignore'), '/.env.local\n');
  for (const name of ['.env', '.env.local', '.env.production']) await writeFile(join(folder, name), 'A=1\n');
  execFileSync(git, ['-C', folder, 'add', '.env']);

  const answers = await askTracking(
    ['.env', '.env.local', '.env.production'].map(name => join(folder, name)),
    { git },
  );

  assert.deepEqual([...answers.values()], ['tracked', 'ignored', 'untracked']);
});

test('names that git would take for patterns are asked literally', async t => {
  const { folder, git } = await repository(t);
  await writeFile(join(folder, '.env.[ab]'), 'A=1\n');
  await writeFile(join(folder, '.env.a'), 'A=1\n');
  execFileSync(git, ['-C', folder, 'add', '--', '.env.a']);

  const answers = await askTracking([join(folder, '.env.[ab]'), join(folder, '.env.a')], { git });

  assert.deepEqual([...answers.values()], ['untracked', 'tracked']);
});

test('outside a repository nothing is known', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-git-'));
  t.after(() => rm(folder, { recursive: true }));
  const git = await findGit([folder]);
  assert.ok(git);

  assert.deepEqual([...(await askTracking([join(folder, '.env')], { git }))], []);
});

test('a repository’s own hooks and monitors do not run', async t => {
  const { folder, git } = await repository(t);
  const witness = join(folder, 'ran');
  const program = join(folder, 'program.sh');
  await writeFile(program, `#!/bin/sh\ntouch '${witness}'\n`);
  await chmod(program, 0o755);
  execFileSync(git, ['-C', folder, 'config', 'core.fsmonitor', program]);
  execFileSync(git, ['-C', folder, 'config', 'diff.external', program]);
  await writeFile(join(folder, '.env'), 'A=1\n');

  await askTracking([join(folder, '.env')], { git });

  await assert.rejects(() => import('node:fs/promises').then(({ access }) => access(witness)));
});

test('GIT_DIR of a hook does not decide which repository answers', async t => {
  const { folder, git } = await repository(t);
  await writeFile(join(folder, '.env'), 'A=1\n');
  execFileSync(git, ['-C', folder, 'add', '.env']);
  process.env['GIT_DIR'] = '/nowhere';
  t.after(() => delete process.env['GIT_DIR']);

  assert.deepEqual([...(await askTracking([join(folder, '.env')], { git })).values()], ['tracked']);
});

test('a git that the workspace brings along is not the one that is run', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-git-'));
  t.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin/git'), '#!/bin/sh\n');
  await chmod(join(folder, 'bin/git'), 0o755);

  await mkdir(join(folder, '..bin'));
  await copyFile(join(folder, 'bin/git'), join(folder, '..bin/git'));

  assert.equal(await findGit([folder], `${join(folder, 'bin')}:${join(folder, '..bin')}:.:relative`), undefined);
});

test('a folder reached through a symbolic link answers as the folder itself', async t => {
  const { folder, git } = await repository(t);
  await writeFile(join(folder, '.env'), 'A=1\n');
  execFileSync(git, ['-C', folder, 'add', '.env']);
  await symlink(folder, `${folder}-link`);
  t.after(() => rm(`${folder}-link`));

  assert.deepEqual([...(await askTracking([join(`${folder}-link`, '.env')], { git })).values()], ['tracked']);
});

test('neither another folder of the workspace brings its git along, nor one that is reached through a link', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-git-'));
  t.after(() => rm(folder, { recursive: true }));
  const [first, second, linked] = ['first', 'second', 'linked'].map(name => join(folder, name)) as [string, string, string];
  await mkdir(first);
  await mkdir(join(second, 'bin'), { recursive: true });
  await writeFile(join(second, 'bin/git'), '#!/bin/sh\n');
  await chmod(join(second, 'bin/git'), 0o755);
  await symlink(join(second, 'bin'), linked);

  assert.equal(await findGit([first, second], `${join(second, 'bin')}:${linked}`), undefined);
  assert.equal(await findGit([first], linked), join(linked, 'git'));
});

test('a partial clone fetches nothing, whatever it allows itself and however old git is', async t => {
  const { folder, git } = await repository(t);
  const witness = join(folder, 'ran');
  for (const [name, value] of [
    ['core.repositoryFormatVersion', '1'],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.url', `ext::touch ${witness}`],
    ['protocol.ext.allow', 'always'],
    ['protocol.allow', 'always'],
  ] as const) {
    execFileSync(git, ['-C', folder, 'config', name, value]);
  }
  // It does not know the variable by which later ones are told to fetch nothing.
  const old = join(folder, 'old-git');
  await writeFile(old, `#!/bin/sh\nunset GIT_NO_LAZY_FETCH\nexec '${git}' "$@"\n`);
  await chmod(old, 0o755);
  const args = ['cat-file', '-p', 'ce013625030ba8dba906f756967f9e9ca394464a'];

  assert.equal(await runGit({ git: old, directory: folder, args, input: '', signal: undefined }), undefined);

  await assert.rejects(access(witness));
});
