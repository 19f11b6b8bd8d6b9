import assert from 'node:assert/strict';
import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { runCheck } from '../../cli/check/command.ts';
import type { SessionTools } from '../../cli/check/prepare-session.ts';
import type { CheckReport } from '../../cli/check/report.ts';
import type { DnsResolver } from '../../mail/dns/resolver.ts';
import { makeCertificates } from '../support/certificates.ts';
import { CANARY, holdsCanary } from '../support/check.ts';
import { play, type Peer } from '../support/peer.ts';
import { loadSchema } from './check-schema.ts';
import { fakeTerminal, type FakeTerminal, type FakeTerminalOptions } from './check-terminal.ts';

const ESCAPE = '\u001b';
const certificates = await makeCertificates();

const SESSION = `
  ! tls
  S: 220 mail.test ESMTP
  C: EHLO
  S: 250-mail.test
  S: 250-PIPELINING
  S: 250-SIZE 35882577
  S: 250 AUTH PLAIN
`;
const WITH_LOGIN = `${SESSION}C: AUTH PLAIN\nS: 235 2.7.0 in\nC: QUIT\nS: 221 bye`;
const WITHOUT_LOGIN = `${SESSION}C: QUIT\nS: 221 bye`;

async function server(t: TestContext, script: string): Promise<Peer> {
  const peer = await play(script, { tls: certificates.good });
  t.after(() => peer.close());
  return peer;
}

async function folderWith(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-check-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'ca.pem'), certificates.authority);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

interface Ran {
  readonly code: number;
  readonly terminal: FakeTerminal;
  readonly stdout: string;
  readonly stderr: string;
}

async function check(args: readonly string[], options: FakeTerminalOptions & { readonly tools?: SessionTools } = {}): Promise<Ran> {
  const terminal = fakeTerminal(options);
  const code = await runCheck(args, terminal, {
    resolver: () => Promise.resolve([{ address: '127.0.0.1', family: 4 as const }]),
    origin: { kind: 'machine', name: 'desk' },
    ...options.tools,
  });
  return { code, terminal, ...terminal.output };
}

const at = (peer: Peer): string[] => ['--host', 'localhost', '--port', String(peer.port), '--encryption', 'implicit', '--ca', 'ca.pem'];
const PASSWORD = { ENVELOPE_PASSWORD: CANARY };
const heardLogin = (peer: Peer): boolean => peer.heard.some(line => holdsCanary(line));

test('a server that passes ends with 0, and in a pipe each stage is a plain line', async t => {
  const peer = await server(t, WITH_LOGIN);
  const cwd = await folderWith(t, {});
  const { code, stdout } = await check([...at(peer), '--user', 'ann'], { cwd, env: PASSWORD });
  assert.equal(code, 0, stdout);
  assert.match(stdout, /^localhost:\d+ with implicit TLS, as ann\n/);
  for (const stage of ['resolve', 'connect', 'upgrade', 'greet', 'hello', 'authenticate']) {
    assert.match(stdout, new RegExp(`^ {2}ok {7}${stage} +[\\d.]+ ms`, 'm'));
  }
  assert.match(stdout, /takes messages up to 35\.9 MB/);
  assert.match(stdout, /Checked from this machine \(desk\)\./);
  assert.ok(!stdout.includes(ESCAPE) && !stdout.includes('\r'));
  assert.ok(heardLogin(peer));
});

test('a terminal gets colours and a live line that is gone in the end; NO_COLOR takes the colours', async t => {
  const peer = await server(t, WITHOUT_LOGIN);
  const cwd = await folderWith(t, {});
  const coloured = await check(at(peer), { cwd, screen: true });
  assert.match(coloured.stdout, /… greet 0\.0 s/);
  assert.ok(coloured.stdout.includes(`${ESCAPE}[32mok     ${ESCAPE}[0m`));
  assert.ok(coloured.stdout.lastIndexOf('\r\u001b[K') > coloured.stdout.lastIndexOf('…'));
  const plain = await check(at(peer), { cwd, screen: true, env: { NO_COLOR: '' } });
  assert.ok(!plain.stdout.includes(`${ESCAPE}[0m`));
});

test('a stage that fails ends with 1, with cause, remedy and source', async t => {
  const peer = await server(t, `${SESSION}C: AUTH PLAIN\nS: 535 5.7.8 Error: authentication failed\nC: QUIT\nS: 221 bye`);
  const cwd = await folderWith(t, {});
  const { code, stdout } = await check([...at(peer), '--user', 'ann'], { cwd, env: PASSWORD });
  assert.equal(code, 1);
  assert.match(stdout, /failed {3}authenticate .*535 5\.7\.8/);
  assert.match(stdout, /^Cause {3}\S.*\.\nRemedy {2}\S.*\.\nSource {2}\S/m);
});

test('without --ca the unknown issuer keeps the password here', async t => {
  const peer = await server(t, WITH_LOGIN);
  const args = at(peer).slice(0, -2);
  const { code, stdout } = await check([...args, '--user', 'ann'], { env: PASSWORD });
  assert.equal(code, 1);
  assert.match(stdout, /certificate not verified/);
  assert.ok(!heardLogin(peer));
  const allowed = await check([...args, '--user', 'ann', '--allow-unverified'], { env: PASSWORD });
  assert.equal(allowed.code, 0, allowed.stdout);
});

test('a session in clear text keeps the password until --allow-clear-text', async t => {
  const clear = 'S: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN\nC: AUTH\nS: 235 in\nC: QUIT\nS: 221 bye';
  const peer = await server(t, clear);
  const args = ['--host', '127.0.0.1', '--port', String(peer.port), '--encryption', 'none', '--user', 'ann'];
  const kept = await check(args, { env: PASSWORD });
  assert.equal(kept.code, 1);
  assert.ok(!heardLogin(peer));
  const sent = await check([...args, '--allow-clear-text'], { env: PASSWORD });
  assert.equal(sent.code, 0, sent.stdout);
  assert.ok(heardLogin(peer));
});

const SETTINGS = (port: number): string =>
  `EMAIL_HOST = "localhost"\nEMAIL_PORT = ${port}\nEMAIL_USE_SSL = True\nEMAIL_HOST_USER = "ann"\nEMAIL_HOST_PASSWORD = "${CANARY}"\n`;

test('--from takes host, port, encryption and user from the file', async t => {
  const peer = await server(t, WITH_LOGIN);
  const cwd = await folderWith(t, { 'settings.py': SETTINGS(peer.port) });
  const { code, stdout, stderr } = await check(['--from', 'settings.py', '--ca', 'ca.pem', '--file-password'], { cwd });
  assert.equal(code, 0, stdout + stderr);
  assert.match(stdout, /^localhost:\d+ with implicit TLS, as ann, from settings\.py:1\n/);
  assert.ok(heardLogin(peer));
});

test('--from does not use the password of the file unless it is picked', async t => {
  const peer = await server(t, WITH_LOGIN);
  const cwd = await folderWith(t, { 'settings.py': SETTINGS(peer.port) });
  const { code, stderr } = await check(['--from', 'settings.py', '--ca', 'ca.pem'], { cwd });
  assert.equal(code, 2);
  assert.match(stderr, /needs a password/);
  assert.deepEqual(peer.heard, []);
});

for (const [title, settings, prepare] of [
  ['an import of another project', 'from ..work.settings import *\n', undefined],
  ['an import by a name from the top', 'from work.settings import *\n', undefined],
  ['a link to another project', 'from .base import *\n', (folder: string) => symlink('../work/settings.py', join(folder, 'base.py'))],
  [
    'a linked environment file',
    'import os\nEMAIL_HOST_USER = "ann"\nEMAIL_HOST_PASSWORD = os.environ["SMTP_PASSWORD"]\n',
    (folder: string) => symlink('../work/.env', join(folder, '.env')),
  ],
] as const) {
  for (const [from, path] of [
    ['clone', 'settings.py'],
    ['', 'clone/settings.py'],
  ] as const) {
    test(`${title} brings no password to the host of this one, ${from === '' ? 'from above' : 'from inside'}`, async t => {
      const peer = await server(t, WITH_LOGIN);
      const home = await folderWith(t, {});
      await mkdir(join(home, 'clone/.git'), { recursive: true });
      await mkdir(join(home, 'work'));
      await writeFile(
        join(home, 'work/settings.py'),
        `EMAIL_HOST = "smtp.example.org"\nEMAIL_HOST_USER = "ann"\nEMAIL_HOST_PASSWORD = "${CANARY}"\n`,
      );
      await writeFile(join(home, 'work/.env'), `SMTP_PASSWORD=${CANARY}\n`);
      const own = `EMAIL_HOST = "localhost"\nEMAIL_PORT = ${String(peer.port)}\nEMAIL_USE_SSL = True\nEMAIL_HOST_USER = "ann"\n`;
      await writeFile(join(home, 'clone/settings.py'), settings + own);
      await prepare?.(join(home, 'clone'));
      const ca = join(home, 'ca.pem');
      const { code, stderr } = await check(['--from', path, '--ca', ca, '--file-password'], { cwd: join(home, from) });
      assert.equal(code, 2, stderr);
      assert.match(stderr, /the mailer in the file has no password/);
      assert.deepEqual(peer.heard, []);
    });
  }
}

for (const [title, env, used] of [
  ['with --from the variable is kept back when ENVELOPE_HOST is not set', {}, false],
  ['with --from the variable is kept back when ENVELOPE_HOST names another host', { ENVELOPE_HOST: 'smtp.example.org' }, false],
  ['with --from the variable is used when ENVELOPE_HOST names the same host, in any letters', { ENVELOPE_HOST: 'LOCALHOST.' }, true],
] as const) {
  test(title, async t => {
    const peer = await server(t, WITH_LOGIN);
    const cwd = await folderWith(t, { 'settings.py': SETTINGS(peer.port) });
    const { code, stderr } = await check(['--from', 'settings.py', '--ca', 'ca.pem'], { cwd, env: { ...PASSWORD, ...env } });
    assert.equal(code, used ? 0 : 2, stderr);
    assert.equal(heardLogin(peer), used);
    if (!used) assert.match(stderr, /ENVELOPE_PASSWORD was not used: the host localhost comes from settings\.py:1/);
  });
}

test('a descriptor brings the password, but not for another host than ENVELOPE_HOST names', async t => {
  const peer = await server(t, WITH_LOGIN);
  const cwd = await folderWith(t, { 'settings.py': SETTINGS(peer.port), secret: `${CANARY}\n` });
  await using file = await open(join(cwd, 'secret'), 'r');
  const args = ['--from', 'settings.py', '--ca', 'ca.pem', '--password-fd', String(file.fd)];
  const kept = await check(args, { cwd, env: { ENVELOPE_HOST: 'smtp.example.org' } });
  assert.equal(kept.code, 2);
  const sent = await check(args, { cwd });
  assert.equal(sent.code, 0, sent.stdout + sent.stderr);
  assert.ok(heardLogin(peer));
});

test('a token that is the user name too is told to nobody', async t => {
  const token = ['3f2a9c41', '8b7e', '4d6a', '9c01', '5e8f7a6b4c2d'].join('-');
  const cwd = await folderWith(t, {});
  for (const args of [[], ['--json']]) {
    const peer = await server(t, WITH_LOGIN);
    const { stdout, stderr } = await check([...at(peer), '--user', token, ...args], { cwd, env: { ENVELOPE_PASSWORD: token } });
    assert.match(stdout, /••••/);
    assert.ok(!`${stdout}${stderr}`.includes(token));
  }
});

test('on a terminal the password is asked for without an echo, and the question says where it goes', async t => {
  const peer = await server(t, WITH_LOGIN);
  const cwd = await folderWith(t, { 'settings.py': SETTINGS(peer.port) });
  const typed = ['\u001b[A', 'x', '\u007f', CANARY.slice(0, 4), `${CANARY.slice(4)}\r`];
  const { code, stdout, stderr, terminal } = await check(['--from', 'settings.py', '--ca', 'ca.pem'], { cwd, typed });
  assert.equal(code, 0, stdout + stderr);
  assert.equal(stderr, `Password for ann at localhost:${peer.port}: \n`);
  assert.ok(heardLogin(peer));
  assert.equal(terminal.stdin.isRaw, false);
});

test('Ctrl-C at the prompt ends with 2, and nothing is opened', async t => {
  const peer = await server(t, WITH_LOGIN);
  const { code, stderr } = await check([...at(peer).slice(0, -2), '--user', 'ann'], { typed: ['\u0003'] });
  assert.equal(code, 2);
  assert.match(stderr, /no password was entered/);
  assert.deepEqual(peer.heard, []);
});

test('Ctrl-C ends a check that waits, at once', async t => {
  const peer = await server(t, '! hang');
  const terminal = fakeTerminal();
  const began = performance.now();
  const run = runCheck(['--host', '127.0.0.1', '--port', String(peer.port), '--encryption', 'none'], terminal);
  while (!terminal.output.stdout.includes('connect')) await new Promise(resolve => setImmediate(resolve));
  terminal.interrupt();
  assert.equal(await run, 1);
  assert.match(terminal.output.stdout, /failed {3}greet .*cancelled/);
  assert.ok(performance.now() - began < 5000);
});

test('--timeout counts for each stage', async t => {
  const peer = await server(t, '! hang');
  const { code, stdout } = await check(['--host', '127.0.0.1', '--port', String(peer.port), '--encryption', 'none', '--timeout', '0.2']);
  assert.equal(code, 1);
  assert.match(stdout, /failed {3}greet .*silence/);
});

test('several mailers in a file are listed with their lines, and one is chosen by its line', async t => {
  const peer = await server(t, WITHOUT_LOGIN);
  const cwd = await folderWith(t, {
    'mailer.ts': `import nodemailer from 'nodemailer';
export const first = nodemailer.createTransport({ host: 'smtp.example.org', port: 465, secure: true });
export const second = nodemailer.createTransport({
  host: 'localhost',
  port: ${peer.port},
  secure: true,
});
`,
  });
  const unclear = await check(['--from', 'mailer.ts'], { cwd });
  assert.equal(unclear.code, 2);
  assert.match(
    unclear.stderr,
    /holds 2 mailers; name one by its line:\n {2}mailer\.ts:2 {2}smtp\.example\.org:465 implicit\n {2}mailer\.ts:3/,
  );
  const clear = await check(['--from', 'mailer.ts:5', '--ca', 'ca.pem'], { cwd });
  assert.equal(clear.code, 0, clear.stdout + clear.stderr);
});

test('--domain follows the SRV records, those of implicit TLS first', async t => {
  const peer = await server(t, WITHOUT_LOGIN);
  const cwd = await folderWith(t, {});
  const asked: string[] = [];
  const dns: DnsResolver = ({ name }) => {
    asked.push(name);
    const records = name.startsWith('_submissions.') ? [`0 0 ${peer.port} localhost.`] : [];
    return Promise.resolve(records.length === 0 ? { state: 'absent', exists: true } : { state: 'found', records });
  };
  const { code, stdout } = await check(['--domain', 'example.org', '--ca', 'ca.pem'], { cwd, tools: { dns } });
  assert.equal(code, 0, stdout);
  assert.match(stdout, /^localhost:\d+ with implicit TLS, from the SRV records of example\.org\n/);
  assert.deepEqual(asked, ['_submissions._tcp.example.org', '_submission._tcp.example.org']);
});

for (const args of [
  [],
  ['--host', 'h', '--port', '0'],
  ['--host', 'h', '--encryption', 'ssl'],
  ['--host', 'h', '--timeout', 'soon'],
  ['--host', 'h', '--mechanism', 'NTLM'],
  ['--host', 'h', '--envelope', 'ann@example.org'],
  ['--host', 'h', '--password-fd', 'three'],
  ['--host', 'h', '--file-password'],
  ['--domain', 'd', '--host', 'h'],
  ['--nonsense'],
  ['no server'],
  ['--from', 'missing.py'],
  ['--host', 'h', '--ca', 'missing.pem'],
]) {
  test(`envelope check ${args.join(' ')} cannot run, and says why`, async () => {
    const { code, stderr } = await check(args);
    assert.equal(code, 2);
    assert.match(stderr, /^envelope check: \S.*\.\n/);
  });
}

test('a password on the command line is refused and not repeated', async () => {
  for (const args of [
    ['--host', 'h', `--password=${CANARY}`],
    ['--host', 'h', CANARY],
  ]) {
    const { code, stdout, stderr } = await check(args);
    assert.equal(code, 2);
    assert.ok(!holdsCanary(stdout + stderr));
  }
});

test('the JSON follows its schema, whether the check passes or fails, and has the password nowhere', async t => {
  const flaw = await loadSchema('check');
  const peer = await server(t, WITH_LOGIN.replace('S: 235 2.7.0 in', `S: 535 5.7.8 no, not ${Buffer.from(CANARY).toString('latin1')}`));
  const cwd = await folderWith(t, { 'settings.py': SETTINGS(peer.port) });
  const from = ['--from', 'settings.py', '--file-password', '--json', '--timeout', '2'];
  for (const args of [
    [...from, '--ca', 'ca.pem'],
    [...from, '--ca', 'ca.pem', '--ports', '--tls-versions'],
    from,
    ['--host', 'localhost', '--port', '1', '--json'],
  ]) {
    const { code, stdout, stderr } = await check(args, { cwd });
    assert.equal(code, 1, stderr);
    const report = JSON.parse(stdout) as CheckReport;
    assert.equal(flaw(report), '');
    assert.ok(!holdsCanary(stdout + stderr));
    assert.ok(report.diagnosis);
  }
});
