import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSnippet, type SnippetReport } from '../../cli/snippet/command.ts';
import { snippets } from '../../core/snippets/index.ts';
import { loadSchema } from './check-schema.ts';
import { fakeTerminal } from './check-terminal.ts';

async function snippet(...args: readonly string[]) {
  const terminal = fakeTerminal({ cwd: '/nowhere' });
  return { code: await runSnippet(args, terminal), ...terminal.output };
}

test('a provider’s own recommendation is written in the framework’s words', async () => {
  const { code, stdout } = await snippet('django', '--provider', 'fastmail', '--sender', 'shop@example.org');
  assert.equal(code, 0);
  assert.match(stdout, /^EMAIL_HOST = "smtp\.fastmail\.com"\nEMAIL_PORT = 465\nEMAIL_USE_SSL = True$/m);
  assert.match(stdout, /EMAIL_HOST_PASSWORD = os\.environ\[/);
  assert.match(stdout, /DEFAULT_FROM_EMAIL = "shop@example\.org"/);
});

test('a port that is asked for brings its own encryption', async () => {
  const { stdout } = await snippet('django', '--provider', 'gmail', '--port', '587');
  assert.match(stdout, /EMAIL_PORT = 587\nEMAIL_USE_TLS = True/);
});

test('every framework’s JSON follows the schema', async () => {
  const flaw = await loadSchema('snippet');
  for (const { id } of snippets) {
    const { code, stdout } = await snippet(id, '--host', 'smtp.example.org', '--json');
    assert.equal(code, 0);
    const report = JSON.parse(stdout) as SnippetReport;
    assert.equal(flaw(report), '');
    assert.equal(report.variables.length, 2);
  }
});

for (const args of [
  [],
  ['cobol', '--host', 'h'],
  ['django'],
  ['django', '--provider', 'nobody'],
  ['django', '--host', 'a\nb'],
  ['django', '--host', 'h', '--sender', 'x"; import os'],
  ['django', '--host', 'h', '--port', '70000'],
  ['django', '--host', 'h', '--encryption', 'opportunistic'],
]) {
  test(`envelope snippet ${JSON.stringify(args)} cannot run, and says why`, async () => {
    const { code, stdout, stderr } = await snippet(...args);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^envelope snippet: \S.*\.\n$/);
  });
}
