import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Secret } from '../../../core/model/secret.ts';
import { createInbox } from '../../../mail/capture/inbox.ts';
import { loadIdentity } from '../../../mail/capture/identity.ts';
import { probe } from '../../../mail/probe/probe.ts';
import { sendTest } from '../../../mail/send/send-test.ts';
import { open, request, root, talk } from './running-inbox.ts';

test('what a project sends arrives, parsed, through TLS and with any login', async context => {
  const inbox = await open(context);
  const events: string[] = [];
  inbox.onMessage(({ subject }) => events.push(subject));
  const sent = await sendTest(request(inbox, { login: { username: 'who@ever', password: new Secret('anything goes') } }));
  assert.ok(sent.ok, sent.ok ? '' : sent.cause);
  assert.deepEqual(events, ['Test Email from shop']);

  const [summary] = inbox.list();
  assert.ok(summary);
  assert.match(sent.response, new RegExp(summary.id));
  assert.equal(summary.encrypted, true);
  assert.equal(summary.username, 'who@ever');
  assert.deepEqual(summary.recipients, ['ann@example.org']);
  const message = await inbox.get(summary.id);
  assert.match(message?.text ?? '', /the configuration works/);
  assert.ok(message?.headers.some(({ name, value }) => name === 'Message-ID' && value === sent.id));
  assert.match(message?.source ?? '', /^From: shop@example\.org\r\n/m);
});

test('every mechanism that it offers is accepted', async context => {
  const inbox = await open(context);
  for (const mechanism of ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'] as const) {
    const report = await probe({ ...request(inbox), login: { username: 'ann', password: new Secret('token'), mechanism } });
    assert.deepEqual([mechanism, report.stages[5]?.outcome], [mechanism, 'ok']);
  }
});

test('a token that is user name and password at once is not kept with the message', async context => {
  const inbox = await open(context);
  const token = ['4f1c', 'a7e0', '93bd', '2c58', '61f6'].join('-');
  for (const mechanism of ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'] as const) {
    const sent = await sendTest(request(inbox, { login: { username: token, password: new Secret(token), mechanism } }));
    assert.ok(sent.ok, mechanism);
    assert.equal(inbox.list()[0]?.username, '••••', mechanism);
  }
});

test('a message goes through with every mechanism, none of which nodemailer carries out itself', async context => {
  const inbox = await open(context);
  for (const mechanism of ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'] as const) {
    const sent = await sendTest(request(inbox, { login: { username: `ann-${mechanism}`, password: new Secret('any'), mechanism } }));
    assert.ok(sent.ok, mechanism);
    assert.equal(inbox.list()[0]?.username, `ann-${mechanism}`);
  }
});

test('it listens on loopback alone', async context => {
  const inbox = await open(context);
  assert.equal(inbox.host, '127.0.0.1');
  const elsewhere = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  if (elsewhere === undefined) context.diagnostic('This machine has no other address to try.');
  else await assert.rejects(once(connect(inbox.port, elsewhere.address), 'connect'), { code: 'ECONNREFUSED' });
});

test('the certificate is made once, kept private, trusted by name and made anew before it ends', async () => {
  const folder = join(root, 'identity');
  const first = await loadIdentity(folder, new Date('2026-11-20T00:00:00Z'));
  assert.equal((await stat(join(folder, 'inbox-key.pem'))).mode & 0o777, 0o600);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  assert.equal((await loadIdentity(folder, new Date('2027-06-01T00:00:00Z'))).certificate, first.certificate);
  assert.equal(await readFile(first.certificatePath, 'utf8'), first.certificate);
  const renewed = await loadIdentity(folder, new Date('2027-12-01T00:00:00Z'));
  assert.notEqual(renewed.certificate, first.certificate);
  await writeFile(renewed.certificatePath, 'damaged');
  assert.match((await loadIdentity(folder, new Date('2027-12-01T00:00:00Z'))).certificate, /BEGIN CERTIFICATE/);
});

test('a message over the size limit is refused in words and not kept', async context => {
  const inbox = await open(context, { messageSize: 300 });
  const sent = await sendTest(request(inbox));
  assert.ok(!sent.ok);
  assert.equal(sent.cause, 'message-too-large');
  assert.equal(inbox.list().length, 0);
});

test('the oldest messages go when there are too many or too much, and it says so', async context => {
  const inbox = await open(context, { limits: { messages: 2 } });
  const dropped: string[] = [];
  inbox.on('dropped', summaries => dropped.push(...summaries.map(({ subject }) => subject)));
  for (const application of ['one', 'two', 'three']) {
    assert.ok((await sendTest(request(inbox, { message: { application, from: 'a@b.test', recipients: ['c@d.test'] } }))).ok);
  }
  assert.deepEqual(dropped, ['Test Email from one']);
  assert.deepEqual(
    inbox.list().map(({ subject }) => subject),
    ['Test Email from three', 'Test Email from two'],
  );
  const small = await open(context, { limits: { bytes: 1000 } });
  for (const application of ['one', 'two'])
    await sendTest(request(small, { message: { application, from: 'a@b.test', recipients: ['c@d.test'] } }));
  assert.equal(small.list().length, 1);
});

test('messages are deleted one by one and all at once', async context => {
  const inbox = await open(context);
  await sendTest(request(inbox));
  await sendTest(request(inbox));
  const [first] = inbox.list();
  assert.ok(first);
  assert.deepEqual([await inbox.delete(first.id), await inbox.delete(first.id)], [true, false]);
  assert.equal(inbox.list().length, 1);
  assert.equal(await inbox.get(first.id), undefined);
  await inbox.clear();
  assert.equal(inbox.list().length, 0);
});

test('HTML, attachments and the source are given as they are, for others to show safely', async context => {
  const inbox = await open(context);
  const source = [
    'From: Ann <ann@example.org>',
    'To: bob@example.org',
    'Subject: =?utf-8?B?R3LDvMOfZQ==?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>hello <script>alert(1)</script></p>',
    '--b',
    'Content-Type: text/plain; name=a.txt',
    'Content-Disposition: attachment; filename=a.txt',
    'Content-Transfer-Encoding: base64',
    '',
    'YXR0YWNoZWQ=',
    '--b--',
    '.',
    'QUIT',
    '',
  ].join('\r\n');
  await talk(inbox.port, '', 'EHLO x\r\n', 'MAIL FROM:<a@b.test>\r\n', 'RCPT TO:<c@d.test>\r\n', 'DATA\r\n', source);
  const [summary] = inbox.list();
  assert.ok(summary);
  assert.equal(summary.subject, 'Grüße');
  assert.equal(summary.encrypted, false);
  const message = await inbox.get(summary.id);
  assert.match(message?.html ?? '', /<script>/);
  assert.deepEqual(message?.attachments, [{ name: 'a.txt', type: 'text/plain', size: 8, inline: false }]);
  assert.equal(Buffer.from((await inbox.attachment(summary.id, 0)) ?? []).toString(), 'attached');
  assert.equal(await inbox.attachment(summary.id, 1), undefined);
});

test('a taken port is an error that says so, and a stopped inbox keeps its messages and can start again', async context => {
  const inbox = await open(context);
  await sendTest(request(inbox));
  const rival = createInbox({ folder: join(root, 'shared'), port: inbox.port });
  await assert.rejects(rival.start(), { code: 'EADDRINUSE' });
  await inbox.stop();
  assert.equal(inbox.port, undefined);
  await inbox.start();
  assert.equal(inbox.list().length, 1);
});

test('a stop ends connections that hang', async context => {
  const inbox = await open(context);
  const socket = connect(inbox.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'data');
  socket.resume();
  const closed = once(socket, 'close');
  await inbox.stop();
  await closed;
});
