import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { CancellationTokenSource, LogMessageNotification, ProgressType, Trace } from 'vscode-languageserver/node';
import { keyFormats } from '../../core/secrets/formats.ts';
import type { ScanParams, ScanProgress, ScanResult } from '../../protocol/requests.ts';
import { scanRequest } from '../../protocol/requests.ts';
import { uriOfPath } from '../../workspace/uri.ts';
import { exampleOf } from '../core/providers/example-of.ts';
import { Client } from './client.ts';

const KEY = exampleOf(keyFormats[0]?.shape ?? { exact: '' });
const SETTINGS = `EMAIL_HOST = 'smtp.mailgun.org'\nEMAIL_HOST_PASSWORD = 'Kq7vT2mXb9'\n`;

async function repository(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-server-scan-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  execFileSync('git', ['init', '-q', folder]);
  return folder;
}

async function clientFor(t: TestContext, folder: string, trusted: boolean): Promise<Client> {
  const client = await Client.start({ folders: [uriOfPath(folder)], initializationOptions: { trusted } });
  t.after(() => client.stop());
  return client;
}

function scan(client: Client, params: ScanParams): Promise<ScanResult> {
  return client.connection.sendRequest<ScanResult>(scanRequest, params);
}

test('a scan finds secrets in files that are not open, and says which of them the diagnostics show already', async t => {
  const folder = await repository(t, { 'notes.txt': `one\n${KEY}\n`, 'settings.py': SETTINGS });
  const client = await clientFor(t, folder, true);
  const uri = uriOfPath(join(folder, 'settings.py'));
  await client.open(uri, SETTINGS);
  await client.diagnostics(uri);
  const { findings, files, isComplete } = await scan(client, { history: false });
  assert.deepEqual(
    findings.map(({ rule, severity, location, isShown, page }) => [
      location.uri.slice(uriOfPath(folder).length + 1),
      location.range.start,
      rule,
      severity,
      isShown,
      page,
    ]),
    [
      ['notes.txt', { line: 1, character: 0 }, 'secret/provider-key', 'error', false, 'page:secret/provider-key'],
      ['settings.py', { line: 1, character: 23 }, 'secret/in-source', 'error', true, 'page:secret/in-source'],
    ],
  );
  assert.deepEqual([files, isComplete], [2, true]);
  assert.ok(!JSON.stringify(findings).includes(KEY));
});

test('git is not asked in a workspace that is not trusted', async t => {
  const folder = await repository(t, { 'notes.txt': KEY });
  const client = await clientFor(t, folder, false);
  const { findings, commits, history } = await scan(client, { history: true });
  assert.deepEqual([findings.map(({ severity }) => severity), commits, history], [['warning'], 0, []]);
});

test('the history is searched on request, and progress is told', async t => {
  const folder = await repository(t, { 'notes.txt': KEY });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@shop.io', ...args]);
  git('add', '-A');
  git('commit', '-q', '-m', 'one');
  await writeFile(join(folder, 'notes.txt'), 'none\n');
  const client = await clientFor(t, folder, true);
  const told: ScanProgress[] = [];
  client.connection.onProgress(new ProgressType<ScanProgress>(), 'scan', value => {
    told.push(value);
  });
  const { findings, history, commits } = await scan(client, { history: true, token: 'scan' });
  assert.deepEqual([findings, commits], [[], 1]);
  assert.deepEqual(
    history.map(({ path, line }) => [path, line]),
    [['notes.txt', 1]],
  );
  assert.match(history[0]?.message ?? '', /^Commit [0-9a-f]{12} added a SendGrid API key/);
  assert.ok(told.length > 0);
});

test('a scan that is cancelled answers with what it has', async t => {
  const long = `${KEY}\n${'md-button re_match SG.a\n'.repeat(20_000)}`;
  const folder = await repository(t, Object.fromEntries(Array.from({ length: 60 }, (_, position) => [`f${position}.txt`, long])));
  const client = await clientFor(t, folder, true);
  const source = new CancellationTokenSource();
  client.connection.onProgress(new ProgressType<ScanProgress>(), 'scan', () => source.cancel());
  const result = await client.connection.sendRequest<ScanResult>(scanRequest, { history: false, token: 'scan' }, source.token);
  assert.equal(result.isComplete, false);
});

test('what is dropped is told in the trace, without its text', async t => {
  const folder = await repository(t, { 'settings.py': SETTINGS.replace('smtp.mailgun.org', 'localhost') });
  const client = await clientFor(t, folder, true);
  const lines: string[] = [];
  await client.connection.trace(
    Trace.Verbose,
    { log: (...told: readonly unknown[]) => lines.push(told.map(String).join(' ')) },
    { sendNotification: true },
  );
  await scan(client, { history: false });
  assert.ok(
    lines.some(line => /settings\.py:2:23: dropped a mail password, since it is for a host that only this machine/.test(line)),
    lines.join('\n'),
  );
  assert.ok(!lines.join('\n').includes('Kq7vT2mXb9'));
});

test('a baseline that is none is told to the log, and keeps nothing quiet', async t => {
  const folder = await repository(t, { 'settings.py': SETTINGS, 'envelope.baseline.json': '<<<<<<< HEAD\n' });
  const client = await clientFor(t, folder, true);
  const said: string[] = [];
  client.connection.onNotification(LogMessageNotification.type, ({ message }) => {
    said.push(message);
  });
  const { findings } = await scan(client, { history: false });
  assert.equal(findings.length, 1);
  assert.deepEqual(
    said.filter(line => line.includes('baseline')),
    ['envelope.baseline.json is not a baseline.'],
  );
});
