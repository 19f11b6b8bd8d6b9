import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { inspect } from 'node:util';
import { runLint } from '../../cli/lint/command.ts';
import { FORMATS } from '../../cli/print.ts';
import { Secret } from '../../core/model/secret.ts';
import { createLanguageService } from '../../core/service.ts';
import { mailersRequest } from '../../protocol/requests.ts';
import { uriOfPath } from '../../workspace/uri.ts';
import { Client } from '../server/client.ts';

/** Made at run time: what is searched for must stand nowhere else. */
const CANARY = ['canary', 'Wq7', 'zR2', 'Tt9'].join('-');

const FILES: Readonly<Record<string, string>> = {
  '.env': `SMTP_HOST=smtp.example.org\nSMTP_PORT=465\nSMTP_SECURE=false\nSMTP_USER=app@example.org\nSMTP_PASSWORD=${CANARY}\nSMTP_URL=smtp://app:${CANARY}@smtp.example.org:465\n`,
  '.env.example': `SMTP_HOST=smtp.example.org\nSMTP_PORT=587\nSMTP_USER=app@example.org\nSMTP_PASSWORD=${CANARY}\n`,
  'settings.py': `EMAIL_HOST = "smtp.example.org"\nEMAIL_PORT = 465\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = "app@example.org"\nEMAIL_HOST_PASSWORD = "${CANARY}"\n`,
  'mailer.ts': `import nodemailer from 'nodemailer';\nnodemailer.createTransport({ host: 'smtp.example.org', port: 465, secure: false, auth: { user: 'app@example.org', pass: '${CANARY}' } });\n`,
  'url.js': `const nodemailer = require('nodemailer');\nnodemailer.createTransport('smtp://app:${CANARY}@smtp.example.org:465');\n`,
};

async function project(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-canary-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, '.git'), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text);
  execFileSync('git', ['init', '-q', folder]);
  execFileSync('git', ['-C', folder, 'add', '.env']);
  return folder;
}

/** The canary as it stands, and in the forms in which it could slip through. */
function leaks(output: string): string[] {
  const forms = [CANARY, Buffer.from(CANARY).toString('base64'), encodeURIComponent(CANARY), CANARY.slice(0, 12), CANARY.slice(-12)];
  return forms.filter(form => output.includes(form));
}

test('a secret shows as bullets wherever it could be printed', () => {
  const secret = new Secret(CANARY);
  const printed = [
    String(secret),
    `${secret}`,
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ deep: { secret } }, { depth: 9 }),
    secret + '',
  ];
  assert.deepEqual(
    printed.filter(text => !text.includes('••••')),
    [],
  );
  assert.deepEqual(leaks(printed.join('\n')), []);
});

for (const format of FORMATS) {
  test(`the command line prints no password as ${format}`, async t => {
    const folder = await project(t);
    let output = '';
    const terminal = {
      stdout: { write: (text: string) => (output += text) },
      stderr: { write: (text: string) => (output += text) },
      env: process.env,
      cwd: () => folder,
    };
    const code = await runLint(['--format', format], terminal);
    assert.equal(code, 1, 'the project has errors to report');
    assert.match(output, /secret\//);
    assert.deepEqual(leaks(output), []);
  });
}

test('no finding, mailer or fix of the core holds a password in the clear', async () => {
  const service = createLanguageService({ tracking: () => 'tracked' });
  for (const [name, text] of Object.entries(FILES)) await service.open({ uri: `file:///p/${name}`, path: `/p/${name}`, text });
  const mailers = service.project.mailers();
  assert.ok(
    mailers.some(({ password }) => password !== undefined),
    'the project has passwords to hide',
  );
  assert.deepEqual(leaks(JSON.stringify(mailers) + inspect(mailers, { depth: 20 })), []);
  for (const name of Object.keys(FILES)) {
    const findings = service.check(`file:///p/${name}`);
    assert.deepEqual(leaks(JSON.stringify(findings)), [], name);
  }
});

test('the server answers with no password unless it is asked for that one', async t => {
  const folder = await project(t);
  const client = await Client.start({ folders: [uriOfPath(folder)], initializationOptions: { trusted: true, commands: true } });
  t.after(() => client.stop());
  const output: unknown[] = [];
  client.connection.onUnhandledNotification(message => output.push(message));
  for (const [name, text] of Object.entries(FILES)) {
    const uri = uriOfPath(join(folder, name));
    await client.open(uri, text);
    const diagnostics = await client.diagnostics(uri);
    output.push(diagnostics);
    for (const { range } of diagnostics) {
      output.push((await client.fixes(uri, range)).map(({ title, command }) => ({ title, command })));
      output.push(await client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: range.start }));
    }
    output.push(await client.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } }));
    output.push(await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } }));
  }
  output.push(await client.connection.sendRequest(mailersRequest, {}));
  assert.deepEqual(leaks(JSON.stringify(output)), []);
});
