import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { runDiscover, type DiscoverReport } from '../../cli/discover/command.ts';
import { makeCertificates } from '../support/certificates.ts';
import { play } from '../support/peer.ts';
import { loadSchema } from './check-schema.ts';
import { fakeTerminal } from './check-terminal.ts';

const certificates = await makeCertificates();

async function run(t: TestContext, args: readonly string[], script?: string) {
  const peer = await play(script ?? '! tls\nS: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN\nC: QUIT\nS: 221 bye', {
    tls: certificates.good,
  });
  t.after(() => peer.close());
  const cwd = await mkdtemp(join(tmpdir(), 'envelope-discover-'));
  t.after(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(join(cwd, 'ca.pem'), certificates.authority);
  const settings = join(cwd, 'settings.py');
  await writeFile(settings, 'EMAIL_HOST = "mail.example.org"\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\n');
  await writeFile(join(cwd, 'console.py'), 'EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"\nEMAIL_HOST = "x"\n');
  const terminal = fakeTerminal({ cwd });
  const code = await runDiscover([...args, '--ca', 'ca.pem', '--timeout', '2'], terminal, {
    resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]),
    dns: ({ name }) =>
      Promise.resolve(
        name.startsWith('_submissions') ? { state: 'found', records: [`0 0 ${peer.port} localhost`] } : { state: 'absent', exists: true },
      ),
  });
  return { code, port: peer.port, settings: await readFile(settings, 'utf8'), ...terminal.output };
}

test('what works is shown with who said it', async t => {
  const { code, stdout, port } = await run(t, ['ann@example.org']);
  assert.equal(code, 0);
  assert.match(stdout, new RegExp(`^ {2}works +localhost:${port} implicit TLS +\\d+ ms {2}SRV record$`, 'm'));
  assert.match(stdout, /What works\n {2}host {8}localhost\n/);
});

test('what the file says stands next to what works, and --fix writes it', async t => {
  const shown = await run(t, ['example.org', '--from', 'settings.py']);
  assert.match(
    shown.stdout,
    /What settings\.py:1 says\n {2}host +mail\.example\.org → localhost\n {2}port +587 → \d+\n {2}encryption +starttls → implicit\n/,
  );
  assert.match(shown.settings, /mail\.example\.org/);
  const written = await run(t, ['example.org', '--from', 'settings.py', '--fix']);
  assert.equal(written.settings, `EMAIL_HOST = "localhost"\nEMAIL_PORT = ${written.port}\nEMAIL_USE_SSL = True\n`);
  assert.match(written.stderr, /^Wrote settings\.py\.\n/);
});

test('nothing that works ends with 1', async t => {
  const { code, stdout } = await run(t, ['example.org'], 'S: 554 no');
  assert.equal(code, 1);
  assert.match(stdout, /No server was found that takes logins for example\.org over verified TLS\.\n$/);
});

test('the JSON follows its schema', async t => {
  const flaw = await loadSchema('discover');
  for (const args of [['example.org'], ['example.org', '--from', 'settings.py']]) {
    const report = JSON.parse((await run(t, [...args, '--json'])).stdout) as DiscoverReport;
    assert.equal(flaw(report), '');
    assert.equal(report.best, 0);
  }
  assert.equal(flaw(JSON.parse((await run(t, ['example.org', '--json'], 'S: 554 no')).stdout)), '');
});

for (const args of [
  [],
  ['a', 'b'],
  ['localhost'],
  ['example.org', '--fix'],
  ['example.org', '--from', 'missing.py'],
  ['example.org', '--from', 'console.py'],
]) {
  test(`envelope discover ${args.join(' ')} cannot run, and says why`, async t => {
    const { code, stderr } = await run(t, args);
    assert.equal(code, 2);
    assert.match(stderr, /^envelope discover: \S.*\.\n/);
  });
}
