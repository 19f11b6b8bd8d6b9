import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { buildAll } from '../../scripts/build/bundle.ts';
import { packCli } from '../../scripts/package/cli.ts';
import { listPackage, packVsix, SIZE_LIMIT } from '../../scripts/package/vsix.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

describe('what is published', () => {
  before(() => buildAll({ minify: true }));

  test('the package of the extension stays below its limit', async context => {
    const folder = await mkdtemp(join(tmpdir(), 'envelope-package-'));
    context.after(() => rm(folder, { recursive: true }));
    assert.ok((await packVsix(join(folder, 'envelope.vsix'))) < SIZE_LIMIT);
  });

  test('the package of the extension holds no source, no map and no test', async () => {
    const paths = (await listPackage()).map(({ path }) => path);
    assert.ok(paths.includes('dist/extension.cjs'));
    assert.deepEqual(
      paths.filter(path => /\.(?:ts|tsx|map|tsbuildinfo)$|(?:^|\/)(?:test|scripts|examples|node_modules)\//.test(path)),
      [],
    );
  });

  test('every picture, grammar and schema in it is named by the manifest, the README or the client', async () => {
    const sources = ['package.json', 'README.md', ...globSync('client/**/*.ts', { cwd: root })];
    const text = (await Promise.all(sources.map(source => readFile(join(root, source), 'utf8')))).join('\n');
    const named = (await listPackage()).map(({ path }) => path).filter(path => /^(?:media|syntaxes|schemas)\//.test(path));
    const unused = named.filter(path => !text.includes(path) && !text.includes(path.split('/').at(-1) ?? path));
    assert.deepEqual(unused, []);
  });

  test('the command line installs by itself and runs', async context => {
    const folder = await mkdtemp(join(tmpdir(), 'envelope-cli-'));
    context.after(() => rm(folder, { recursive: true }));
    await run('npm', ['install', '--prefix', folder, '--offline', '--no-audit', '--no-fund', '--loglevel=error', await packCli()], {
      timeout: 60_000,
    });
    const { stdout } = await run(join(folder, 'node_modules/.bin/envelope'), ['--help'], { timeout: 10_000 });
    assert.match(stdout, /Usage: envelope/);
  });
});
