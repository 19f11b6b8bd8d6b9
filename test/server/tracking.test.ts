import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { TrackingCache } from '../../server/tracking.ts';

async function repositoryWith(t: TestContext, name: string): Promise<{ readonly folder: string; readonly uri: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-tracking-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, name), 'x\n');
  for (const args of [
    ['init', '-q'],
    ['add', name],
  ])
    assert.equal(spawnSync('git', args, { cwd: folder }).status, 0);
  return { folder, uri: pathToFileURL(join(folder, name)).toString() };
}

test('a repository outside of the workspace is not asked about a file of it', async t => {
  const { uri } = await repositoryWith(t, 'mailer.js');
  const { folder } = await repositoryWith(t, 'mailer.js');
  for (const folders of [[folder], []]) {
    const tracking = new TrackingCache(folders, true);
    tracking.of(uri);
    assert.equal(await tracking.settle(), false);
    assert.equal(tracking.of(uri), 'unknown');
  }
});

test('who comes while git is being asked waits for its answer too', { timeout: 20_000 }, async t => {
  const { folder, uri } = await repositoryWith(t, 'mailer.js');
  const tracking = new TrackingCache([folder], true);
  assert.equal(tracking.of(uri), 'unknown');

  const answers = await Promise.all([tracking.settle(), tracking.settle()]);

  assert.deepEqual(answers, [true, true]);
  assert.equal(tracking.of(uri), 'tracked');
  assert.equal(await tracking.settle(), false, 'afterwards nothing is new');
});
