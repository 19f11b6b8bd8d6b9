import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../core/model/secret.ts';
import { sendTest } from '../../../mail/send/send-test.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { CANARY, check, holdsCanary } from '../../support/check.ts';
import { play } from '../../support/peer.ts';

const certificates = await makeCertificates();

const LOGIN = { username: 'ann@example.org', password: new Secret(CANARY), mechanism: 'XOAUTH2' as const };
const RESPONSE = Buffer.from(`user=ann@example.org\x01auth=Bearer ${CANARY}\x01\x01`).toString('base64');
const HELLO = 'C: EHLO\nS: 250-mail.test\nS: 250 AUTH LOGIN XOAUTH2';
const PROBLEM = Buffer.from('{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}').toString('base64');

const run = (rest: string) =>
  check(`! tls\nS: 220 hi\n${HELLO}\n${rest}\nC: QUIT\nS: 221 bye`, {
    certificates,
    tls: certificates.good,
    encryption: 'implicit',
    login: LOGIN,
  });

test('a token that was given by hand logs in within one round trip, and stands in no report', async () => {
  const { peer, verdict, report } = await run('C: AUTH XOAUTH2\nS: 235 2.7.0 Accepted');
  assert.equal(verdict, 'passed');
  assert.equal(peer.heard[1], `AUTH XOAUTH2 ${RESPONSE}`);
  assert.ok(!holdsCanary(JSON.stringify(report)) && !JSON.stringify(report).includes(RESPONSE));
});

test('a refused token brings the challenge, an empty answer and the reply that explains it', async () => {
  const { peer, verdict, report } = await run(`C: AUTH XOAUTH2\nS: 334 ${PROBLEM}\nC: *\nS: 535 5.7.3 Authentication unsuccessful`);
  assert.equal(verdict, 'authenticate failed 535');
  assert.equal(peer.heard[2], '');
  assert.ok(report.diagnosis);
  assert.ok(!holdsCanary(JSON.stringify(report)));
});

test('a server without XOAUTH2 is not sent the token in another mechanism', async () => {
  const { peer, verdict } = await check('! tls\nS: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN LOGIN\nC: QUIT\nS: 221 bye', {
    certificates,
    tls: certificates.good,
    encryption: 'implicit',
    login: LOGIN,
  });
  assert.equal(verdict, 'authenticate failed mechanism-not-offered');
  assert.ok(!peer.heard.some(line => holdsCanary(line, LOGIN.username)));
});

test('a message goes out after a login by token', async t => {
  const peer = await play(
    `! tls\nS: 220 hi\n${HELLO}\n${HELLO}\nC: AUTH XOAUTH2\nS: 235 ok\nC: MAIL\nS: 250 ok\nC: RCPT\nS: 250 ok\nC: DATA\nS: 354 go\n! until .\nS: 250 ok`,
    { tls: certificates.good },
  );
  t.after(() => peer.close());
  const sent = await sendTest({
    host: '127.0.0.1',
    port: peer.port,
    encryption: 'implicit',
    login: LOGIN,
    trust: { roots: 'none', extra: [certificates.authority] },
    timeout: 3000,
    message: { application: 'shop', from: 'ann@example.org', recipients: ['bob@example.org'] },
  });
  assert.ok(sent.ok, sent.ok ? '' : sent.cause);
  assert.deepEqual(peer.surprises, []);
  assert.ok(peer.heard.includes(`AUTH XOAUTH2 ${RESPONSE}`));
  assert.ok(!holdsCanary(JSON.stringify(sent)));
});
