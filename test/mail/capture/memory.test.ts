import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Inbox } from '../../../mail/capture/inbox.ts';
import { open } from './running-inbox.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What a first collection finds unused is freed beside, and counted after a second one. */
async function collectGarbage(): Promise<void> {
  collect();
  await new Promise(resolve => setImmediate(resolve));
  collect();
}

/** Sends so many messages of about 5 KB over one connection, all at once: the server says when it has taken them. */
async function fill(inbox: Pick<Inbox, 'port'>, count: number): Promise<void> {
  const message = `Subject: La de da\r\n\r\n${`${'La de da de da '.repeat(5)}\r\n`.repeat(64)}.\r\n`;
  const socket = connect(inbox.port ?? 0, '127.0.0.1').setNoDelay(true);
  let heard = '';
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(heard)) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      heard += chunk.toString('latin1');
    }
    heard = '';
  };
  await until(/^220 .*\r\n/m);
  socket.write('EHLO x\r\n');
  await until(/^250 .*\r\n/m);
  for (let sent = 0; sent < count; sent += 1) {
    socket.write('MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n');
    await until(/^354 .*\r\n/m);
    socket.write(message);
    await until(/^250 .*Kept as.*\r\n/m);
  }
  socket.end('QUIT\r\n');
}

test('What is kept takes the memory of the messages and of the words that are searched, and little more', async context => {
  const inbox = await open(context, { limits: { messages: 5000 } });
  // What is compiled and cached on the way is none of the messages'.
  await fill(inbox, 300);
  await inbox.clear();
  await collectGarbage();
  const before = process.memoryUsage();
  await fill(inbox, 1500);
  await collectGarbage();
  const after = process.memoryUsage();
  const sources = inbox.list().reduce((sum, { size }) => sum + size, 0);
  const [kept, words] = [(after.arrayBuffers - before.arrayBuffers) / sources, (after.heapUsed - before.heapUsed) / sources];
  context.diagnostic(`${kept.toFixed(2)} of their size outside of the heap, ${words.toFixed(2)} inside`);
  assert.equal(inbox.list().length, 1500);
  assert.ok(kept < 1.1, `${kept.toFixed(2)} of their size`);
  assert.ok(words < 1.5, `${words.toFixed(2)} of their size`);
});
