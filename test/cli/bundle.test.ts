import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

for (const name of ['cli.cjs', 'cli.mjs']) {
  test(`dist/${name} is the command line`, () => {
    const path = join(import.meta.dirname, '../../dist', name);
    assert.ok(existsSync(path), 'npm run build comes first');
    const { status, stdout } = spawnSync(process.execPath, [path, '--help'], { encoding: 'utf8', timeout: 20_000 });
    assert.equal(status, 0);
    assert.match(stdout, /^Envelope finds mistakes in mail settings\.\n/);
  });
}
