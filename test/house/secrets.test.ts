import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { inspect } from 'node:util';
import { runLint } from '../../cli/lint/command.ts';
import { FORMATS } from '../../cli/formats.ts';
import { inlaysOf } from '../../core/features/inlay.ts';
import { renderMessage } from '../../core/model/finding.ts';
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
  '.env.test': `MAILER_DSN=sendgrid+api://${CANARY}@default\n`,
  'config/packages/mailer.yaml': `framework:\n  mailer:\n    dsn: 'mailgun+api://${CANARY}:example.org@default'\n`,
  'settings.py': `EMAIL_HOST = "smtp.example.org"\nEMAIL_PORT = 465\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = "app@example.org"\nEMAIL_HOST_PASSWORD = "${CANARY}"\n`,
  'mailer.ts': `import nodemailer from 'nodemailer';\nnodemailer.createTransport({ host: 'smtp.example.org', port: 465, secure: false, auth: { user: 'app@example.org', pass: '${CANARY}' } });\n`,
  'url.js': `const nodemailer = require('nodemailer');\nnodemailer.createTransport('smtp://app:${CANARY}@smtp.example.org:465');\n`,
};

/** At Postmark the token is the user name too. */
const TOKEN_TWICE: typeof FILES = {
  '.env': `POSTMARK_SERVER=${CANARY}\n`,
  'mailer.js': `const nodemailer = require('nodemailer');\nnodemailer.createTransport({ host: 'smtp.postmarkapp.com', port: 587, auth: { user: process.env.POSTMARK_SERVER, pass: process.env.POSTMARK_SERVER } });\n`,
};

async function project(t: TestContext, files = FILES): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-canary-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, '.git'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  execFileSync('git', ['init', '-q', folder]);
  execFileSync('git', ['-C', folder, 'add', '--', ...Object.keys(files).slice(0, 1)]);
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

test('a token that is the user name too is not printed as the user name', async t => {
  const folder = await project(t, TOKEN_TWICE);
  let output = '';
  const stream = { write: (text: string) => (output += text) };
  await runLint(['--format', 'json'], { stdout: stream, stderr: stream, env: process.env, cwd: () => folder });
  assert.match(output, /"username": "••••"/);
  const client = await Client.start({ folders: [uriOfPath(folder)] });
  t.after(() => client.stop());
  const uri = uriOfPath(join(folder, 'mailer.js'));
  for (const [name, text] of Object.entries(TOKEN_TWICE)) await client.open(uriOfPath(join(folder, name)), text);
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const inlays = JSON.stringify(await client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range }));
  assert.match(inlays, /••••/);
  const mailers = JSON.stringify(await client.connection.sendRequest(mailersRequest, {}));
  assert.match(mailers, /"username":"••••"/);
  assert.deepEqual(leaks(output + inlays + mailers), []);
});

test('no inlay shows a secret beside the password of the login', async () => {
  const service = createLanguageService();
  const files = {
    '/p/.env': `A=${CANARY}\nPROXY_URL=http://ann:${CANARY}@proxy.example.org:3128\nSMTP_HOST=smtp.example.org\n`,
    '/p/mailer.js': `const nodemailer = require('nodemailer');\nnodemailer.createTransport({ host: process.env.SMTP_HOST, port: 465, secure: true, proxy: process.env.PROXY_URL, tls: { key: process.env.A, passphrase: process.env.A } });\n`,
    '/p/src/main/resources/application.properties':
      'spring.mail.host=${SMTP_HOST}\nspring.mail.properties.mail.smtp.socks.proxy.password=${A}\nspring.mail.properties.mail.imap.password=${A}\n',
  };
  for (const [path, text] of Object.entries(files)) await service.open({ uri: `file://${path}`, path, text });
  const labels = Object.keys(files).flatMap(path => inlaysOf(`file://${path}`, service.project).map(({ label }) => label));
  assert.ok(labels.includes(' = smtp.example.org'));
  assert.deepEqual(leaks(labels.join('\n')), []);
});

test('an address that stands in the host’s place is shown without its login', async t => {
  const text = `const nodemailer = require('nodemailer');\nnodemailer.createTransport({ host: 'smtp://app:${CANARY}@smtp.example.org:587', port: 587 });\n`;
  const folder = await project(t, { 'mailer.js': text });
  let output = '';
  const stream = { write: (part: string) => (output += part) };
  const terminal = { stdout: stream, stderr: stream, env: process.env, cwd: () => folder };
  await runLint(['--format', 'json'], terminal);
  const client = await Client.start();
  t.after(() => client.stop());
  const uri = uriOfPath(join(folder, 'mailer.js'));
  await client.open(uri, text);
  const textDocument = { uri };
  const position = { line: 1, character: text.split('\n')[1]?.indexOf('smtp://') ?? 0 };
  const answers = [
    await client.connection.sendRequest('textDocument/hover', { textDocument, position }),
    await client.connection.sendRequest('textDocument/documentSymbol', { textDocument }),
    await client.connection.sendRequest(mailersRequest, {}),
  ];
  const shown = [output, ...answers.map(answer => JSON.stringify(answer))];
  for (const each of shown) assert.match(each, /••••@smtp\.example\.org/);
  assert.deepEqual(leaks(shown.join('\n')), []);
});

test('a placeholder behind a login is told without the login', async () => {
  const service = createLanguageService();
  await service.open({ uri: 'file:///p/.env', path: '/p/.env', text: `SMTP_HOST=smtp://app:${CANARY}@smtp.example.com\nSMTP_PORT=587\n` });
  const messages = service.check('file:///p/.env').map(({ message }) => renderMessage(message));
  assert.match(messages.join('\n'), /^••••@smtp\.example\.com stands for/m);
  assert.deepEqual(leaks(messages.join('\n')), []);
});

test('what follows a dollar sign in a password is told to no finding, though it names a variable', async () => {
  const service = createLanguageService();
  const [before = '', name = ''] = [CANARY.slice(0, 6), CANARY.slice(6).replaceAll('-', '_')];
  const files = {
    '/p/package.json': '{ "dependencies": { "next": "16.0.1", "nodemailer": "10.6.0" } }',
    '/p/.env': `${name}=blue\nSMTP_HOST=smtp.example.org\nSMTP_PORT=587\nSMTP_USER=app@example.org\nSMTP_PASSWORD=${before}$${name}\n`,
  };
  for (const [path, text] of Object.entries(files)) await service.open({ uri: `file://${path}`, path, text });
  const findings = service.check('file:///p/.env');
  assert.ok(findings.some(({ rule }) => rule === 'environment/expanded'));
  assert.ok(!findings.some(({ message }) => renderMessage(message).includes(name)));
});

test('an address that is still being typed shows its password to no finding', async () => {
  const service = createLanguageService();
  await service.open({ uri: 'file:///p/.env', path: '/p/.env', text: `SMTP_URL=smtp://app:${CANARY}\n` });
  const messages = service.check('file:///p/.env').map(({ message }) => renderMessage(message));
  assert.match(messages.join('\n'), /^This is not an integer/m);
  assert.deepEqual(leaks(messages.join('\n')), []);
});

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
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    output.push(await client.connection.sendRequest('textDocument/inlayHint', { textDocument: { uri }, range }));
    output.push(await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } }));
  }
  output.push(await client.connection.sendRequest(mailersRequest, {}));
  assert.deepEqual(leaks(JSON.stringify(output)), []);
});
