import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { runSend } from '../../cli/send/command.ts';
import type { SendResult } from '../../mail/send/result.ts';
import { makeCertificates } from '../support/certificates.ts';
import { CANARY, holdsCanary } from '../support/check.ts';
import { play, type Peer } from '../support/peer.ts';
import { loadSchema } from './check-schema.ts';
import { fakeTerminal } from './check-terminal.ts';

const certificates = await makeCertificates();

const OPENING = '! tls\nS: 220 mail.test\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN';
const LOGIN = 'C: AUTH PLAIN\nS: 235 in';
const DATA = 'C: DATA\nS: 354 go\n! until .\nS: 250 2.0.0 Ok: queued as 4ABC';
const TAKES = `${OPENING}\n${LOGIN}\nC: MAIL FROM:<shop@example.org>\nS: 250 ok\nC: RCPT TO:<bob@example.org>\nS: 250 ok\n${DATA}`;

const ELSEWHERE = 'mail.example.org';

async function send(t: TestContext, script: string, args: readonly string[]) {
  const peer: Peer = await play(script, { tls: certificates.good });
  t.after(() => peer.close());
  const cwd = await mkdtemp(join(tmpdir(), 'envelope-send-'));
  t.after(() => rm(cwd, { recursive: true, force: true }));
  await writeFile(join(cwd, 'ca.pem'), certificates.authority);
  await writeFile(
    join(cwd, 'settings.py'),
    `EMAIL_HOST = "localhost"\nEMAIL_PORT = ${peer.port}\nEMAIL_USE_SSL = True\nEMAIL_HOST_USER = "ann"\nDEFAULT_FROM_EMAIL = "The Shop <shop@example.org>"\n`,
  );
  const terminal = fakeTerminal({
    cwd,
    env: { ENVELOPE_PASSWORD: CANARY, ENVELOPE_HOST: args.includes('--host') ? ELSEWHERE : 'localhost' },
  });
  const code = await runSend(
    [
      '--from',
      'settings.py',
      '--ca',
      'ca.pem',
      '--timeout',
      '2',
      ...(args.includes('--host') ? ['--port', String(peer.port)] : []),
      ...args,
    ],
    terminal,
    {
      resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]),
    },
  );
  return { code, peer, cwd, ...terminal.output };
}

test('a message that is taken ends with 0, with its sender from the file and its ids', async t => {
  const { code, peer, stdout, stderr, cwd } = await send(t, TAKES, ['--to', 'bob@example.org']);
  assert.equal(code, 0, stdout + stderr);
  assert.deepEqual(peer.surprises, []);
  assert.match(stdout, /^ {2}sent {5}\d+ bytes to bob@example\.org in \d+ ms$/m);
  assert.match(stdout, /Message-ID <\S+>, kept by the server as 4ABC/);
  assert.match(stdout, /Accepted is not arrived yet/);
  assert.ok(peer.heard.includes(`Subject: Test Email from ${basename(cwd)}`));
});

test('a message that a server elsewhere took ends with where to look next, in words and in JSON', async t => {
  const args = ['--to', 'bob@gmail.com', '--host', ELSEWHERE, '--encryption', 'implicit', '--user', 'ann', '--allow-unverified'];
  const script = TAKES.replace('RCPT TO:<bob@example.org>', 'RCPT TO:<bob@gmail.com>');
  const { code, stdout } = await send(t, script, args);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /^Accepted is not arrived yet\n {2}1\. In Gmail, open the message/m);
  assert.match(stdout, /^ {2}\d\. Ask for 4ABC at the server that took it\./m);
  const { stdout: json } = await send(t, script, [...args, '--json']);
  assert.equal((await loadSchema('send'))(JSON.parse(json)), '');
  assert.deepEqual(
    (JSON.parse(json) as { next: { id: string }[] }).next.map(({ id }) => id),
    ['gmail', 'source', 'spam', 'nothing', 'queue'],
  );
});

test('a refused recipient ends with 1, with cause and remedy', async t => {
  const refused = TAKES.replace('C: RCPT TO:<bob@example.org>\nS: 250 ok', 'C: RCPT\nS: 550 5.1.1 User unknown').split('C: DATA')[0] ?? '';
  const { code, stdout } = await send(t, refused, ['--to', 'bob@example.org']);
  assert.equal(code, 1);
  assert.match(stdout, /^ {2}failed {3}envelope .*550 5\.1\.1/m);
  assert.match(stdout, /^Remedy {2}\S/m);
});

test('a line break in a name is refused before anything is opened', async t => {
  const { code, peer, stdout } = await send(t, TAKES, ['--to', 'bob@example.org', '--sender-name', 'Shop\r\nBcc: eve@example.org']);
  assert.equal(code, 1);
  assert.match(stdout, /failed {3}message {6}\(senderName\)/);
  assert.deepEqual(peer.heard, []);
});

for (const [args, why] of [
  [['--to', ''], 'without a recipient'],
  [[], 'without --to'],
  [['--to', 'a@b', 'stray'], 'with a stray word'],
] as const) {
  test(`envelope send ${why} cannot run or refuses, and opens nothing`, async t => {
    const { code, peer, stdout, stderr } = await send(t, TAKES, args);
    assert.ok(code > 0);
    assert.notEqual(stdout + stderr, '');
    assert.deepEqual(peer.heard, []);
  });
}

test('a template is sent by its name, or from a file of the current folder', async t => {
  const html = await send(t, TAKES, ['--to', 'bob@example.org', '--template', 'html']);
  assert.equal(html.code, 0, html.stdout + html.stderr);
  assert.ok(html.peer.heard.some(line => line.startsWith('Content-Type: multipart/alternative')));
  assert.ok(html.peer.heard.includes('From: The Shop <shop@example.org>'), 'the sender has its name from the file');
});

for (const [template, why] of [
  ['/etc/hostname.txt', /lies outside the current folder/],
  ['../other.html', /lies outside the current folder/],
  ['settings.py', /is neither one of plain, html/],
  ['absent.eml', /is no file that can be read/],
] as const) {
  test(`the template ${template} is refused before anything is opened`, async t => {
    const { code, peer, stderr } = await send(t, TAKES, ['--to', 'bob@example.org', '--template', template]);
    assert.equal(code, 2);
    assert.match(stderr, why);
    assert.deepEqual(peer.heard, []);
  });
}

test('the JSON follows its schema, and the password is in none of it', async t => {
  const flaw = await loadSchema('send');
  for (const [script, expected] of [
    [TAKES, 0],
    [`${OPENING}\nC: AUTH PLAIN\nS: 535 5.7.8 not ${Buffer.from(`\0ann\0${CANARY}`).toString('base64')}`, 1],
    ['! tls\nS: 554 go away', 1],
  ] as const) {
    const { code, stdout, stderr } = await send(t, script, ['--to', 'bob@example.org', '--json']);
    assert.equal(code, expected, stdout);
    const report = JSON.parse(stdout) as SendResult;
    assert.equal(flaw(report), '');
    assert.equal(report.ok, expected === 0);
    assert.ok(!holdsCanary(stdout + stderr));
  }
});
