import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutContents } from '../../../client/language/trace.ts';

type Channel = Parameters<typeof withoutContents>[0];

function record() {
  const written: string[] = [];
  const log = { logLevel: 1, trace: (text: string) => written.push(text) } as Partial<Channel> as Channel;
  return { written, channel: withoutContents(log) };
}

test('a trace tells which messages passed, and nothing of what is in them', () => {
  const { written, channel } = record();
  channel.trace('Received response \'envelope/revealPassword - (7)\' in 2ms.\nResult: {\n    "password": "canary"\n}\n\n');
  channel.trace(
    JSON.stringify({ isLSPMessage: true, type: 'send-notification', message: { method: 'textDocument/didOpen', params: 'canary' } }),
  );
  channel.trace(JSON.stringify({ isLSPMessage: true, type: 'receive-response', message: { id: 7, result: { password: 'canary' } } }));
  assert.deepEqual(written, [
    "Received response 'envelope/revealPassword - (7)' in 2ms.",
    'send-notification textDocument/didOpen',
    'receive-response',
  ]);
});

test('the channel is the log in all else', () => {
  assert.equal(record().channel.logLevel, 1);
});
