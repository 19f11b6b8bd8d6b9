import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { sendTest } from '../../../mail/send/send-test.ts';
import { open, request, talk } from './running-inbox.ts';

/** Reads replies to their last line, one after the other. */
async function* replies(socket: Socket): AsyncGenerator<string, void, void> {
  let heard = '';
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    heard += chunk.toString('latin1');
    for (let match = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(heard); match; match = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(heard)) {
      heard = heard.slice(match[0].length);
      yield match[0];
    }
  }
}

/** Sends messages on one connection, as many as the queue still has. Returns how many were taken. */
async function sendAll(port: number, queue: { left: number }): Promise<number> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  const heard = replies(socket);
  const say = async (line: string) => {
    if (line !== '') socket.write(line);
    return (await heard.next()).value ?? '';
  };
  await say('');
  await say('EHLO load\r\n');
  let taken = 0;
  while (queue.left > 0) {
    const number = queue.left--;
    await say(`MAIL FROM:<s${number}@b.test>\r\n`);
    await say('RCPT TO:<c@d.test>\r\n');
    await say('DATA\r\n');
    const reply = await say(`Subject: ${number}\r\n\r\n${'x'.repeat(1000).replaceAll(/x{70}/g, '$&\r\n')}\r\n.\r\n`);
    if (/^250 2\.6\.0 Kept as/.test(reply)) taken += 1;
  }
  socket.end('QUIT\r\n');
  return taken;
}

test('Of 2,000 messages on 20 connections none is lost or told twice', async context => {
  const inbox = await open(context, { limits: { messages: 2000 } });
  const told = new Set<string>();
  inbox.onMessage(({ id }) => told.add(id));
  const queue = { left: 2000 };
  const taken = await Promise.all(Array.from({ length: 20 }, () => sendAll(inbox.port, queue)));
  assert.equal(
    taken.reduce((sum, each) => sum + each, 0),
    2000,
  );
  assert.equal(told.size, 2000);
  assert.equal(new Set(inbox.list().map(({ subject }) => subject)).size, 2000);
});

test('Under load the limits hold, and what had to go is told once each', async context => {
  const inbox = await open(context, { limits: { messages: 100 } });
  const dropped: string[] = [];
  inbox.on('dropped', summaries => dropped.push(...summaries.map(({ id }) => id)));
  const queue = { left: 1000 };
  await Promise.all(Array.from({ length: 20 }, () => sendAll(inbox.port, queue)));
  assert.equal(inbox.list().length, 100);
  assert.deepEqual([dropped.length, new Set(dropped).size], [900, 900]);
});

test('A message of 25 MB is kept byte for byte, and the inbox answers others meanwhile', async context => {
  const inbox = await open(context);
  const body = `Subject: large\r\n\r\n${`${'x'.repeat(76)}\r\n`.repeat(Math.floor((25 * 1024 * 1024 - 20) / 78))}`;
  const socket = connect(inbox.port, '127.0.0.1');
  const heard = replies(socket);
  await heard.next();
  for (const line of ['EHLO x\r\n', 'MAIL FROM:<a@b.test>\r\n', 'RCPT TO:<c@d.test>\r\n', 'DATA\r\n']) {
    socket.write(line);
    await heard.next();
  }
  socket.write(body.slice(0, body.length / 2));
  assert.ok((await sendTest(request(inbox))).ok);
  socket.write(`${body.slice(body.length / 2)}.\r\n`);
  assert.match((await heard.next()).value ?? '', /^250 /);
  socket.end('QUIT\r\n');
  const large = inbox.list().find(({ subject }) => subject === 'large');
  assert.equal(large?.size, body.length);
  assert.ok(Buffer.from((await inbox.source(large.id)) ?? []).equals(Buffer.from(body)));
});

test('Five hundred connections that hang in a message keep nobody out and end by themselves', async context => {
  const inbox = await open(context, { idle: 3000 });
  const half = 'EHLO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nSubject: half\r\n';
  const hanging: Socket[] = [];
  context.after(() => hanging.forEach(socket => socket.destroy()));
  const open500 = Array.from({ length: 500 }, async () => {
    const socket = connect(inbox.port, '127.0.0.1').on('error', () => undefined);
    hanging.push(socket);
    await Promise.race([once(socket, 'data'), once(socket, 'close')]);
    socket.resume();
    socket.write(half);
  });
  await Promise.all(open500);
  const began = performance.now();
  assert.match(await talk(inbox.port, '', 'QUIT\r\n'), /^220 localhost/);
  assert.ok((await sendTest(request(inbox))).ok);
  assert.ok(performance.now() - began < 3000);
  await Promise.all(hanging.filter(({ closed }) => !closed).map(socket => once(socket, 'close')));
  assert.equal(inbox.list().length, 1);
});

test('Messages that come in all at once are refused for now before they take all the memory', async context => {
  const inbox = await open(context, { messageSize: 1_000_000 });
  const sockets = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const socket = connect(inbox.port, '127.0.0.1');
      const heard = replies(socket);
      await heard.next();
      for (const line of ['EHLO x\r\n', 'MAIL FROM:<a@b.test>\r\n', 'RCPT TO:<c@d.test>\r\n', 'DATA\r\n']) {
        socket.write(line);
        await heard.next();
      }
      await new Promise(resolve => socket.write(`Subject: x\r\n\r\n${`${'x'.repeat(98)}\r\n`.repeat(9000)}`, resolve));
      return { socket, heard };
    }),
  );
  const answers = await Promise.all(
    sockets.map(async ({ socket, heard }) => {
      socket.write('.\r\n');
      const reply = (await heard.next()).value ?? '';
      socket.end('QUIT\r\n');
      return reply.slice(0, 3);
    }),
  );
  assert.ok(answers.includes('452'), answers.join(' '));
  assert.equal(answers.filter(code => code === '250').length, inbox.list().length);
  assert.ok((await sendTest(request(inbox))).ok);
});
