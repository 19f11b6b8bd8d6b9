import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { openDesktop } from '../../scripts/start/desktop.ts';

/** A `code` that tells its version, and writes down how it was started. */
async function install(context: TestContext, version: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-desktop-'));
  const code = join(folder, 'code');
  await writeFile(code, `#!/bin/sh\nif [ "$1" = --version ]; then echo ${version}; else printf '%s\\n' "$@" > ${folder}/arguments; fi\n`);
  await chmod(code, 0o755);
  const path = process.env['PATH'] ?? '';
  process.env['PATH'] = `${folder}${delimiter}${path}`;
  context.after(async () => {
    process.env['PATH'] = path;
    await rm(folder, { recursive: true });
  });
  return folder;
}

test('the installed VS Code opens the workspace with Envelope under development and settings of its own', async context => {
  const folder = await install(context, '1.139.1');
  await openDesktop(folder, '/examples');
  const args = (await readFile(join(folder, 'arguments'), 'utf8')).trim().split('\n');
  assert.equal(args.at(-1), '/examples');
  assert.ok(args.some(arg => arg.startsWith('--extensionDevelopmentPath=')));
  assert.equal(args[args.indexOf('--user-data-dir') + 1], join(folder, 'desktop'));
  assert.match(await readFile(join(folder, 'desktop/User/settings.json'), 'utf8'), /"envelope.inbox.startAutomatically": true/);
});

test('a VS Code that is too old is refused with the version that is needed', async context => {
  const folder = await install(context, '1.102.3');
  await assert.rejects(openDesktop(folder, '/examples'), /1\.103 or newer; this is 1\.102\.3/);
});
