import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { Secret } from '../../../core/model/secret.ts';
import { refuseMessage, writeTestMessage } from '../../../mail/send/message.ts';
import { sendTest, type SendRequest } from '../../../mail/send/send-test.ts';
import { formatTranscript } from '../../../mail/wire/transcript.ts';
import { makeCertificates, type Certificates } from '../../support/certificates.ts';
import { CANARY, holdsCanary } from '../../support/check.ts';
import { play, type Peer } from '../../support/peer.ts';

const certificates = await makeCertificates();

const TLS = '! tls\nS: 220 hi\n';
const HELLO = 'C: EHLO\nS: 250-mail.test\nS: 250-PIPELINING\nS: 250 AUTH PLAIN\n';
const LOGIN = 'C: AUTH PLAIN\nS: 235 2.7.0 in\n';
const REST = 'C: MAIL FROM:<shop@example.org>\nC: RCPT TO:<ann@example.org>\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\n';

async function send(script: string, more: Partial<SendRequest> & { readonly shows?: keyof Omit<Certificates, 'authority'> } = {}) {
  const { shows = 'good', ...request } = more;
  const peer: Peer = await play(script, { tls: certificates[shows] });
  try {
    const result = await sendTest({
      host: '127.0.0.1',
      port: peer.port,
      encryption: 'implicit',
      timeout: 3000,
      login: { username: 'ann', password: new Secret(CANARY) },
      trust: { extra: [certificates.authority] },
      now: () => new Date('2026-11-20T09:15:42.123Z'),
      message: { application: 'shop', from: 'shop@example.org', recipients: ['ann@example.org'] },
      ...request,
    });
    assert.ok(!holdsCanary(JSON.stringify(result) + inspect(result, { depth: 9 })), 'the result holds the password');
    return { result, peer, passwordLeft: peer.heard.some(line => holdsCanary(line)) };
  } finally {
    await peer.close();
  }
}

const BODY = '! until .\n';

test('a message that the server takes is reported with both ids, time and recipients', async () => {
  const { result, peer } = await send(`${TLS}${HELLO}${HELLO}${LOGIN}${REST}${BODY}S: 250 2.0.0 Ok: queued as 4ABCDEF12\nC: *`);
  assert.ok(result.ok, inspect(result, { depth: 6 }));
  assert.match(result.id, /^<.+@example\.org>$/);
  assert.equal(result.queueId, '4ABCDEF12');
  assert.equal(result.acceptedAt, '2026-11-20T09:15:42.123Z');
  assert.deepEqual(result.accepted, ['ann@example.org']);
  assert.ok(peer.heard.includes('Subject: Test Email from shop'));
  assert.match(formatTranscript(result.transcript), /C: AUTH PLAIN ••••\nS: 235 2\.7\.0 in/);
});

test('a server that calls the message by the password is not repeated', async () => {
  const password = ['tr0ub4dor', '3'].join('-');
  const login = { username: 'ann', password: new Secret(password) };
  const { result } = await send(`${TLS}${HELLO}${HELLO}${LOGIN}${REST}${BODY}S: 250 2.0.0 OK <${password}@x.prod.outlook.com>\nC: *`, {
    login,
  });
  assert.ok(result.ok, inspect(result, { depth: 6 }));
  assert.equal(result.queueId, '<••••@x.prod.outlook.com>');
  assert.ok(!JSON.stringify(result).includes(password));
});

test('the message says what it is, where it came through and when', () => {
  const message = { application: 'shop', from: 'shop@example.org', recipients: ['ann@example.org'] };
  const { subject, text = '' } = writeTestMessage(message, {
    session: { host: 'smtp.example.org', port: 587, encryption: 'starttls' },
    sentAt: new Date('2026-11-20T09:15:42.123Z'),
  });
  assert.equal(subject, 'Test Email from shop');
  for (const part of [
    /This is a test/,
    /the configuration works/,
    /smtp\.example\.org/,
    /587/,
    /STARTTLS/,
    /2026-11-20 09:15:42 UTC/,
    /Do not reply/,
  ])
    assert.match(text, part);
});

for (const [title, shows, more, cause] of [
  ['unverified', 'selfSigned', {}, 'certificate-self-signed'],
  ['expired', 'expired', {}, 'certificate-expired'],
] as const) {
  test(`an ${title} server gets neither password nor message`, async () => {
    const { result, passwordLeft, peer } = await send(`${TLS}${HELLO}${LOGIN}`, { shows, ...more });
    assert.ok(!result.ok);
    assert.equal(result.stage, 'upgrade');
    assert.equal(result.cause, cause);
    assert.equal(result.confirmation?.reason, 'unverified');
    assert.ok(!passwordLeft && !peer.heard.some(line => line.startsWith('MAIL')));
  });
}

test('a session in clear text gets neither password nor message', async () => {
  for (const encryption of ['none', 'opportunistic'] as const) {
    const { result, passwordLeft } = await send(`S: 220 hi\n${HELLO}${LOGIN}`, { encryption });
    assert.ok(!result.ok);
    assert.deepEqual([result.stage, result.cause, result.confirmation?.reason], ['authenticate', 'clear-text', 'clear-text']);
    assert.ok(!passwordLeft);
  }
});

test('a session whose STARTTLS was stripped ends before the password', async () => {
  const { result, passwordLeft } = await send(`S: 220 hi\n${HELLO}${LOGIN}`, { encryption: 'starttls', allow: { clearText: true } });
  assert.ok(!result.ok);
  assert.deepEqual([result.stage, result.cause], ['upgrade', 'starttls-missing']);
  assert.ok(!passwordLeft);
});

test('a wrong password is the server’s refusal, explained', async () => {
  const { result } = await send(`${TLS}${HELLO}${HELLO}C: AUTH PLAIN\nS: 535 5.7.8 Error: authentication failed: ${CANARY}\nC: *`);
  assert.ok(!result.ok);
  assert.deepEqual([result.stage, result.cause], ['authenticate', 'generic-535']);
  assert.equal(result.reply, '535 5.7.8 Error: authentication failed: ••••');
});

test('a server that offers no login any more is not sent a message without one', async () => {
  const { result, peer } = await send(`${TLS}${HELLO}C: EHLO\nS: 250 mail.test\nC: AUTH\nS: 502 5.5.1 no\nC: *`);
  assert.ok(!result.ok);
  assert.equal(result.stage, 'authenticate');
  assert.ok(!peer.heard.some(line => line.startsWith('MAIL')));
});

test('refused recipients are told from accepted ones', async () => {
  const { result } = await send(
    `${TLS}${HELLO}${HELLO}${LOGIN}C: MAIL\nC: RCPT\nC: RCPT\nC: DATA\nS: 250 ok\nS: 250 ok\nS: 550 5.1.1 no such user\nS: 354 go\n${BODY}S: 250 ok\nC: *`,
    { message: { application: 'shop', from: 'shop@example.org', recipients: ['ann@example.org', 'nobody@example.org'] } },
  );
  assert.ok(result.ok, inspect(result));
  assert.deepEqual(result.accepted, ['ann@example.org']);
  assert.deepEqual(result.rejected, [{ address: 'nobody@example.org', reply: '550 5.1.1 no such user' }]);
  assert.deepEqual(result.recipients, [
    { address: 'ann@example.org', accepted: true, reply: '250 ok' },
    { address: 'nobody@example.org', accepted: false, reply: '550 5.1.1 no such user' },
  ]);
});

test('when every recipient is refused the envelope has failed', async () => {
  const { result } = await send(
    `${TLS}${HELLO}${HELLO}${LOGIN}C: MAIL\nC: RCPT\nC: DATA\nS: 250 ok\nS: 550 5.1.1 User unknown\nS: 554 5.5.1 no valid recipients`,
  );
  assert.ok(!result.ok);
  assert.deepEqual([result.stage, result.cause], ['envelope', 'user-unknown']);
  assert.deepEqual(result.recipients, [{ address: 'ann@example.org', accepted: false, reply: '550 5.1.1 User unknown' }]);
});

test('a refusal after the message names its stage', async () => {
  const { result } = await send(`${TLS}${HELLO}${HELLO}${LOGIN}${REST}${BODY}S: 554 5.7.1 blocked using zen.spamhaus.org\nC: *`);
  assert.ok(!result.ok);
  assert.deepEqual([result.stage, result.cause], ['data', 'block-listed']);
});

test('silence at the end, a reset and a cancel end the send with their cause', async () => {
  const silent = await send(`${TLS}${HELLO}${HELLO}${LOGIN}! hang`, { timeout: 400 });
  assert.deepEqual([silent.result.ok, !silent.result.ok && silent.result.cause], [false, 'no-answer']);
  const reset = await send(`${TLS}${HELLO}${HELLO}${LOGIN}C: MAIL\n! reset`);
  assert.deepEqual([reset.result.ok, !reset.result.ok && reset.result.cause], [false, 'connection-reset']);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 300);
  const cancelled = await send(`${TLS}${HELLO}${HELLO}${LOGIN}! hang`, { timeout: 30_000, signal: controller.signal });
  assert.deepEqual([cancelled.result.ok, !cancelled.result.ok && cancelled.result.cause], [false, 'cancelled']);
});

test('line breaks and second addresses in any field are refused before the wire, with the field', () => {
  const message = { application: 'shop', from: 'shop@example.org', recipients: ['ann@example.org'] };
  const evil = '\r\nBcc: evil@example.org';
  assert.equal(refuseMessage(message), undefined);
  assert.equal(refuseMessage({ ...message, application: `shop${evil}` })?.field, 'application');
  assert.equal(refuseMessage({ ...message, senderName: `Shop${evil}` })?.field, 'senderName');
  assert.equal(refuseMessage({ ...message, from: `shop@example.org${evil}` })?.field, 'from');
  assert.equal(refuseMessage({ ...message, from: 'Shop <shop@example.org>' })?.condition, 'not-an-address');
  assert.equal(refuseMessage({ ...message, recipients: ['ann@example.org, bob@example.org'] })?.field, 'recipients');
  assert.equal(refuseMessage({ ...message, recipients: [`ann@example.org${evil}`] })?.condition, 'unsafe-text');
  assert.equal(refuseMessage({ ...message, recipients: [] })?.field, 'recipients');
  assert.equal(refuseMessage({ ...message, application: 'a\0b' })?.field, 'application');
});

test('a refused field opens no connection', async () => {
  const { result, peer } = await send('S: 220 hi', {
    message: { application: 'a\r\nb', from: 'shop@example.org', recipients: ['ann@example.org'] },
  });
  assert.ok(!result.ok);
  assert.deepEqual([result.stage, result.cause, result.field], ['message', 'unsafe-text', 'application']);
  assert.equal(peer.heard.length, 0);
});

test('a lone dot in a template is doubled on the wire and does not end the message', async () => {
  const template = { text: 'before\n.\nMAIL FROM:<eve@example.org>\nafter', attachments: [], headers: [] };
  const { result, peer } = await send(`${TLS}${HELLO}${HELLO}${LOGIN}${REST}${BODY}S: 250 ok\nC: *`, {
    message: { application: 'shop', from: 'shop@example.org', recipients: ['ann@example.org'], template },
  });
  assert.ok(result.ok, inspect(result));
  assert.ok(peer.heard.includes('..') && peer.heard.includes('after'));
});

test('an address beyond ASCII goes with SMTPUTF8 where it is offered, and nowhere else', async () => {
  const message = { application: 'shop', from: 'shop@example.org', recipients: ['jörg@example.org'], template: 'utf8' } as const;
  const offered = HELLO.replace('PIPELINING', 'SMTPUTF8');
  const rest = 'C: MAIL FROM:<shop@example.org> SMTPUTF8\nS: 250 ok\nC: RCPT TO:<jörg@example.org>\nS: 250 ok\nC: DATA\nS: 354 go\n';
  const taken = await send(`${TLS}${offered}${offered}${LOGIN}${rest}${BODY}S: 250 ok\nC: *`, { message });
  assert.ok(taken.result.ok, inspect(taken.result, { depth: 5 }));
  assert.deepEqual(taken.result.accepted, ['jörg@example.org']);
  const refused = await send(`${TLS}${HELLO}C: QUIT\nS: 221 bye`, { message });
  assert.ok(!refused.result.ok);
  assert.deepEqual([refused.result.stage, refused.result.cause], ['envelope', 'internationalized-address']);
});
