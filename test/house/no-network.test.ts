import assert from 'node:assert/strict';
import net from 'node:net';
import dns from 'node:dns';
import { test } from 'node:test';
import { Client } from '../server/client.ts';

test('a session of the server asks no name and opens no connection', async t => {
  const reached: string[] = [];
  t.mock.method(net.Socket.prototype, 'connect', () => {
    reached.push('connect');
    throw new Error('no network here');
  });
  t.mock.method(dns, 'lookup', () => {
    reached.push('lookup');
    throw new Error('no network here');
  });
  const client = await Client.start();
  t.after(() => client.stop());
  const uri = 'file:///project/.env';
  await client.open(uri, 'SMTP_HOST=smtp.gmail.com\nSMTP_PORT=465\nSMTP_SECURE=false\n');

  const found = await client.diagnostics(uri);
  await client.fixes(uri, { start: { line: 0, character: 0 }, end: { line: 2, character: 9 } });
  await client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 12 } });

  assert.ok(found.length > 0, 'the session had something to say');
  assert.deepEqual(reached, []);
});
