import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { AnySchema } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { FORMATS } from '../../cli/formats.ts';
import { runScan } from '../../cli/scan/command.ts';
import type { ScanReport } from '../../cli/scan/report.ts';
import { exampleOf } from '../core/providers/example-of.ts';
import { keyFormats } from '../../core/secrets/formats.ts';

/** Made at run time: no file of this project holds a provider's key. */
const KEY = exampleOf(keyFormats.find(({ provider }) => provider === 'sendgrid')?.shape ?? { exact: '' });
const PASSWORD = ['Kq7v', 'T2mX', 'b9Lr'].join('!');

const SETTINGS = `EMAIL_HOST = 'smtp.example.org'\nEMAIL_HOST_USER = 'ann'\nEMAIL_HOST_PASSWORD = '${PASSWORD}'\n`;
const ENVIRONMENT = `SMTP_HOST=smtp.example.org\nSMTP_USER=ann\nSMTP_PASSWORD=${PASSWORD}\n`;

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function scan(folder: string, ...args: readonly string[]): Promise<Run> {
  const output = { stdout: '', stderr: '' };
  const terminal = {
    stdout: { write: (text: string) => (output.stdout += text) },
    stderr: { write: (text: string) => (output.stderr += text) },
    env: process.env,
    cwd: () => folder,
  };
  return { code: await runScan(args, terminal), ...output };
}

async function reportOf(folder: string, ...args: readonly string[]): Promise<ScanReport> {
  return JSON.parse((await scan(folder, '--format', 'json', ...args)).stdout) as ScanReport;
}

function placesOf({ files }: ScanReport): string[] {
  return files.flatMap(({ path, findings }) =>
    findings.map(({ line, column, rule, severity }) => `${path}:${line}:${column} ${rule} ${severity}`),
  );
}

type Files = Readonly<Record<string, string | Buffer>>;

async function write(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

async function folderWith(t: TestContext, files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-scan-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await write(folder, files);
  return folder;
}

async function repositoryWith(t: TestContext, files: Files): Promise<string> {
  const folder = await folderWith(t, files);
  git(folder, 'init', '-q');
  return folder;
}

function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', folder, ...identity, ...args], { encoding: 'utf8' });
}

function commit(folder: string): string {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'change');
  return git(folder, 'rev-parse', 'HEAD').trim();
}

test('a folder without secrets ends with 0', async t => {
  const folder = await folderWith(t, { 'a.txt': 'nothing\n', 'mailer.py': SETTINGS.replace(PASSWORD, 'your-password') });
  const { code, stdout } = await scan(folder);
  assert.deepEqual([code, stdout], [0, 'No secrets in 2 files.\n']);
});

test('a key is found in any text, a password in an address, and a password where a mailer has it', async t => {
  const folder = await repositoryWith(t, {
    'notes/old.md': `The key was ${KEY}.\n`,
    'compose.yaml': `services:\n  app:\n    environment:\n      MAIL_URL: smtps://ann:${encodeURIComponent(PASSWORD)}@smtp.mailgun.org\n`,
    'settings.py': SETTINGS,
  });
  const { code } = await scan(folder);
  assert.equal(code, 1);
  assert.deepEqual(placesOf(await reportOf(folder)), [
    'compose.yaml:4:29 secret/in-source error',
    'notes/old.md:1:13 secret/provider-key error',
    'settings.py:3:24 secret/in-source error',
  ]);
});

test('where git has the file decides how badly an environment file stands', async t => {
  const folder = await repositoryWith(t, {
    'tracked/.env': ENVIRONMENT,
    'untracked/.env': ENVIRONMENT,
    'ignored/.env': ENVIRONMENT,
    'ignored/.env.example': ENVIRONMENT,
    '.gitignore': 'ignored/.env*\n',
  });
  git(folder, 'add', 'tracked/.env');
  assert.deepEqual(placesOf(await reportOf(folder)), [
    'ignored/.env.example:3:15 secret/in-example warning',
    'tracked/.env:3:15 secret/tracked error',
    'untracked/.env:3:15 secret/not-ignored warning',
  ]);
});

test('what git ignores is not read, but for environment files; without git it is', async t => {
  const folder = await repositoryWith(t, { 'logs/mail.txt': KEY, '.gitignore': 'logs/\n' });
  assert.deepEqual(placesOf(await reportOf(folder)), []);
  assert.deepEqual(placesOf(await reportOf(folder, '--no-git')), ['logs/mail.txt:1:1 secret/provider-key warning']);
});

test('a repository inside the repository is searched as well', async t => {
  const folder = await repositoryWith(t, { 'inner/notes.txt': KEY });
  git(join(folder, 'inner'), 'init', '-q');
  assert.deepEqual(placesOf(await reportOf(folder)), ['inner/notes.txt:1:1 secret/provider-key error']);
});

test('a variable that a program reads its password from is found in .env, whatever its name', async t => {
  const folder = await repositoryWith(t, {
    'settings.py': SETTINGS.replace(`'${PASSWORD}'`, "os.environ['RELAY_WORD']"),
    '.env': `RELAY_WORD=${PASSWORD}\n`,
  });
  git(folder, 'add', '.env');
  assert.deepEqual(placesOf(await reportOf(folder)), ['.env:1:12 secret/tracked error']);
});

test('binary files are skipped, UTF-16 is read, and a large file as far as 1 MB', async t => {
  const line = `${'x'.repeat(99)}\n`;
  const folder = await folderWith(t, {
    'image.bin': Buffer.from(`\0\0\0 ${KEY}`),
    'wide.txt': Buffer.from(`\ufeff${KEY}`, 'utf16le'),
    'near.log': line.repeat(9_000) + KEY,
    'far.log': line.repeat(11_000) + KEY,
  });
  assert.deepEqual(placesOf(await reportOf(folder)), [
    'near.log:9001:1 secret/provider-key warning',
    'wide.txt:1:1 secret/provider-key warning',
  ]);
});

test('a link is not followed, unless the user names it', async t => {
  const outside = await folderWith(t, { 'notes.txt': KEY });
  const folder = await repositoryWith(t, { 'own.txt': 'nothing\n' });
  await symlink(join(outside, 'notes.txt'), join(folder, 'link.txt'));
  const makePipe = 'mkfifo';
  execFileSync(makePipe, [join(folder, 'pipe')]);
  await symlink(join(folder, 'pipe'), join(folder, 'endless.txt'));
  assert.deepEqual(placesOf(await reportOf(folder)), []);
  assert.equal((await reportOf(folder, 'link.txt')).summary.warnings + (await reportOf(folder, 'link.txt')).summary.errors, 1);
});

test('one secret is told once, by the rule that knows most', async t => {
  const folder = await repositoryWith(t, {
    'mailer.js': `require('nodemailer').createTransport('smtps://apikey:${KEY}@smtp.sendgrid.net');\n`,
    '.env': `SMTP_HOST=smtp.sendgrid.net\nSMTP_USER=apikey\nSMTP_PASSWORD=${KEY}\n`,
  });
  assert.deepEqual(placesOf(await reportOf(folder)), ['.env:3:15 secret/not-ignored warning', 'mailer.js:1:55 secret/in-source error']);
});

test('comments, ignored paths and switched-off rules keep quiet', async t => {
  const folder = await folderWith(t, {
    'a.txt': `# envelope-ignore-next-line secret/provider-key -- revoked\n${KEY}\n`,
    'b.txt': `// envelope-ignore-file\n${KEY}\n`,
    'fixtures/c.txt': KEY,
    'd.py': SETTINGS,
    'envelope.config.json': '{ "ignore": ["fixtures/**"], "rules": { "secret/in-source": "off" } }',
  });
  const { code, stderr } = await scan(folder, '--verbose');
  assert.equal(code, 0);
  assert.match(stderr, /^envelope scan: a\.txt:2:1: dropped a SendGrid API key, since it is suppressed by a comment\.$/m);
  assert.match(stderr, /^envelope scan: d\.py:3:24: dropped a mail password, since it is of a rule that is switched off\.$/m);
});

test('--verbose tells why a candidate was dropped, without its text', async t => {
  const folder = await folderWith(t, {
    'settings.py': SETTINGS.replace('smtp.example.org', 'localhost'),
    'a.env': 'SMTP_HOST=smtp.example.org\nSMTP_PASSWORD=your_smtp_password\n',
    'b.txt': 'smtp://ann:${MAIL_WORD}@smtp.example.org\n',
  });
  const { code, stderr } = await scan(folder, '--verbose');
  assert.equal(code, 0);
  assert.match(stderr, /settings\.py:3:23: dropped a mail password, since it is for a host that only this machine/);
  assert.match(stderr, /a\.env:2:15: dropped a mail password, since it is a placeholder/);
  assert.match(stderr, /b\.txt:1:12: dropped a password in an SMTP address, since it refers to a value that is kept elsewhere/);
  assert.ok(![PASSWORD, 'your_smtp_password', 'MAIL_WORD'].some(text => stderr.includes(text)), stderr);
});

test('a secret that was removed is found in the history, with the commit that brought it', async t => {
  const folder = await repositoryWith(t, { 'app/settings.py': SETTINGS, 'notes.txt': `one\n${KEY}\n` });
  const first = commit(folder);
  await write(folder, { 'app/settings.py': SETTINGS.replace('smtp.', 'mail.'), 'notes.txt': `one\ntwo\n${KEY}\n` });
  commit(folder);
  await write(folder, { 'app/settings.py': SETTINGS.replace(`'${PASSWORD}'`, "os.environ['MAIL_WORD']"), 'notes.txt': 'one\n' });
  commit(folder);

  assert.deepEqual(placesOf(await reportOf(folder)), []);
  const { history, summary } = await reportOf(folder, '--history');
  assert.deepEqual(
    history.map(({ commit: by, path, line, column, rule, provider }) => [by, path, line, column, rule, provider]),
    [
      [first, 'app/settings.py', 3, 24, 'secret/in-history', null],
      [first, 'notes.txt', 2, 1, 'secret/in-history', 'sendgrid'],
    ],
  );
  assert.deepEqual([summary.errors, summary.commits], [2, 3]);
  assert.equal((await scan(folder, '--history')).code, 1);
});

test('what a tracked file still shows is not told as history', async t => {
  const folder = await repositoryWith(t, { 'old/settings.py': SETTINGS });
  commit(folder);
  git(folder, 'mv', 'old', 'new');
  commit(folder);
  const report = await reportOf(folder, '--history');
  assert.deepEqual([placesOf(report).length, report.history], [1, []]);
});

test('a secret that moved to an ignored file was not replaced, and the finding says so', async t => {
  const folder = await repositoryWith(t, { 'settings.py': SETTINGS });
  commit(folder);
  await write(folder, { 'settings.py': '\n', '.env': ENVIRONMENT, '.gitignore': '.env\n' });
  commit(folder);
  const { history } = await reportOf(folder, '--history');
  assert.deepEqual(
    history.map(({ path, stillUsedIn }) => [path, stillUsedIn]),
    [['settings.py', '.env']],
  );
});

test('--history needs a repository', async t => {
  const folder = await folderWith(t, {});
  const { code, stderr } = await scan(folder, '--history');
  assert.equal(code, 2);
  assert.match(stderr, /^envelope scan: the history of .* cannot be read to its end\.\n$/);
});

test('the baseline keeps known secrets quiet, wherever they move in the file, and nothing else', async t => {
  const folder = await folderWith(t, { 'settings.py': SETTINGS, 'notes.txt': KEY });
  const written = await scan(folder, '--update-baseline');
  assert.deepEqual([written.code, written.stdout], [0, '']);
  assert.equal(written.stderr, 'envelope scan: envelope.baseline.json lists 2 secrets.\n');
  assert.equal((await scan(folder)).stdout, 'No secrets in 3 files; the baseline lists 2 more.\n');

  await write(folder, { 'settings.py': `# moved\n\n${SETTINGS}` });
  assert.deepEqual(placesOf(await reportOf(folder)), []);
  await write(folder, { 'settings.py': SETTINGS.replace(PASSWORD, `${PASSWORD}2`), 'other.txt': KEY });
  assert.deepEqual(placesOf(await reportOf(folder)), [
    'other.txt:1:1 secret/provider-key warning',
    'settings.py:3:24 secret/in-source warning',
  ]);
});

test('a baseline keeps reasons, forgets what is gone, and leaves alone what was not looked at', async t => {
  const folder = await folderWith(t, { 'a/one.txt': KEY, 'b/two.txt': KEY });
  await scan(folder, '--update-baseline');
  const path = join(folder, 'envelope.baseline.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace('"}', '","reason":"revoked in May"}'));
  await rm(join(folder, 'b/two.txt'));
  await scan(folder, 'a', '--update-baseline');
  assert.match(await readFile(path, 'utf8'), /a\/one\.txt.*revoked in May[^]*b\/two\.txt/);
  await scan(folder, '--update-baseline');
  assert.doesNotMatch(await readFile(path, 'utf8'), /two\.txt/);
});

for (const format of FORMATS) {
  test(`no secret is printed as ${format}, nor written into the baseline`, async t => {
    const folder = await repositoryWith(t, { 'settings.py': SETTINGS, 'notes.txt': KEY });
    commit(folder);
    await rm(join(folder, 'settings.py'));
    const { stdout, stderr, code } = await scan(folder, '--history', '--verbose', '--format', format);
    await scan(folder, '--history', '--update-baseline');
    const output = stdout + stderr + (await readFile(join(folder, 'envelope.baseline.json'), 'utf8'));
    assert.equal(code, 1);
    assert.match(stdout, /secret\/in-history/);
    assert.deepEqual(
      [PASSWORD, KEY, Buffer.from(PASSWORD).toString('base64')].filter(text => output.includes(text)),
      [],
    );
  });
}

test('the JSON follows its schema', async t => {
  const schema = JSON.parse(await readFile(join(import.meta.dirname, '../../docs/scan.schema.json'), 'utf8')) as AnySchema;
  const validate = addFormats.default(new Ajv2020({ strict: true, strictRequired: false })).compile(schema);
  const folder = await repositoryWith(t, { 'settings.py': SETTINGS, 'notes.txt': KEY });
  commit(folder);
  await rm(join(folder, 'notes.txt'));
  git(folder, 'rm', '-q', '--cached', 'notes.txt');
  const report = await reportOf(folder, '--history');
  assert.ok(report.files.length === 1 && report.history.length === 1, JSON.stringify(report));
  assert.ok(validate(report), JSON.stringify(validate.errors));
});

for (const args of [['--format', 'xml'], ['--nonsense'], ['--history', '--no-git'], ['--baseline', 'none.json'], ['missing.txt']]) {
  test(`envelope scan ${args.join(' ')} cannot run, and says why`, async t => {
    const { code, stderr } = await scan(await folderWith(t, {}), ...args);
    assert.equal(code, 2);
    assert.match(stderr, /^envelope scan: \S.*\.\n/);
  });
}
