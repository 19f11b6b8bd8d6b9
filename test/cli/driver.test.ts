import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { runCheck } from '../../cli/check/command.ts';
import { runSend } from '../../cli/send/command.ts';
import type { DnsResolver } from '../../mail/dns/resolver.ts';
import { isSigned, serve, type Heard, type Says } from '../mail/send/drivers/api-server.ts';
import { loadSchema } from './check-schema.ts';
import { fakeTerminal, type FakeTerminalOptions } from './check-terminal.ts';

/** Made at run time, as no code host takes what looks like a key. */
const KEY = ['kanarien', 'Wq7', 'zR2', 'Tt9'].join('-');
const TOKEN = ['sitzung', 'Kp4', 'mN8'].join('-');

const FILES = {
  'mailgun.env': 'MAIL_MAILER=mailgun\nMAIL_FROM_ADDRESS=shop@mg.example.org\n',
  'settings.py': `EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"\nDEFAULT_FROM_EMAIL = "The Shop <shop@example.org>"\n`,
  'ses.py': `EMAIL_BACKEND = "django_ses.SESBackend"\nDEFAULT_FROM_EMAIL = "shop@example.org"\n`,
  'sendmail.js': `require('nodemailer').createTransport({ sendmail: true })\n`,
};

interface Turn extends Omit<FakeTerminalOptions, 'cwd'> {
  readonly answer?: (heard: Heard) => Says;
  readonly dns?: DnsResolver;
}

/** Runs a command in a project with mailers of every driver, beside a server that stands in for each API. */
async function run(t: TestContext, args: readonly string[], { answer, dns, env, ...terminalOptions }: Turn) {
  const cwd = await mkdtemp(join(tmpdir(), 'envelope-driver-'));
  t.after(() => rm(cwd, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(cwd, name), text);
  const server = await serve(t, answer ?? (() => ({ status: 500 })));
  const terminal = fakeTerminal({ cwd, env: { ENVELOPE_API_URL: server.url, ...env }, ...terminalOptions });
  const [command, ...rest] = args;
  const tools = dns === undefined ? {} : { dns };
  const code = await (command === 'send' ? runSend(rest, terminal, tools) : runCheck(rest, terminal, tools));
  const { stdout, stderr } = terminal.output;
  assert.ok(!holdsKey(stdout + stderr), 'the output holds a key');
  return { code, cwd, heard: server.heard, stdout, stderr };
}

function holdsKey(text: string): boolean {
  return [KEY, TOKEN].some(secret => [secret, Buffer.from(`api:${secret}`).toString('base64')].some(form => text.includes(form)));
}

const json = (status: number, body: unknown): Says => ({ status, body: JSON.stringify(body) });
const MAILGUN_READY = () => json(200, { domain: { name: 'mg.example.org', state: 'active' } });
const POSTMARK_TAKES = () => json(200, { To: 'bob@example.net', MessageID: 'b7bc2f4a-0001', ErrorCode: 0, Message: 'OK' });

test('the key of a mailer that sends through Mailgun is checked, for the domain of its sender', async t => {
  const { code, heard, stdout } = await run(t, ['check', '--from', 'mailgun.env'], {
    answer: MAILGUN_READY,
    env: { ENVELOPE_PASSWORD: KEY },
  });
  assert.equal(code, 0, stdout);
  assert.equal(heard[0]?.path, '/v4/domains/mg.example.org');
  assert.equal(heard[0].headers.authorization, `Basic ${Buffer.from(`api:${KEY}`).toString('base64')}`);
  assert.match(
    stdout,
    /^Mailgun for mg\.example\.org, region us, from mailgun\.env:1\n {2}ok +key +[\d.]+ ms {2}127\.0\.0\.1:\d+, domain mg\.example\.org, state active\n$/,
  );
});

test('a key that is refused ends with 1, with cause and remedy', async t => {
  const { code, stdout } = await run(t, ['check', '--from', 'settings.py'], {
    answer: () => json(401, { ErrorCode: 10, Message: `The token ${KEY} is not valid` }),
    env: { ENVELOPE_PASSWORD: KEY },
  });
  assert.equal(code, 1);
  assert.match(stdout, /^ {2}failed +key .*401 10: The token •+ is not valid$/m);
  assert.match(stdout, /^Remedy {2}\S/m);
});

test('a message goes through the API of the mailer, with the sender of its file', async t => {
  const { code, heard, stdout } = await run(t, ['send', '--from', 'settings.py', '--to', 'bob@example.net'], {
    answer: POSTMARK_TAKES,
    env: { ENVELOPE_PASSWORD: KEY },
  });
  assert.equal(code, 0, stdout);
  assert.equal(heard.length, 1);
  const body = JSON.parse(heard[0]?.body.toString() ?? '') as Record<string, string>;
  assert.equal(body['From'], '"The Shop" <shop@example.org>');
  assert.match(stdout, /^ {2}sent +\d+ bytes to bob@example\.net through 127\.0\.0\.1:\d+ in \d+ ms$/m);
  assert.match(stdout, /^Accepted is not arrived yet\n {2}1\. In the mailbox of bob@example\.net/m);
});

test('SES is spoken to with the key, its ID and the session token of temporary credentials', async t => {
  const keyId = ['ASIA', 'EXAMPLE0EXAMPLE0'].join('');
  const { code, heard, stdout } = await run(
    t,
    ['send', '--from', 'ses.py', '--to', 'bob@example.net', '--user', keyId, '--region', 'eu-west-1'],
    {
      answer: () => json(200, { MessageId: '0102018f-0001' }),
      env: { ENVELOPE_PASSWORD: KEY, ENVELOPE_SESSION_TOKEN: TOKEN },
    },
  );
  assert.equal(code, 0, stdout);
  assert.ok(heard[0] !== undefined && isSigned(heard[0], KEY, { region: 'eu-west-1' }));
  assert.equal(heard[0].headers['x-amz-security-token'], TOKEN);
});

test('temporary AWS credentials without their session token are not sent', async t => {
  const { code, heard, stderr } = await run(t, ['check', '--from', 'ses.py', '--user', 'ASIAEXAMPLE0EXAMPLE0'], {
    env: { ENVELOPE_PASSWORD: KEY },
  });
  assert.deepEqual([code, heard.length], [2, 0]);
  assert.match(stderr, /needs a session token\. Set ENVELOPE_SESSION_TOKEN, give --session-token-fd/);
});

test('a variable holds no key for a driver that a file chose, unless it names the host', async t => {
  const provider = { ENVELOPE_API_URL: '', ENVELOPE_PASSWORD: KEY };
  const chosen = await run(t, ['check', '--from', 'settings.py'], { env: provider });
  assert.equal(chosen.code, 2);
  assert.match(
    chosen.stderr,
    /ENVELOPE_PASSWORD was not used: the host api\.postmarkapp\.com comes from settings\.py:1, and ENVELOPE_HOST is not set/,
  );
  const elsewhere = await run(t, ['check', '--from', 'settings.py'], { env: { ...provider, ENVELOPE_HOST: 'api.mailgun.net' } });
  assert.equal(elsewhere.code, 2);
  assert.match(elsewhere.stderr, /ENVELOPE_HOST names api\.mailgun\.net/);
});

test('a prompt says where the key goes', async t => {
  const { code, stderr, heard } = await run(t, ['check', '--driver', 'mailgun', '--sending-domain', 'mg.example.org'], {
    answer: MAILGUN_READY,
    typed: [`${KEY}\r`],
  });
  assert.equal(code, 0, stderr);
  assert.match(stderr, /^API key for 127\.0\.0\.1:\d+: $/m);
  assert.equal(heard.length, 1);
});

test('a key goes over http to this machine alone, whatever the variable says', async t => {
  for (const url of ['http://api.example.org', 'https://ann:secret@example.org', 'ftp://127.0.0.1', 'http://localhost:1']) {
    const { code, stderr } = await run(t, ['check', '--driver', 'postmark', '--api-url', url], { env: { ENVELOPE_PASSWORD: KEY } });
    assert.equal(code, 2, url);
    assert.match(stderr, /the address of the API: The base URL/);
  }
});

test('no file of a project says where a key goes', async t => {
  const { heard, stderr } = await run(t, ['check', '--from', 'mailgun.env'], { env: { ENVELOPE_API_URL: '', ENVELOPE_PASSWORD: KEY } });
  assert.deepEqual(heard, []);
  assert.match(stderr, /the host api\.mailgun\.net comes from/);
});

for (const [args, why] of [
  [['--driver', 'sendgrid'], /--driver takes one of mailgun, ses, postmark, sendmail/],
  [['--driver', 'mailgun'], /needs the domain that sends/],
  [['--driver', 'ses'], /needs an access key ID: give it with --user/],
  [['--driver', 'postmark', '--host', 'h'], /--host is a server of SMTP/],
  [['--driver', 'postmark', '--port', '25'], /--port is for SMTP, and --driver names postmark/],
  [['--driver', 'ses', '--user', 'AKIA', '--region', 'evil.example'], /--region "evil\.example": The provider has no such region/],
  [['--driver', 'postmark', '--ports'], /--ports, --tls-versions and --envelope are for SMTP/],
  [['--from', 'settings.py', '--no-login'], /--no-login is for SMTP, and the mailer at settings\.py:1 uses postmark/],
] as const) {
  test(`envelope check ${args.join(' ')} cannot run and asks nobody`, async t => {
    const { code, stderr, heard } = await run(t, ['check', ...args], { env: { ENVELOPE_PASSWORD: KEY } });
    assert.deepEqual([code, heard.length], [2, 0]);
    assert.match(stderr, why);
  });
}

test('the sendmail program of the system takes the message, never one of the project', async t => {
  const bin = await mkdtemp(join(tmpdir(), 'envelope-bin-'));
  t.after(() => rm(bin, { recursive: true, force: true }));
  const write = async (folder: string, script: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'sendmail'), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, 'sendmail'), 0o755);
  };
  await write(bin, `printf '%s\\n' "$@" > '${bin}/args'; cat > '${bin}/message'; echo "queued as 4ABC"`);
  const args = ['send', '--from', 'sendmail.js', '--sender', 'shop@example.org', '--to', 'bob@example.net'];
  const { code, stdout, stderr } = await run(t, args, { env: { PATH: bin } });
  assert.equal(code, 0, stdout + stderr);
  assert.equal(await readFile(join(bin, 'args'), 'utf8'), '-i\n-f\nshop@example.org\n--\nbob@example.net\n');
  assert.match(stdout, /^The sendmail program of this machine, from sendmail\.js:1\n {2}sent .* through .*sendmail in/m);

  const inside = await mkdtemp(join(tmpdir(), 'envelope-inside-'));
  t.after(() => rm(inside, { recursive: true, force: true }));
  await write(join(inside, 'bin'), `touch '${inside}/ran'`);
  await writeFile(join(inside, 'sendmail.js'), FILES['sendmail.js']);
  const terminal = fakeTerminal({ cwd: inside, env: { PATH: join(inside, 'bin') } });
  await runCheck(['--from', 'sendmail.js'], terminal);
  assert.doesNotMatch(terminal.output.stdout, /envelope-inside/);
});

test('with --records the next steps know of the domain', async t => {
  const asked: string[] = [];
  const dns: DnsResolver = ({ type, name }) => {
    asked.push(`${type} ${name}`);
    return Promise.resolve({ state: 'absent', exists: true });
  };
  const args = ['send', '--from', 'settings.py', '--to', 'bob@example.net', '--json'];
  const env = { ENVELOPE_PASSWORD: KEY };
  const without = await run(t, args, { answer: POSTMARK_TAKES, env, dns });
  assert.equal(asked.length, 0);
  assert.doesNotMatch(without.stdout, /"no-policy"/);
  const { stdout } = await run(t, [...args, '--records'], { answer: POSTMARK_TAKES, env, dns });
  assert.ok(asked.includes('TXT _dmarc.example.org'));
  assert.match(stdout, /"id": "no-policy"/);
});

test('the JSON follows its schema, whatever came of it', async t => {
  const schemas = { check: await loadSchema('check'), send: await loadSchema('send') };
  const env = { ENVELOPE_PASSWORD: KEY, PATH: '/nowhere' };
  const turns: readonly (readonly [command: 'check' | 'send', from: string, answer: () => Says, code: number])[] = [
    ['check', 'mailgun.env', MAILGUN_READY, 0],
    ['check', 'settings.py', () => ({ status: 429, headers: { 'retry-after': '60' }, body: KEY }), 1],
    ['check', 'settings.py', () => ({ status: 200, body: '<html>' }), 1],
    ['send', 'settings.py', POSTMARK_TAKES, 0],
    ['send', 'mailgun.env', () => json(200, { id: '<1@mg.example.org>', message: 'Queued.' }), 0],
    ['send', 'settings.py', () => json(422, { ErrorCode: 300, Message: 'Invalid email request' }), 1],
  ];
  for (const [command, from, answer, expected] of turns) {
    const to = command === 'send' ? ['--to', 'bob@example.net'] : [];
    const { code, stdout, stderr } = await run(t, [command, '--from', from, '--json', ...to], { answer, env });
    assert.equal(code, expected, stdout + stderr);
    assert.equal(schemas[command](JSON.parse(stdout)), '', stdout);
  }
});
