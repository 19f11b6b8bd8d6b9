import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONDITIONS, type Condition } from '../../../core/smtp/conditions.ts';
import { explain, findExplanation, REPLIES } from '../../../core/smtp/explain.ts';
import { EXAMPLES } from './reply-examples.ts';

for (const [id, text] of EXAMPLES) {
  test(`“${text.slice(0, 70).replaceAll('\n', ' ')}” is ${id}`, () => {
    assert.equal(explain({ error: text })?.id, id);
    if (/^\d{3}[ -]/.test(text)) assert.equal(explain({ reply: text })?.id, id);
  });
}

const beyond: readonly (readonly [string, string])[] = [
  ['user-unknown', '550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in virtual mailbox table'],
  ['user-unknown', '550-5.1.1 The email account that you tried to reach does not exist. Please try'],
  ['user-unknown-code', '550 5.1.1 Nein'],
  [
    'greylisted',
    '450 4.2.0 <ann@example.org>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.org.html',
  ],
  ['greylisted', '451 4.7.1 Greylisting in action, please come back later'],
  ['greylisted-code', '451 4.7.1 Please come back'],
  ['block-listed', '554 5.7.1 Service unavailable; Client host [203.0.113.5] blocked using zen.spamhaus.org'],
  ['block-listed', '550 5.7.1 Service unavailable, Client host [203.0.113.5] blocked using Spamhaus'],
  ['mailbox-full', '452 4.2.2 The email account that you tried to reach is over quota.'],
  ['mailbox-full-code', '552 5.2.2 voll'],
  ['rate-limited', '451 4.7.1 Rate limit exceeded'],
  ['rate-limited', '550 5.7.1 Daily sending limit of your plan reached'],
  ['too-many-logins', '454 4.7.0 Too many login attempts, please try again later.'],
  ['m365-banned-ip', '550 5.7.606 Access denied, banned sending IP [203.0.113.5]'],
  ['address-blocked', '554 5.7.1 Your IP is blocked'],
  [
    'address-blocked',
    '550 5.7.1 Unfortunately, messages from [203.0.113.5] weren’t sent. Contact your provider since part of their network is on our block list',
  ],
  ['no-reverse-name', '450 4.7.1 Client host rejected: cannot find your reverse hostname, [203.0.113.5]'],
  ['hello-refused', '504 5.5.2 <laptop>: Helo command rejected: need fully-qualified hostname'],
  ['sender-not-owned', '550 5.7.1 <ann@example.org>: Sender address rejected: not logged in'],
  ['spf-failed', '550 5.7.23 The message was rejected because of Sender Policy Framework violation'],
  ['dkim-failed', '550 5.7.20 No passing DKIM signature found'],
  ['m365-5.7.515', '550 5.7.515 Access denied, sending domain example.org does not meet the required authentication level.'],
  ['mechanism-too-weak', '534 5.7.9 Authentication mechanism is too weak'],
  ['password-transition', '432 4.7.12 A password transition is needed'],
  ['mail-loop', '554 5.4.14 Hop count exceeded - possible mail loop'],
  ['address-malformed', '501 5.1.7 Bad sender address syntax'],
  ['command-out-of-order', '503 5.5.1 Bad sequence of commands'],
  ['class-5.6', '554 5.6.0 anything'],
  ['class-4.3', '451 4.3.5 Server configuration problem'],
  ['class-4', '451 nothing we know'],
  ['class-5', '555 nothing we know'],
];
for (const [id, text] of beyond) {
  test(`“${text.slice(0, 70)}” is ${id}`, () => assert.equal(explain({ reply: text })?.id, id));
}

test('words that several servers use are not taken for a provider that the host does not belong to', () => {
  assert.equal(explain({ reply: '535 5.7.8 Authentication failed', provider: 'taifa-mail' })?.id, 'generic-535');
  assert.equal(explain({ reply: '535 5.7.8 Authentication failed', provider: 'brevo' })?.id, 'brevo-535');
});

test('a reply inside an error is found, and beats the general words around it', () => {
  const text = 'Error: Invalid login: 535-5.7.8 Username and Password not accepted. Connection timeout';
  assert.equal(explain({ error: text })?.id, 'gmail-535-bad-credentials');
});

test('a code of the system decides before the words do', () => {
  assert.equal(explain({ error: 'connect failed', code: 'ECONNREFUSED' })?.id, 'connection-refused');
});

const codes: readonly (readonly [Condition, readonly string[]])[] = [
  [
    'tls-nothing-in-common',
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'ERR_SSL_NO_SHARED_CIPHER'],
  ],
  ['tls-client-certificate', ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ERR_SSL_TLSV1_CERTIFICATE_REQUIRED']],
  ['tls-certificate-refused', ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE']],
  ['tls-name-unknown', ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME']],
  ['tls-server-error', ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR']],
  ['tls-tampered', ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC']],
  ['tls-too-old', ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_SSL_UNSUPPORTED_PROTOCOL']],
  ['tls-failed', ['EPROTO']],
  ['clear-text-server', ['ERR_SSL_WRONG_VERSION_NUMBER']],
  ['certificate-expired', ['CERT_HAS_EXPIRED']],
  ['certificate-name-mismatch', ['ERR_TLS_CERT_ALTNAME_INVALID']],
  ['name-not-found', ['ENOTFOUND', 'ENODATA', 'EAI_NONAME']],
  ['name-server-unreachable', ['EAI_AGAIN', 'ESERVFAIL', 'ETIMEOUT', 'EREFUSED', 'EAI_FAIL']],
  ['not-a-host', ['EBADNAME']],
  ['network-unreachable', ['ENETUNREACH', 'EHOSTUNREACH', 'EHOSTDOWN']],
  ['not-permitted', ['EACCES', 'EPERM']],
  ['out-of-sockets', ['EMFILE']],
];
for (const [condition, all] of codes) {
  test(`${all.join(', ')} means ${condition}`, () => {
    for (const code of all) assert.equal(explain({ error: 'failed', code })?.id, condition);
  });
}

test('no code means two conditions', () => {
  const seen = new Map<string, string>();
  for (const [id, fact] of Object.entries(CONDITIONS) as [Condition, { readonly codes?: readonly string[] }][]) {
    for (const code of fact.codes ?? []) {
      assert.equal(seen.get(code), undefined, code);
      seen.set(code, id);
    }
  }
});

test('silence on 465 is explained by the TLS that the port expects', () => {
  assert.match(explain({ condition: 'silence', port: 465 })?.cause ?? '', /expects TLS from the first byte/);
  assert.doesNotMatch(explain({ condition: 'silence', port: 587 })?.cause ?? '', /expects TLS/);
});

test('no answer on port 25 is explained by the filters of networks', () => {
  assert.match(explain({ condition: 'connection-timed-out', port: 25 })?.cause ?? '', /filter/);
});

test('values are filled in, and kept apart for an edge that translates', () => {
  const failure = { condition: 'connection-refused', host: 'localhost', port: 1025 } as const;
  assert.match(explain(failure)?.cause ?? '', /^Nothing listens on port 1025 of this host/);
  assert.deepEqual(findExplanation(failure)?.args, { host: 'localhost', port: '1025' });
  assert.match(findExplanation(failure)?.cause ?? '', /^Nothing listens on port \{port\} of/);
  assert.match(explain({ reply: '550 5.6.9 x' })?.cause ?? '', /\(5\.6\.9\)/);
});

test('a host that looks like a placeholder is filled in once and no further', () => {
  assert.match(explain({ condition: 'name-not-found', host: '{port}', port: 25 })?.cause ?? '', /“\{port\}”/);
});

test('a text without any known word or code is left unexplained', () => {
  assert.equal(explain({ error: 'something else altogether' }), undefined);
  assert.equal(explain({ reply: '' }), undefined);
});

test('a text of a megabyte is explained from its first 8 KB, in a moment', () => {
  const begin = performance.now();
  for (let turn = 0; turn < 20; turn += 1) explain({ error: '535-5.7.8 Username and Password '.repeat(32_768) });
  const each = (performance.now() - begin) / 20;
  assert.ok(each < 50, `one explanation took ${each.toFixed(1)} ms`);
  assert.equal(explain({ error: `${' '.repeat(9000)}535 5.7.8 Authentication failed` }), undefined);
});

test('every explanation is a sentence of its own with a full stop, and none begs or shouts', () => {
  const conditions = (Object.keys(CONDITIONS) as Condition[]).flatMap(condition =>
    [{}, { host: 'h', port: 465 }, { host: 'h', port: 25 }, { stage: 'greet' as const }].flatMap(at => explain({ condition, ...at }) ?? []),
  );
  for (const { id, cause, remedy, source } of [...conditions, ...REPLIES]) {
    for (const text of [cause, remedy]) {
      assert.match(text, /[.]$/, id);
      assert.doesNotMatch(text, /\bplease\b|!|\bSSL\b|\bSMTPS\b/i, id);
    }
    assert.ok(source.length > 0, id);
    assert.doesNotMatch(cause + remedy, /[{}]/, id);
  }
});

test('ids of replies are unique but for those that a server and a program word differently', () => {
  const seen = new Map<string, string>();
  for (const { id, cause } of REPLIES) {
    assert.equal(seen.get(id) ?? cause, cause, id);
    seen.set(id, cause);
  }
});
