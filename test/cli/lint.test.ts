import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { AnySchema } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { runLint } from '../../cli/lint/command.ts';
import type { LintReport } from '../../cli/lint/report.ts';

const WRONG = `import nodemailer from 'nodemailer';
export const transport = nodemailer.createTransport({ host: 'smtp.example.org', port: 465, secure: false });
`;
const RIGHT = WRONG.replace('secure: false', 'secure: true');

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function lint(folder: string, ...args: readonly string[]): Promise<Run> {
  const output = { stdout: '', stderr: '' };
  const terminal = {
    stdout: { write: (text: string) => (output.stdout += text) },
    stderr: { write: (text: string) => (output.stderr += text) },
    env: process.env,
    cwd: () => folder,
  };
  return { code: await runLint(args, terminal), ...output };
}

async function folderWith(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-lint-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

test('a folder without findings ends with 0', async t => {
  const folder = await folderWith(t, { 'mailer.ts': RIGHT });
  const { code, stdout } = await lint(folder);
  assert.deepEqual([code, stdout], [0, 'No findings in 1 file with mail settings.\n']);
});

test('an error ends with 1 and names its line and column', async t => {
  const folder = await folderWith(t, { 'mailer.ts': WRONG });
  const { code, stdout } = await lint(folder);
  assert.equal(code, 1);
  assert.match(stdout, /^mailer\.ts\n {2}2:92 .*error.*connection\/implicit-tls-port/);
});

test('the JSON tells the mailers, the findings and a summary', async t => {
  const folder = await folderWith(t, { 'mailer.ts': WRONG });
  const { stdout } = await lint(folder, '--format', 'json');
  const report = JSON.parse(stdout) as LintReport;
  assert.deepEqual(report.files[0]?.mailers, [
    {
      dialect: 'nodemailer',
      line: 2,
      transport: 'smtp',
      host: 'smtp.example.org',
      port: 465,
      encryption: 'opportunistic',
      username: null,
      password: 'absent',
      from: null,
    },
  ]);
  assert.deepEqual(
    report.files[0].findings.map(({ rule, severity, line, column, endLine, endColumn, fixable }) => ({
      rule,
      severity,
      line,
      column,
      endLine,
      endColumn,
      fixable,
    })),
    [{ rule: 'connection/implicit-tls-port', severity: 'error', line: 2, column: 92, endLine: 2, endColumn: 105, fixable: true }],
  );
  assert.deepEqual({ ...report.summary, ms: 0 }, { files: 1, errors: 1, warnings: 0, infos: 0, hints: 0, ms: 0 });
});

test('the JSON tells a password that waits for its variable from one that is written', async t => {
  const transport = (pass: string): string => `createTransport({ host: 'smtp.example.org', auth: { user: 'ann', pass: ${pass} } });`;
  const passwords = ["process.env.SMTP_PASSWORD || ''", "'kq7vT2mXb9LrW4nZ'", "''"];
  const text = ["import { createTransport } from 'nodemailer';", ...passwords.map(transport), ''].join('\n');
  const folder = await folderWith(t, { 'mailer.ts': text });
  const { stdout } = await lint(folder, '--format', 'json');
  const report = JSON.parse(stdout) as LintReport;
  assert.deepEqual(
    report.files[0]?.mailers.map(({ password }) => password),
    ['environment', 'literal', 'absent'],
  );
});

test('--fix writes the first fix of each finding, and then nothing is left to say', async t => {
  const folder = await folderWith(t, { 'mailer.ts': WRONG });
  const { code } = await lint(folder, '--fix');
  assert.equal(code, 0);
  assert.equal(await readFile(join(folder, 'mailer.ts'), 'utf8'), RIGHT);
});

test('a value in .env beside the file that was asked for counts, its findings in .env do not', async t => {
  const folder = await folderWith(t, { 'app/mailer.ts': WRONG.replace('465', 'Number(process.env.SMTP_PORT)'), '.env': 'SMTP_PORT=465\n' });
  const { stdout } = await lint(folder, 'app/mailer.ts', '--format', 'json');
  const report = JSON.parse(stdout) as LintReport;
  assert.deepEqual(
    report.files.map(({ path, findings }) => [path, findings.map(({ rule }) => rule)]),
    [['app/mailer.ts', ['connection/implicit-tls-port']]],
  );
});

test('--staged reads the index, not the working tree', async t => {
  const folder = await folderWith(t, { 'mailer.ts': WRONG });
  execFileSync('git', ['init', '-q', folder]);
  execFileSync('git', ['-C', folder, 'add', 'mailer.ts']);
  await writeFile(join(folder, 'mailer.ts'), RIGHT);

  assert.equal((await lint(folder, '--staged')).code, 1);
  assert.equal((await lint(folder)).code, 0);
});

test('--max-warnings turns warnings into a failure', async t => {
  const folder = await folderWith(t, {
    'mailer.ts': RIGHT.replace('secure: true', 'secure: true, tls: { rejectUnauthorized: false }'),
  });
  assert.equal((await lint(folder)).code, 0);
  assert.equal((await lint(folder, '--max-warnings', '0')).code, 1);
});

test('--staged knows the versions that the manifests of the index tell, above the folder too', async t => {
  const folder = await folderWith(t, {
    'package.json': '{ "dependencies": { "nodemailer": "10.0.11" } }',
    'mail/package.json': '{}',
  });
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'before');
  const options = 'host: process.env.SMTP_HOST, port: 587, requireTLS: true, opportunisticTLS: true';
  await writeFile(
    join(folder, 'mail/mailer.ts'),
    `import nodemailer from 'nodemailer';\nexport const transport = nodemailer.createTransport({ ${options} });\n`,
  );
  git('add', '.');

  assert.match((await lint(folder, '--staged')).stdout, /framework\/known-defect/);
});

for (const args of [['--format', 'xml'], ['--max-warnings', 'few'], ['--nonsense'], ['--fix', '--staged'], ['missing.ts']]) {
  test(`envelope lint ${args.join(' ')} cannot run, and says why`, async t => {
    const { code, stderr } = await lint(await folderWith(t, {}), ...args);
    assert.equal(code, 2);
    assert.match(stderr, /^envelope lint: \S.*\.\n/);
  });
}

test('envelope.config.json decides severities', async t => {
  const folder = await folderWith(t, {
    'mailer.ts': WRONG,
    'envelope.config.json': '{ "rules": { "connection/implicit-tls-port": "off" } }',
  });
  assert.equal((await lint(folder)).code, 0);
});

test('what files say does nothing in a terminal and begins no line of its own', async t => {
  const folder = await folderWith(t, {
    '.env': 'SMTP_HOST=smtp.example.org\nSMTP_PORT=25\nSMTP_FROM="no-reply@a\u001b[2J\\n::stop-commands::x.example.org"\n',
    'envelope.config.json': JSON.stringify({ rules: { 'a\u001b[2J\n::stop-commands::x': 'loud' } }),
  });
  for (const format of ['stylish', 'github']) {
    const { stdout, stderr } = await lint(folder, '--format', format);
    assert.match(stdout, /no-reply@a.*stop-commands/);
    assert.match(stderr, /rules\./);
    assert.ok(!`${stdout}${stderr}`.includes('\u001b'), format);
    assert.ok(!/^::stop/m.test(`${stdout}${stderr}`), format);
  }
});

test('the JSON follows its schema', async t => {
  const schema = JSON.parse(await readFile(join(import.meta.dirname, '../../docs/lint.schema.json'), 'utf8')) as AnySchema;
  const validate = addFormats.default(new Ajv2020({ strict: true })).compile(schema);
  const folder = await folderWith(t, {
    'mailer.ts': WRONG,
    'settings.py': 'EMAIL_HOST = "smtp.example.org"\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\n',
  });
  const { stdout } = await lint(folder, '--format', 'json');
  assert.ok(validate(JSON.parse(stdout)), JSON.stringify(validate.errors));
});

test('an ignored path has no findings', async t => {
  const folder = await folderWith(t, { 'fixtures/mailer.ts': WRONG, 'envelope.config.json': '{ "ignore": ["fixtures/**"] }' });
  assert.equal((await lint(folder)).code, 0);
});

test('a manifest above the folder that is asked about decides what its settings mean', async t => {
  const folder = await folderWith(t, {
    'package.json': '{ "dependencies": { "nodemailer": "10.0.11" } }',
    'app/mailer.ts': WRONG.replace('465, secure: false', '587, requireTLS: true, ignoreTLS: true'),
  });
  const { stdout } = await lint(folder, 'app');
  assert.match(stdout, /nodemailer 10\.0\.11 has a defect.*framework\/known-defect/);
});
