import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { build, stop, transform } from 'esbuild';
import { joinChunks } from '../../scripts/build/join-chunks.ts';

/** Two commands that share a module, one of which loads another later; each module says when it is run. */
const SOURCES: Readonly<Record<string, string>> = {
  'main.js': `({ quick: () => import('./quick.js'), slow: () => import('./slow.js') })[process.argv[2]]().then(({ run }) => run());`,
  'shared.js': `console.log('shared runs'); export class Shared {}`,
  'quick.js': `import { Shared } from './shared.js'; export const run = async () => { const { make } = await import('./later.js'); console.log('quick', make() instanceof Shared); };`,
  'slow.js': `import { Shared } from './shared.js'; export const run = () => console.log('slow', typeof Shared);`,
  'later.js': `import { Shared } from './shared.js'; export const make = () => new Shared();`,
};

test('what a command starts with is one file, in which each module is run once and only when it is asked for', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-join-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(SOURCES)) await writeFile(join(folder, name), text);
  const { outputFiles, metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [{ in: 'main.js', out: 'out' }],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: 'out/[name]-[hash]',
    metafile: true,
    write: false,
    platform: 'node',
  });
  const files = await Promise.all(
    outputFiles.map(async ({ path, text }) => ({
      path,
      contents: (await transform(text, { format: 'cjs', platform: 'node', supported: { 'dynamic-import': false } })).code,
    })),
  );
  const loader = join(import.meta.dirname, '../../cli/load-compiled.ts');
  const joined = await joinChunks({ files, metafile, entry: 'quick.js', program: 'main.js', loader });
  await stop();
  for (const { path, contents } of joined) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }
  const names = joined.map(({ path }) => path.slice(join(folder, 'dist').length + 1).replace(/-[0-9a-f]{8}|-[A-Z0-9]{8}/, ''));
  assert.deepEqual(names.toSorted(), ['out.cjs', 'out/later.cjs', 'out/slow.cjs', 'out/together.cjs', 'out/together.js']);
  const run = (command: string): string => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'dist/out.cjs'), command], {
      env: { ...process.env, XDG_CACHE_HOME: folder },
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    return stdout;
  };
  assert.equal(run('quick'), 'shared runs\nquick true\n');
  assert.equal(run('quick'), 'shared runs\nquick true\n', 'with what the first run compiled');
  assert.equal(run('slow'), 'shared runs\nslow function\n');
});
