import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const server = join(import.meta.dirname, '../../server');

const EVERY_FLAG = `
  await import(${JSON.stringify(join(server, 'small-heap.ts'))});
  const { compileEarly, compileUsually, loadUncompiled } = await import(${JSON.stringify(join(server, 'early-compilation.ts'))});
  compileEarly();
  await loadUncompiled(async () => undefined);
  await compileUsually(async () => undefined);
`;

test('V8 knows every flag that the server sets', async () => {
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', EVERY_FLAG], { timeout: 20_000 });
  assert.equal(stderr, '');
});

test('What fails while it is read or loaded fails for the caller too', async () => {
  const { compileUsually, loadUncompiled } = await import('../../server/early-compilation.ts');
  const failure = new Error('unreadable');
  await assert.rejects(
    compileUsually(() => Promise.reject(failure)),
    failure,
  );
  await assert.rejects(
    loadUncompiled(() => Promise.reject(failure)),
    failure,
  );
});
