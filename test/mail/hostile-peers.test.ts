import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import type { ProbeRequest } from '../../mail/probe/request.ts';
import { makeCertificates, type Certificates } from '../support/certificates.ts';
import { CANARY, check, holdsCanary } from '../support/check.ts';

const certificates = await makeCertificates();

const HELLO = `
  S: 220 mail.test ESMTP
  C: EHLO
  S: 250-mail.test
`;
const CLEAR = `${HELLO}
  S: 250 AUTH PLAIN LOGIN
`;
const STARTTLS = `${HELLO}
  S: 250 STARTTLS
  C: STARTTLS
`;
const ALLOWED = { allow: { clearText: true } };
const ENVELOPE = { ...ALLOWED, envelope: { sender: 'a@b.test', recipient: 'c@d.test' } };

/** The time for a stage of which the peer takes more than it has. In milliseconds. */
const PATIENCE = 300;

interface Case {
  readonly title: string;
  readonly script: string;
  readonly verdict: string;
  readonly request?: Partial<ProbeRequest>;
  /** The peer never answers, so the deadline is what ends the stage. */
  readonly waits?: true;
  readonly certificate?: keyof Omit<Certificates, 'authority'>;
}

const CASES: readonly Case[] = [
  { title: 'silence after connect', waits: true, script: '! hang', verdict: 'greet failed silence' },
  {
    title: 'a greeting one byte at a time',
    waits: true,
    script: '! drip 40 "220 mail.test ESMTP ready and willing\\r\\n"',
    verdict: 'greet failed too-slow',
  },
  { title: 'an endless line', script: `! raw ${JSON.stringify(`220 ${'y'.repeat(6000)}`)}\n! hang`, verdict: 'greet failed endless-line' },
  { title: 'a reply of 50,000 lines', script: `S: 220 hi\nC: EHLO\n! repeat 50000 250-more`, verdict: 'hello failed endless-reply' },
  {
    title: 'ten megabytes of EHLO',
    script: `S: 220 hi\nC: EHLO\n! repeat 5000 250-${'k'.repeat(2000)}`,
    verdict: 'hello failed endless-reply',
  },
  {
    title: 'a continuation that never ends',
    waits: true,
    script: `S: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 250-AUTH PLAIN\n! hang`,
    verdict: 'hello failed too-slow',
  },
  {
    title: 'a continuation with another code',
    script: `S: 220 hi\nC: EHLO\nS: 250-mail.test\nS: 550 no\n! hang`,
    verdict: 'hello failed mixed-codes',
  },
  { title: 'lines without a code', script: 'S: hello there\n! hang', verdict: 'greet failed not-smtp' },
  { title: 'a code of the wrong kind in the greeting', script: 'S: 250 ready\n! hang', verdict: 'greet failed unexpected-reply' },
  { title: 'a code that no server has', script: 'S: 999 ready\n! hang', verdict: 'greet failed not-smtp' },
  { title: 'a wrong code to EHLO', script: 'S: 220 hi\nC: EHLO\nS: 354 go ahead\n! hang', verdict: 'hello failed unexpected-reply' },
  {
    title: 'a success code to AUTH that is not 235',
    script: `${CLEAR}C: AUTH\nS: 250 whatever\n! hang`,
    verdict: 'authenticate failed unexpected-reply',
    request: ALLOWED,
  },
  {
    title: 'challenges without end',
    script: `${CLEAR}${'C: *\nS: 334 VXNlcm5hbWU6\n'.repeat(20)}`,
    verdict: 'authenticate failed bad-challenge',
    request: ALLOWED,
  },
  {
    title: 'an answer to a command that was not sent',
    script: 'S: 220 hi\nS: 250 who asked\n! hang',
    verdict: 'hello failed unexpected-reply',
  },
  { title: 'hundreds of answers at once', script: '! repeat 5000 220 hi', verdict: 'greet failed unexpected-reply' },
  {
    title: 'a web server',
    script: 'S: HTTP/1.1 400 Bad Request\nS: Content-Type: text/html\n! close',
    verdict: 'greet failed http-server',
  },
  { title: 'a proxy’s page', script: 'S: <!DOCTYPE html><html>Blocked</html>\n! close', verdict: 'greet failed http-server' },
  { title: 'an IMAP server', script: 'S: * OK IMAP4rev1 ready\n! hang', verdict: 'greet failed mailbox-server' },
  { title: 'a POP3 server', script: 'S: +OK ready\n! hang', verdict: 'greet failed mailbox-server' },
  {
    title: 'a plaintext server on an implicit port',
    script: 'S: 220 mail.test ESMTP\n! hang',
    verdict: 'upgrade failed clear-text-server',
    request: { encryption: 'implicit' },
  },
  {
    title: 'silence on an implicit port',
    waits: true,
    script: '! hang',
    verdict: 'upgrade failed no-answer',
    request: { encryption: 'implicit' },
  },
  {
    title: 'TLS where clear text is expected',
    waits: true,
    script: '! tls\nS: 220 hi',
    verdict: 'greet failed silence',
    certificate: 'good',
  },
  {
    title: 'plaintext injected after STARTTLS, in one packet',
    script: `${STARTTLS}! raw "220 go\\r\\n250-evil\\r\\n250 AUTH PLAIN\\r\\n"\n! hang`,
    verdict: 'upgrade failed starttls-injection',
    request: { encryption: 'starttls' },
  },
  {
    title: 'half a line injected after STARTTLS',
    script: `${STARTTLS}! raw "220 go\\r\\n250-ev"\n! tls`,
    verdict: 'upgrade failed starttls-injection',
    request: { encryption: 'starttls' },
    certificate: 'good',
  },
  {
    title: 'plaintext injected a moment after STARTTLS',
    script: `${STARTTLS}S: 220 go\n! wait 30\nS: 250 AUTH PLAIN\n! hang`,
    verdict: 'upgrade failed starttls-injection',
    request: { encryption: 'starttls' },
  },
  {
    title: 'STARTTLS offered, then refused',
    script: `${STARTTLS}S: 454 4.7.0 TLS not available due to local problem`,
    verdict: 'upgrade failed starttls-refused',
    request: { encryption: 'starttls' },
  },
  {
    title: 'STARTTLS offered and refused, where TLS was optional',
    script: `${STARTTLS}S: 502 no`,
    verdict: 'upgrade failed starttls-refused',
    request: { encryption: 'opportunistic' },
  },
  { title: 'STARTTLS stripped', script: CLEAR, verdict: 'upgrade failed starttls-missing', request: { encryption: 'starttls' } },
  {
    title: 'STARTTLS stripped, where TLS was optional',
    script: CLEAR,
    verdict: 'authenticate failed clear-text',
    request: { encryption: 'opportunistic' },
  },
  {
    title: 'STARTTLS overwritten by a firewall',
    script: `${HELLO}S: 250-XXXXXXXA\nS: 250 AUTH PLAIN`,
    verdict: 'upgrade failed starttls-masked',
    request: { encryption: 'starttls' },
  },
  {
    title: 'silence after STARTTLS',
    waits: true,
    script: `${STARTTLS}S: 220 go\n! hang`,
    verdict: 'upgrade failed no-answer',
    request: { encryption: 'starttls' },
  },
  {
    title: 'AUTH offered before TLS only',
    script: `${HELLO}S: 250-AUTH PLAIN\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n! tls\nC: EHLO\nS: 250 mail.test`,
    verdict: 'authenticate failed authentication-not-offered',
    request: { encryption: 'starttls' },
    certificate: 'good',
  },
  { title: 'no encryption at all', script: CLEAR, verdict: 'authenticate failed clear-text' },
  { title: 'a 421 instead of a greeting', script: 'S: 421 4.3.2 shutting down\n! close', verdict: 'greet failed 421' },
  { title: 'a 421 to EHLO', script: 'S: 220 hi\nC: EHLO\nS: 421 bye\n! close', verdict: 'hello failed 421' },
  {
    title: 'a 421 to STARTTLS',
    script: `${STARTTLS}S: 421 bye\n! close`,
    verdict: 'upgrade failed 421',
    request: { encryption: 'starttls' },
  },
  {
    title: 'a 421 to AUTH',
    script: `${CLEAR}C: AUTH\nS: 421 4.7.0 too many connections\n! close`,
    verdict: 'authenticate failed 421',
    request: ALLOWED,
  },
  {
    title: 'a 421 to MAIL',
    script: `${CLEAR}C: AUTH\nS: 235 ok\nC: MAIL\nS: 421 bye\n! close`,
    verdict: 'envelope failed 421',
    request: ENVELOPE,
  },
  {
    title: 'a 421 to RCPT',
    script: `${CLEAR}C: AUTH\nS: 235 ok\nC: MAIL\nS: 250 ok\nC: RCPT\nS: 421 4.3.2 bye\n! close`,
    verdict: 'envelope failed 421',
    request: ENVELOPE,
  },
  {
    title: 'a 421 to the second EHLO',
    script: `${STARTTLS}S: 220 go\n! tls\nC: EHLO\nS: 421 4.3.2 bye\n! close`,
    verdict: 'upgrade failed 421',
    request: { encryption: 'starttls' },
    certificate: 'good',
  },
  { title: 'a reset instead of a greeting', script: '! wait 30\n! reset', verdict: 'greet failed connection-reset' },
  { title: 'a reset at EHLO', script: 'S: 220 hi\nC: EHLO\n! reset', verdict: 'hello failed connection-reset' },
  {
    title: 'a reset at STARTTLS',
    script: `${STARTTLS}! reset`,
    verdict: 'upgrade failed connection-reset',
    request: { encryption: 'starttls' },
  },
  {
    title: 'a reset in the handshake',
    script: `${STARTTLS}S: 220 go\n! wait 20\n! reset`,
    verdict: 'upgrade failed connection-reset',
    request: { encryption: 'starttls' },
  },
  { title: 'a reset at AUTH', script: `${CLEAR}C: AUTH\n! reset`, verdict: 'authenticate failed connection-reset', request: ALLOWED },
  {
    title: 'a reset at the second EHLO',
    script: `${STARTTLS}S: 220 go\n! tls\nC: EHLO\n! reset`,
    verdict: 'upgrade failed connection-reset',
    request: { encryption: 'starttls' },
    certificate: 'good',
  },
  {
    title: 'a reset at MAIL',
    script: `${CLEAR}C: AUTH\nS: 235 ok\nC: MAIL\n! reset`,
    verdict: 'envelope failed connection-reset',
    request: ENVELOPE,
  },
  {
    title: 'a reset at RCPT',
    script: `${CLEAR}C: AUTH\nS: 235 ok\nC: MAIL\nS: 250 ok\nC: RCPT\n! reset`,
    verdict: 'envelope failed connection-reset',
    request: ENVELOPE,
  },
  { title: 'a connection closed without a word', script: '! close', verdict: 'greet failed connection-closed' },
  { title: 'a connection closed at EHLO', script: 'S: 220 hi\nC: EHLO\n! close', verdict: 'hello failed connection-closed' },
  {
    title: 'a connection closed in the handshake',
    script: '! close',
    verdict: 'upgrade failed connection-reset',
    request: { encryption: 'implicit' },
  },
  {
    title: 'a refusal that repeats the password',
    script: `${CLEAR}C: AUTH\nS: 535 5.7.8 ${CANARY} is wrong, so is ${Buffer.from(`\0ann\0${CANARY}`).toString('base64')}`,
    verdict: 'authenticate failed 535',
    request: ALLOWED,
  },
  {
    title: 'an expired certificate',
    script: '! tls\nS: 220 hi\nC: EHLO\nS: 250 mail.test',
    verdict: 'upgrade failed certificate-expired',
    request: { encryption: 'implicit' },
    certificate: 'expired',
  },
  {
    title: 'a certificate of tomorrow',
    script: '! tls\nS: 220 hi\nC: EHLO\nS: 250 mail.test',
    verdict: 'upgrade failed certificate-not-yet-valid',
    request: { encryption: 'implicit' },
    certificate: 'notYetValid',
  },
  {
    title: 'a certificate for another name',
    script: '! tls\nS: 220 hi\nC: EHLO\nS: 250 mail.test',
    verdict: 'upgrade failed certificate-name-mismatch',
    request: { encryption: 'implicit' },
    certificate: 'wrongName',
  },
  {
    title: 'a self-signed certificate',
    script: '! tls\nS: 220 hi\nC: EHLO\nS: 250 mail.test',
    verdict: 'upgrade failed certificate-self-signed',
    request: { encryption: 'implicit' },
    certificate: 'selfSigned',
  },
  {
    title: 'a certificate of an unknown issuer',
    script: '! tls\nS: 220 hi\nC: EHLO\nS: 250 mail.test',
    verdict: 'upgrade failed certificate-issuer-unknown',
    request: { encryption: 'implicit' },
    certificate: 'unknownIssuer',
  },
  {
    title: 'a certificate signed with SHA-1',
    script: '! tls\nS: 220 hi\nC: EHLO\nS: 250 mail.test',
    verdict: 'upgrade failed certificate-weak',
    request: { encryption: 'implicit' },
    certificate: 'sha1',
  },
];

describe('a hostile peer', { concurrency: 8 }, () => {
  for (const { title, script, verdict, request = {}, certificate, waits } of CASES) {
    test(`${title}: ${verdict}`, async () => {
      const checked = await check(script, {
        ...(waits && { timeout: PATIENCE }),
        ...request,
        ...(certificate && { tls: certificates[certificate] }),
        certificates,
      });
      assert.equal(checked.verdict, verdict);
      assert.ok(checked.ms < (waits ? 5 * PATIENCE : 3000), `took ${checked.ms.toFixed(0)} ms`);
      assert.equal(checked.report.stages.length, 7);
      assert.ok(checked.report.diagnosis, 'every failure is explained');

      assert.ok(!holdsCanary(JSON.stringify(checked.report) + inspect(checked.report, { depth: 9 })), 'the report holds the password');
      if (request !== ALLOWED && request.allow === undefined)
        assert.ok(!checked.peer.heard.some(line => holdsCanary(line)), 'the password left');
    });
  }
});

test('what is no reply is cut where no half of the password shows', async () => {
  for (const script of [
    `! raw ${JSON.stringify(`${'x'.repeat(190)} ${CANARY}\r\n`)}`,
    `! raw ${JSON.stringify(`535 ${'x'.repeat(187)} ${CANARY} ${'y'.repeat(6000)}`)}`,
  ]) {
    const { report } = await check(`${CLEAR}C: AUTH\n${script}\n! hang`, ALLOWED);
    assert.match(JSON.stringify(report.transcript), /xxx ••••/);
    assert.ok(!inspect(report, { depth: 9 }).includes(CANARY.slice(0, 6)));
  }
});

test('a server that says yes to everything gets no password in clear text', async () => {
  const { peer, verdict } = await check(`S: 220 yes\n${'C: *\nS: 250 yes\n'.repeat(9)}`, { encryption: 'opportunistic', certificates });
  assert.equal(verdict, 'authenticate failed clear-text');
  assert.ok(!peer.heard.some(line => holdsCanary(line)));
});

test('NUL and bytes that are not UTF-8 are shown escaped', async () => {
  const { report, stage } = await check(`! raw "220 mail\\u0000.test \\u00e9\\u001b[31m\\r\\n"\nC: EHLO\nS: 250 mail.test`, {
    certificates,
  });
  assert.equal(stage('greet').outcome, 'ok');
  assert.equal(stage('greet').detail['greeting'], '220 mail\\x00.test é\\x1b[31m');
  assert.equal(report.transcript[0]?.text, '220 mail\\x00.test é\\x1b[31m');
});

test('a server that knows TLS 1.0 alone is too old', async () => {
  const tls = { ...certificates.good, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const { verdict, report } = await check('! tls\nS: 220 hi', { encryption: 'implicit', certificates, tls });
  assert.equal(verdict, 'upgrade failed tls-too-old');
  assert.ok(report.diagnosis);
});

test('whatever bytes a peer sends, the check ends in time with seven stages and without the password', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      'S: 220 hi',
      'S: 250-AUTH PLAIN',
      'S: 250 STARTTLS',
      'S: 334 ',
      'S: 235 in',
      'S: 535 no',
      'C: *',
      '! reset',
      '! close',
      '! glue',
    ),
    fc.uint8Array({ maxLength: 60 }).map(bytes => `! raw ${JSON.stringify(Buffer.from(bytes).toString('latin1'))}`),
  );
  const encryption = fc.constantFrom('implicit', 'starttls', 'opportunistic', 'none');
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), encryption, async (lines, kind) => {
      const { report, peer, ms } = await check(lines.join('\n'), { encryption: kind, timeout: 60 });
      assert.equal(report.stages.length, 7);
      assert.ok(ms < 2000);
      assert.ok(report.stages.every(({ detail }) => detail['cause'] !== 'internal'));
      assert.ok(!holdsCanary(JSON.stringify(report)) && !peer.heard.some(text => holdsCanary(text)));
    }),
    { numRuns: 60 },
  );
});

test('a cancel ends the check at once, whatever the peer does', async () => {
  const controller = new AbortController();
  const begin = performance.now();
  setTimeout(() => controller.abort(), 50);
  const { verdict } = await check('! hang', { timeout: 60_000, signal: controller.signal, certificates });
  assert.equal(verdict, 'greet failed cancelled');
  assert.ok(performance.now() - begin < 500);
});

test('a check that is cancelled before it begins opens no connection', async () => {
  const { verdict, peer } = await check('S: 220 hi', { signal: AbortSignal.abort(), certificates });
  assert.equal(verdict, 'resolve failed cancelled');
  assert.equal(peer.turns, 0);
});
