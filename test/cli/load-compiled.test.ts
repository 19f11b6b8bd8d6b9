import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { cacheFolder } from '../../cli/load-compiled.ts';

const LOADER = join(import.meta.dirname, '../../cli/load-compiled.ts');

/** Runs a bundled file through the loader, in a process of its own as a command would be; `cache` is the user's cache folder. */
async function prepare(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-compiled-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const bundle = join(folder, 'together-12345678.js');
  await writeFile(bundle, 'function late(n){return n+1}\nmodule.exports=()=>late(41);');
  const start = join(folder, 'start.mjs');
  await writeFile(
    start,
    `import { createRequire } from 'node:module';
     import { loadCompiled } from ${JSON.stringify(LOADER)};
     const answer = loadCompiled(${JSON.stringify(bundle)}, createRequire(import.meta.url));
     process.stdout.write(String(answer()));`,
  );
  const run = (command = 'check'): string => {
    const { stdout, stderr } = spawnSync(process.execPath, [start, command], {
      env: { ...process.env, XDG_CACHE_HOME: folder },
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    return stdout;
  };
  const kept = async (): Promise<readonly string[]> => (await readdir(join(folder, 'envelope'))).sort();
  return { cache: join(folder, 'envelope'), run, kept };
}

test('what was compiled is kept for the user alone, and taken by the next run of the same command', async t => {
  const { cache, run, kept } = await prepare(t);
  assert.equal(run(), '42');
  const [name = ''] = await kept();
  assert.equal(name, `check-${process.version}-together-12345678.js.bin`);
  assert.equal((await stat(cache)).mode & 0o777, 0o700);
  const first = await stat(join(cache, name));
  assert.equal(first.mode & 0o777, 0o600);
  assert.equal(run(), '42');
  assert.equal((await stat(join(cache, name))).ino, first.ino, 'it was taken as it was');
});

test('functions that are called late are in what is kept', async t => {
  const { cache, run, kept } = await prepare(t);
  run();
  const [name = ''] = await kept();
  const called = (await readFile(join(cache, name))).byteLength;
  await writeFile(join(cache, '../together-12345678.js'), 'function late(n){return n+1}\nmodule.exports=()=>"late";');
  await rm(join(cache, name));
  run();
  assert.ok(called > (await readFile(join(cache, name))).byteLength);
});

test('each command keeps its own, and what is a month old goes', async t => {
  const { cache, run, kept } = await prepare(t);
  run('check');
  const [recent, old] = ['check-v22.0.0-together-00000000.js.bin', 'check-v20.0.0-together-00000000.js.bin'];
  for (const name of [recent, old, 'other.txt']) await writeFile(join(cache, name), '');
  for (const name of [old, 'other.txt']) await utimes(join(cache, name), 0, 0);
  run('send');
  const own = ['check', 'send'].map(command => `${command}-${process.version}-together-12345678.js.bin`);
  assert.deepEqual(await kept(), [...own, recent, 'other.txt'].sort());
});

test('damaged code is not run, and made anew', async t => {
  const { cache, run, kept } = await prepare(t);
  run();
  const [name = ''] = await kept();
  const good = (await readFile(join(cache, name))).byteLength;
  for (const damage of [Buffer.alloc(0), Buffer.from('not code'), (await readFile(join(cache, name))).subarray(0, good - 100)]) {
    await writeFile(join(cache, name), damage);
    assert.equal(run(), '42');
    assert.equal((await readFile(join(cache, name))).byteLength, good);
  }
});

test('a folder that others can write to is left alone', { skip: process.platform === 'win32' }, async t => {
  const { cache, run, kept } = await prepare(t);
  run();
  await rm(join(cache, (await kept())[0] ?? ''));
  await chmod(cache, 0o777);
  assert.equal(run(), '42');
  assert.deepEqual(await kept(), []);
});

test('nothing compiled is taken from the current folder', () => {
  for (const path of ['', 'cache', './cache']) {
    const folder = cacheFolder({ XDG_CACHE_HOME: path, LOCALAPPDATA: path });
    assert.ok(folder === undefined || isAbsolute(folder), folder);
  }
});
