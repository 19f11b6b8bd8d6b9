import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Message } from 'vscode-languageserver/node';
import { FramedReader } from '../../server/framed-reader.ts';

function frame(content: string): string {
  return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
}

const GREETING = JSON.stringify({ jsonrpc: '2.0', method: 'hello', params: 'Grüße ✉' });

async function readFrom(chunks: readonly (string | Buffer)[]): Promise<{ readonly messages: readonly Message[]; readonly errors: number }> {
  const stream = new PassThrough();
  const reader = new FramedReader(stream);
  const messages: Message[] = [];
  let errors = 0;
  reader.onError(() => errors++);
  reader.listen(message => messages.push(message));
  for (const chunk of chunks) {
    stream.write(chunk);
    await setImmediate();
  }
  return { messages, errors };
}

test('messages that arrive together are several, and those in pieces are one', async () => {
  const bytes = Buffer.from(frame(GREETING) + frame(GREETING));
  const single = Array.from(bytes, byte => Buffer.of(byte));

  assert.equal((await readFrom([bytes])).messages.length, 2);
  assert.deepEqual((await readFrom(single)).messages, [JSON.parse(GREETING), JSON.parse(GREETING)]);
});

test('further header fields are read over, in any case of letters', async () => {
  const content = `Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(GREETING)}\r\n\r\n${GREETING}`;

  assert.equal((await readFrom([content])).messages.length, 1);
});

test('what is no message is told as an error, and the next one is read', async () => {
  const { messages, errors } = await readFrom(['Content-Type: text\r\n\r\n', frame('{"broken'), frame(GREETING)]);

  assert.equal(errors, 2);
  assert.equal(messages.length, 1);
});
