import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DocumentDiagnosticReport, InitializeResult } from 'vscode-languageserver/node';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

const BUNDLE = join(import.meta.dirname, '../../dist/server.cjs');

test('the bundle answers over stdio, cites a page that lies beside it, and ends with its input', { timeout: 20_000 }, async () => {
  assert.ok(existsSync(BUNDLE), 'npm run build comes first');
  const server = spawn(process.execPath, [BUNDLE, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(server, 'exit');
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', { processId: null, rootUri: null, capabilities });
  assert.equal(serverInfo?.name, 'Envelope');
  await connection.sendNotification('initialized', {});
  const uri = 'file:///project/.env';
  // Beyond ASCII, so that lengths in bytes and in characters differ.
  const text = '# Grüße ✉\nSMTP_HOST=smtp.example.org\nSMTP_PORT=465\nSMTP_SECURE=false\n';
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'dotenv', version: 1, text } });

  const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } });

  assert.equal(report.kind, 'full');
  const [finding] = report.kind === 'full' ? report.items : [];
  assert.equal(finding?.code, 'connection/implicit-tls-port');
  assert.ok(existsSync(new URL(finding.codeDescription?.href ?? '')));
  server.stdin.end();
  assert.equal((await exited)[0], 0);
});
