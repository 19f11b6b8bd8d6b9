import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { CANARY, holdsCanary } from '../support/check.ts';
import { play } from '../support/peer.ts';

const MAIN = join(import.meta.dirname, '../../cli/main.ts');

function start(t: TestContext, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return { child, output, exit: once(child, 'close') as Promise<[number | null]> };
}

test('Ctrl-C ends the process of a check that waits, with the stage that it was in', async t => {
  const peer = await play('! hang');
  t.after(() => peer.close());
  const { child, output, exit } = start(t, [
    'check',
    '--host',
    '127.0.0.1',
    '--port',
    String(peer.port),
    '--encryption',
    'none',
    '--timeout',
    '60',
  ]);
  while (!output.stdout.includes('connect')) await once(child.stdout, 'data');
  child.kill('SIGINT');
  const [code] = await exit;
  assert.equal(code, 1);
  assert.match(output.stdout, /failed {3}greet .*cancelled/);
});

test('the process of a check prints the password nowhere, whatever the server does with it', async t => {
  const peer = await play(
    `S: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN\nC: AUTH\nS: 535 5.7.8 You said ${CANARY}\nC: QUIT\nS: 221 bye`,
  );
  t.after(() => peer.close());
  const target = ['--host', '127.0.0.1', '--port', String(peer.port), '--encryption', 'none', '--user', 'ann', '--allow-clear-text'];
  for (const form of [[], ['--json']]) {
    const { output, exit } = start(t, ['check', ...target, ...form], { ENVELOPE_PASSWORD: CANARY });
    const [code] = await exit;
    assert.equal(code, 1);
    assert.match(output.stdout, /You said ••••/);
    assert.ok(!holdsCanary(output.stdout + output.stderr));
  }
  assert.ok(
    peer.heard.some(line => holdsCanary(line)),
    'the password was sent',
  );
});

test('a command that is not there ends with 2', async t => {
  const { output, exit } = start(t, ['chekc']);
  assert.equal((await exit)[0], 2);
  assert.match(output.stderr, /there is no command "chekc"/);
});
