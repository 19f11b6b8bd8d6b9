import assert from 'node:assert/strict';
import { readdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createTransport } from 'nodemailer';
import { runInbox, type InboxEvent } from '../../cli/inbox/command.ts';
import { loadSchema } from './check-schema.ts';
import { fakeTerminal, type FakeTerminal } from './check-terminal.ts';

async function start(
  t: TestContext,
  ...args: readonly string[]
): Promise<{ readonly terminal: FakeTerminal; readonly ended: Promise<number> }> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-inbox-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const terminal = fakeTerminal({ env: { XDG_STATE_HOME: folder } });
  const ended = runInbox(['--port', '0', ...args], terminal);
  t.after(() => terminal.interrupt());
  await said(terminal, /istening/);
  return { terminal, ended };
}

async function said(terminal: FakeTerminal, pattern: RegExp): Promise<void> {
  while (!pattern.test(terminal.output.stdout)) await new Promise(resolve => setImmediate(resolve));
}

async function deliver(port: number): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  await transport.sendMail({ from: 'shop@example.org', to: 'bob@example.org', subject: 'Your order \u001b[2J', text: 'It is on its way.' });
}

test('a message that a program sends is shown, without what could act in a terminal, and Ctrl-C ends with 0', async t => {
  const { terminal, ended } = await start(t);
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(terminal.output.stdout)?.[1]);
  await deliver(port);
  await said(terminal, /on its way/);
  terminal.interrupt();
  assert.equal(await ended, 0);
  assert.match(terminal.output.stdout, /Your order .*\d+ bytes, clear text\n +shop@example\.org → bob@example\.org\n +It is on its way\./);
  assert.match(terminal.output.stdout, /Took 1 message, kept in memory until now\.\n$/);
  assert.ok(!terminal.output.stdout.includes('\u001b'));
});

test('every line of the JSON follows its schema', async t => {
  const flaw = await loadSchema('inbox');
  const { terminal, ended } = await start(t, '--json');
  const [first] = terminal.output.stdout.split('\n').map(line => JSON.parse(line || 'null') as InboxEvent | null);
  assert.ok(first?.event === 'listening');
  await deliver(first.port);
  await said(terminal, /"message"/);
  terminal.interrupt();
  await ended;
  const events = terminal.output.stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as InboxEvent);
  assert.deepEqual(
    events.map(({ event }) => event),
    ['listening', 'message', 'ended'],
  );
  for (const event of events) assert.equal(flaw(event), '');
});

test('a port that is taken ends with 2, and says which', async t => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  t.after(() => other.close());
  const { port } = other.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), 'envelope-inbox-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const terminal = fakeTerminal({ env: { XDG_STATE_HOME: folder } });
  assert.equal(await runInbox(['--port', String(port)], terminal), 2);
  assert.equal(terminal.output.stderr, `envelope inbox: port ${port} is taken, perhaps by another inbox. Give another one with --port.\n`);
});

test('Chaos is said at the start and each time it strikes, in words and in JSON', async t => {
  const flaw = await loadSchema('inbox');
  const { terminal, ended } = await start(t, '--chaos', 'recipient:451:bob@example.org', '--seed', '7', '--implicit-tls-port', '0');
  assert.match(terminal.output.stdout, /with implicit TLS\.\nChaos is on: recipient:451:bob@example\.org\n/);
  await assert.rejects(deliver(Number(/127\.0\.0\.1:(\d+)/.exec(terminal.output.stdout)?.[1])), { responseCode: 451 });
  await said(terminal, /Chaos {5}recipient:451:bob@example\.org met bob@example\.org\n/);
  terminal.interrupt();
  assert.equal(await ended, 0);

  const json = await start(t, '--json', '--chaos', 'recipient:451');
  const first = JSON.parse(json.terminal.output.stdout) as InboxEvent;
  assert.ok(first.event === 'listening');
  await assert.rejects(deliver(first.port));
  await said(json.terminal, /"trouble"/);
  json.terminal.interrupt();
  await json.ended;
  for (const line of json.terminal.output.stdout.trim().split('\n')) assert.equal(flaw(JSON.parse(line)), '');
});

for (const [args, problem] of [
  [['--chaos', 'reciever:451'], /"reciever:451" is no rule for --chaos\. A rule is PLACE:EFFECT/],
  [['--max-messages', '0'], /--max-messages takes a whole number from 1 to 100000\./],
  [['--login', 'ann'], /--login "ann" needs its password in ENVELOPE_INBOX_PASSWORD\./],
] as const) {
  test(`${args.join(' ')} ends with 2, and says why`, async () => {
    const terminal = fakeTerminal();
    assert.equal(await runInbox(args, terminal), 2);
    assert.match(terminal.output.stderr, problem);
  });
}

test('The key of the inbox never lies in the current folder', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-inbox-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const terminal = fakeTerminal({ env: { XDG_STATE_HOME: '', LOCALAPPDATA: folder } });
  const ended = runInbox(['--port', '0'], terminal);
  await said(terminal, /istening/);
  terminal.interrupt();
  assert.equal(await ended, 0);
  assert.deepEqual((await readdir(join(folder, 'envelope'))).sort(), ['inbox-certificate.pem', 'inbox-key.pem']);
});

test('A login as somebody is taken with the password of the environment, which is never said', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-inbox-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const terminal = fakeTerminal({ env: { XDG_STATE_HOME: folder, ENVELOPE_INBOX_PASSWORD: 'canary-4711' } });
  const ended = runInbox(['--port', '0', '--login', 'ann', '--keep', join(folder, 'kept')], terminal);
  await said(terminal, /after a login as ann/);
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(terminal.output.stdout)?.[1]);
  await assert.rejects(deliver(port), { responseCode: 530 });
  const auth = { user: 'ann', pass: 'canary-4711' };
  await createTransport({ host: '127.0.0.1', port, ignoreTLS: true, auth }).sendMail({
    from: 'a@b.test',
    to: 'c@d.test',
    html: '<p>hi</p>',
  });
  await said(terminal, /warning: The message is HTML alone/);
  terminal.interrupt();
  await ended;
  assert.match(terminal.output.stdout, /kept in .*kept\.\n$/);
  assert.doesNotMatch(terminal.output.stdout + terminal.output.stderr, /canary/);
});
