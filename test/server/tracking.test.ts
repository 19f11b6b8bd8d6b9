import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { TrackingCache } from '../../server/tracking.ts';

test('who comes while git is being asked waits for its answer too', { timeout: 20_000 }, async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-tracking-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'mailer.js');
  await writeFile(file, 'x\n');
  for (const args of [
    ['init', '-q'],
    ['add', 'mailer.js'],
  ])
    assert.equal(spawnSync('git', args, { cwd: folder }).status, 0);
  const uri = pathToFileURL(file).toString();
  const tracking = new TrackingCache([folder], true);
  assert.equal(tracking.of(uri), 'unknown');

  const answers = await Promise.all([tracking.settle(), tracking.settle()]);

  assert.deepEqual(answers, [true, true]);
  assert.equal(tracking.of(uri), 'tracked');
  assert.equal(await tracking.settle(), false, 'afterwards nothing is new');
});
