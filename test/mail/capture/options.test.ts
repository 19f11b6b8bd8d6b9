import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { test } from 'node:test';
import { Secret } from '../../../core/model/secret.ts';
import { probe } from '../../../mail/probe/probe.ts';
import { sendTest } from '../../../mail/send/send-test.ts';
import { open, request, talk } from './running-inbox.ts';

test('A second listener begins with TLS and catches into the same inbox', async context => {
  const inbox = await open(context, { implicitTlsPort: 0 });
  const sent = await sendTest({ ...request(inbox), port: inbox.implicitTlsPort ?? 0, encryption: 'implicit' });
  assert.ok(sent.ok, sent.ok ? '' : sent.cause);
  assert.ok((await sendTest(request(inbox))).ok);
  assert.deepEqual(
    inbox.list().map(({ encrypted }) => encrypted),
    [true, true],
  );
});

test('A taken second port keeps the first from being held', async context => {
  const rival = await open(context);
  const inbox = await open(context);
  const { port } = inbox;
  await inbox.stop();
  const { createInbox } = await import('../../../mail/capture/inbox.ts');
  const { root } = await import('./running-inbox.ts');
  const half = createInbox({ folder: root, port, implicitTlsPort: rival.port });
  await assert.rejects(half.start(), { code: 'EADDRINUSE' });
  await inbox.start();
  assert.equal(half.port, undefined);
});

test('Where a login is required, mail without one is refused with 530 and mail with any is taken', async context => {
  const inbox = await open(context, { login: 'required' });
  assert.match(
    await talk(inbox.port, '', 'EHLO x\r\n', 'MAIL FROM:<a@b.test>\r\n', 'QUIT\r\n'),
    /^530 5\.7\.0 This inbox takes mail after a login/m,
  );
  const sent = await sendTest(request(inbox, { login: { username: 'any', password: new Secret('any') } }));
  assert.ok(sent.ok, sent.ok ? '' : sent.cause);
});

test('Where one login is required, every mechanism is accepted with it and refused with another', async context => {
  const inbox = await open(context, { login: { username: 'shop', password: new Secret('right') } });
  for (const mechanism of ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'] as const) {
    const outcome = async (username: string, password: string) =>
      (await probe({ ...request(inbox), login: { username, password: new Secret(password), mechanism } })).stages[5]?.outcome;
    const outcomes = [await outcome('shop', 'right'), await outcome('shop', 'wrong'), await outcome('else', 'right')];
    assert.deepEqual([mechanism, ...outcomes], [mechanism, 'ok', 'failed', 'failed']);
  }
});

test('The size limit is announced, and a message that announces more is refused before it is sent', async context => {
  const inbox = await open(context, { messageSize: 5000 });
  const heard = await talk(inbox.port, '', 'EHLO x\r\n', 'MAIL FROM:<a@b.test> SIZE=5001\r\n', 'QUIT\r\n');
  assert.match(heard, /^250[- ]SIZE 5000\r$/m);
  assert.match(heard, /^552 /m);
});

test('Any part of a message is found, and every word has to match', async context => {
  const inbox = await open(context);
  for (const application of ['shop', 'clinic'])
    await sendTest(
      request(inbox, { message: { application, from: `${application}@example.org`, recipients: [`${application}-in@b.test`] } }),
    );
  const found = (query: string) => inbox.search(query).map(({ sender }) => sender);
  assert.deepEqual(found('from:SHOP'), ['shop@example.org']);
  assert.deepEqual(found('to:clinic-in'), ['clinic@example.org']);
  assert.deepEqual(found('subject:"email from clinic"'), ['clinic@example.org']);
  assert.deepEqual(found('text:works clinic'), ['clinic@example.org']);
  assert.deepEqual(found('from:shop to:clinic'), []);
  assert.equal(found('').length, 2);
});

test('A message is unread until it was read', async context => {
  const inbox = await open(context);
  await sendTest(request(inbox));
  const id = inbox.list()[0]?.id ?? '';
  assert.deepEqual([inbox.isUnread(id), inbox.unreadCount], [true, 1]);
  assert.deepEqual([await inbox.markRead(id), await inbox.markRead(id)], [true, false]);
  assert.equal(inbox.unreadCount, 0);
});

test('Clients that hang make room for the next one, the longest silent first', async context => {
  const inbox = await open(context, { clients: 20 });
  const hanging = Array.from({ length: 50 }, () => connect(inbox.port, '127.0.0.1'));
  context.after(() => hanging.forEach(socket => socket.destroy()));
  for (const socket of hanging) socket.on('error', () => undefined).resume();
  await Promise.all(hanging.slice(0, 30).map(socket => once(socket, 'close')));
  const sent = await sendTest(request(inbox));
  assert.ok(sent.ok, sent.ok ? '' : sent.cause);
});

test('Clients that never finish their handshake make room as well', async context => {
  const inbox = await open(context, { clients: 20, implicitTlsPort: 0 });
  const port = inbox.implicitTlsPort ?? 0;
  const hanging = Array.from({ length: 50 }, () => connect(port, '127.0.0.1'));
  context.after(() => hanging.forEach(socket => socket.destroy()));
  for (const socket of hanging) socket.on('error', () => undefined).resume();
  await Promise.all(hanging.slice(0, 30).map(socket => once(socket, 'close')));
  const socket = connectTls({ port, host: '127.0.0.1', ca: inbox.certificate, servername: 'localhost' });
  const [greeting] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  assert.match(greeting.toString(), /^220 localhost/);
});

test('A client that says nothing is told that it has gone, and so is one that hangs inside a message', async context => {
  const inbox = await open(context, { idle: 200 });
  assert.match(await talk(inbox.port, ''), /^421 .*Timeout/m);
  const heard = await talk(
    inbox.port,
    '',
    'EHLO x\r\n',
    'MAIL FROM:<a@b.test>\r\n',
    'RCPT TO:<c@d.test>\r\n',
    'DATA\r\n',
    'Subject: half\r\n',
  );
  assert.match(heard, /^421 .*Timeout/m);
  assert.equal(inbox.list().length, 0);
});
