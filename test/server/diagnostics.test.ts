import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { mailersChangedNotification, mailersRequest, type MailerSummary } from '../../protocol/requests.ts';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { uriOfPath } from '../../workspace/uri.ts';
import { Client, rangeOf } from './client.ts';

const MAILER = `import nodemailer from 'nodemailer';
nodemailer.createTransport({ host: 'smtp.example.org', port: 465, secure: false });
`;
const URI = 'file:///project/mailer.ts';

test('a pull marks the exact range of the wrong setting', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  await client.open(URI, MAILER);

  const found = await client.diagnostics(URI);

  assert.deepEqual(
    found.map(({ code, range }) => ({ code, range })),
    [{ code: 'connection/implicit-tls-port', range: rangeOf(MAILER, 'secure: false') }],
  );
  assert.deepEqual(found[0]?.codeDescription, { href: 'page:connection/implicit-tls-port' });
});

test('an edit that mends the setting takes the finding away', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  await client.open(URI, MAILER);
  await client.diagnostics(URI);

  await client.change(URI, rangeOf(MAILER, 'false'), 'true');

  assert.deepEqual(await client.diagnostics(URI), []);
});

test('a pull with the result that the client already has is answered with unchanged', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  await client.open(URI, MAILER);
  const first = await client.pull(URI);

  const second = await client.pull(URI, first.resultId);

  assert.equal(second.kind, 'unchanged');
});

test('a quick fix carries the edit for the version that is open', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  await client.open(URI, MAILER);

  const fixes = await client.fixes(URI, rangeOf(MAILER, 'secure: false'));

  const fix = fixes.find(({ title }) => title === 'Use implicit TLS');
  assert.deepEqual(fix?.edit?.documentChanges, [
    { textDocument: { uri: URI, version: 1 }, edits: [{ range: rangeOf(MAILER, 'false'), newText: 'true' }] },
  ]);
});

test('a port in .env and a flag in settings.py are one mailer, with the port as the related place', async t => {
  const client = await Client.start();
  t.after(() => client.stop());
  const settings = 'import os\nEMAIL_HOST = "smtp.example.org"\nEMAIL_PORT = int(os.environ["EMAIL_PORT"])\nEMAIL_USE_TLS = True\n';
  const environment = 'EMAIL_PORT=465\n';
  await client.open('file:///project/settings.py', settings);
  await client.open('file:///project/.env', environment);

  const found = await client.diagnostics('file:///project/settings.py');

  assert.deepEqual(
    found.map(({ code, range, relatedInformation }) => ({ code, range, related: relatedInformation?.map(({ location }) => location) })),
    [
      {
        code: 'connection/implicit-tls-port',
        range: rangeOf(settings, 'EMAIL_USE_TLS = True'),
        related: [{ uri: 'file:///project/.env', range: rangeOf(environment, 'EMAIL_PORT=465') }],
      },
    ],
  );
});

test('the workspace pull streams the findings of a file that nobody opened, and of its later change', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'mailer.ts'), MAILER);
  const uri = uriOfPath(join(folder, 'mailer.ts'));
  const client = await Client.start({ folders: [uriOfPath(folder)] });
  t.after(() => client.stop());

  const reports: unknown[] = [];
  let next = Promise.withResolvers<void>();
  client.watchWorkspace(uri, diagnostics => {
    reports.push(diagnostics.map(({ code }) => code));
    next.resolve();
  });
  await next.promise;

  next = Promise.withResolvers();
  await writeFile(join(folder, 'mailer.ts'), MAILER.replace('465', '587').replace('secure: false', 'secure: true'));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  await next.promise;

  assert.deepEqual(reports, [['connection/implicit-tls-port'], ['connection/starttls-port']]);
});

test('an update of a package on disk changes the findings of the files that use it, and one inside of node_modules does not', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = (...names: readonly string[]) => join(folder, ...names);
  const manifest = (version: string) => `{ "dependencies": { "nodemailer": "${version}" } }`;
  await mkdir(path('node_modules', 'other'), { recursive: true });
  await writeFile(path('package.json'), manifest('10.0.11'));
  await writeFile(path('mailer.ts'), MAILER.replace('465, secure: false', '587, requireTLS: true, ignoreTLS: true'));
  const client = await Client.start({ folders: [uriOfPath(folder)] });
  t.after(() => client.stop());

  const reports: unknown[] = [];
  let next = Promise.withResolvers<void>();
  client.watchWorkspace(uriOfPath(path('mailer.ts')), diagnostics => {
    reports.push(diagnostics.map(({ code }) => code));
    next.resolve();
  });
  await next.promise;

  next = Promise.withResolvers();
  await writeFile(path('package.json'), manifest('10.6.0'));
  await writeFile(path('node_modules', 'other', 'package.json'), manifest('1.0.0'));
  const changes = ['package.json', 'node_modules/other/package.json'].map(name => ({ uri: uriOfPath(path(...name.split('/'))), type: 2 }));
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  await next.promise;

  assert.deepEqual(reports, [['framework/known-defect'], ['connection/contradictory-tls']]);
});

test('a link that leads out of the workspace brings in nothing, also when it appears later', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = (...names: readonly string[]) => join(folder, ...names);
  for (const name of ['workspace', 'work']) await mkdir(path(name));
  await writeFile(path('work', '.env'), 'SMTP_HOST=smtp.example.org\nSMTP_PORT=587\nSMTP_USER=ann\nSMTP_PASSWORD=Xk9vQ2mmR7\n');
  await writeFile(path('workspace', 'shared.env'), 'SMTP_HOST=smtp.example.net\nSMTP_PORT=587\nSMTP_USER=bob\n');
  const client = await Client.start({ folders: [uriOfPath(path('workspace'))] });
  t.after(() => client.stop());
  await symlink(path('work', '.env'), path('workspace', '.env'));
  await mkdir(path('workspace', 'app'));
  await symlink(path('workspace', 'shared.env'), path('workspace', 'app', '.env'));

  const uris = ['.env', 'app/.env'].map(name => uriOfPath(path('workspace', ...name.split('/'))));
  let changed = Promise.withResolvers<void>();
  client.connection.onNotification(mailersChangedNotification, () => changed.resolve());
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map(uri => ({ uri, type: 1 })) });
  let mailers: readonly MailerSummary[] = [];
  // One after the other: once the second is read, the first was looked at.
  while (!mailers.some(({ location }) => location.uri === uris[1])) {
    await changed.promise;
    changed = Promise.withResolvers();
    mailers = await client.connection.sendRequest<readonly MailerSummary[]>(mailersRequest, {});
  }

  assert.ok(!mailers.some(({ location }) => location.uri === uris[0]));
});

test('git is asked only in a trusted workspace', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-'));
  t.after(() => rm(folder, { recursive: true }));
  const secret = ['Xk9', 'vQ2', 'mmR7'].join('-');
  const text = `SMTP_HOST=smtp.example.org\nSMTP_PORT=587\nSMTP_USER=app@example.org\nSMTP_PASSWORD=${secret}\n`;
  await writeFile(join(folder, '.env'), text);
  execFileSync('git', ['init', '-q', folder]);
  execFileSync('git', ['-C', folder, 'add', '.env']);
  const uri = uriOfPath(join(folder, '.env'));

  const codes: unknown[] = [];
  for (const trusted of [false, true]) {
    const client = await Client.start({ folders: [uriOfPath(folder)], initializationOptions: { trusted } });
    t.after(() => client.stop());
    await client.open(uri, text);
    codes.push((await client.diagnostics(uri)).map(({ code }) => code).filter(code => String(code).startsWith('secret/')));
  }

  assert.deepEqual(codes, [[], ['secret/tracked']]);
});

test('a severity from the settings replaces the rule’s own, and off silences it', async t => {
  const client = await Client.start({ settings: { rules: { 'connection/implicit-tls-port': 'off' } } });
  t.after(() => client.stop());
  await client.open(URI, MAILER);

  assert.deepEqual(await client.diagnostics(URI), []);
});

test('over a rule’s severity the project’s envelope.config.json has the last word, in the editor as on the command line', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-server-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'envelope.config.json'), '{ "rules": { "connection/implicit-tls-port": "warning" } }');
  const settings = { rules: { 'connection/implicit-tls-port': 'off' } };
  const client = await Client.start({ folders: [uriOfPath(folder)], settings });
  t.after(() => client.stop());
  await client.open(URI, MAILER);

  const found = await client.diagnostics(URI);

  assert.deepEqual(
    found.map(({ code, severity }) => [code, severity]),
    [['connection/implicit-tls-port', DiagnosticSeverity.Warning]],
  );
});

test('a client that cannot pull gets the same findings pushed', async t => {
  const client = await Client.start({ capabilities: {} });
  t.after(() => client.stop());
  const published = new Promise<{ uri: string; diagnostics: { code: unknown }[] }>(resolve => {
    client.connection.onNotification('textDocument/publishDiagnostics', resolve);
  });
  await client.open(URI, MAILER);

  const { uri, diagnostics } = await published;

  assert.equal(uri, URI);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['connection/implicit-tls-port'],
  );
});

test('settings that another file inherits are judged together with it, unless that one sends nothing', async t => {
  const base = 'EMAIL_HOST = "smtp.example.org"\nEMAIL_PORT = 465\nEMAIL_TIMEOUT = 10\n';
  const heirs: Readonly<Record<string, string>> = {
    'production.py': 'from .base import *\nEMAIL_USE_SSL = True\n',
    'staging.py': 'from .base import *\nEMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"\n',
  };
  const codes: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(heirs)) {
    const client = await Client.start();
    t.after(() => client.stop());
    await client.open('file:///project/settings/base.py', base);
    await client.open(`file:///project/settings/${name}`, text);
    codes[name] = (await client.diagnostics('file:///project/settings/base.py')).map(({ code }) => code);
  }
  assert.deepEqual(codes, { 'production.py': [], 'staging.py': ['connection/implicit-tls-port'] });
});
