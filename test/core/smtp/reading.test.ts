import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addressFlaw, holdsControl, isHost } from '../../../core/smtp/address.ts';
import { describeKeyword, readCapabilities } from '../../../core/smtp/capabilities.ts';
import { explain } from '../../../core/smtp/explain.ts';
import { describePort, expectsImplicitTls, PORTS } from '../../../core/smtp/ports.ts';
import { findCodes, formatReply, readEnhancedCode } from '../../../core/smtp/reply.ts';
import { saslprep } from '../../../core/smtp/saslprep.ts';

test('an enhanced code is read at the start of a text only, and never from an address', () => {
  assert.deepEqual(readEnhancedCode('5.7.139 Authentication unsuccessful'), { class: 5, subject: 7, detail: 139, text: '5.7.139' });
  assert.equal(readEnhancedCode('OK 5.7.1'), undefined);
  assert.equal(readEnhancedCode('5.7.1.2 is an address'), undefined);
  assert.equal(readEnhancedCode('3.7.1 no such class'), undefined);
});

test('codes are found anywhere in a text, addresses and sizes are not codes', () => {
  const found = findCodes('Invalid login: 535-5.7.8 at 192.0.2.535 port 5870\n550 5.7.1.');
  assert.deepEqual([...found.codes], [535, 550]);
  assert.deepEqual([...found.enhanced], ['5.7.8', '5.7.1']);
});

test('a reply is written as it stood on the wire', () => {
  assert.equal(formatReply({ code: 250, lines: ['mail.example.test', 'SIZE 10'] }), '250-mail.example.test\n250 SIZE 10');
});

test('the reply to EHLO gives keywords, mechanisms and the size limit', () => {
  const read = readCapabilities([
    'mail.example.test Hello',
    'SIZE 35882577',
    'STARTTLS',
    'auth plain LOGIN',
    'AUTH=XOAUTH2',
    'PIPELINING',
    '',
  ]);
  assert.equal(read.name, 'mail.example.test');
  assert.equal(read.size, 35882577);
  assert.deepEqual(read.mechanisms, ['PLAIN', 'LOGIN', 'XOAUTH2']);
  assert.ok(read.startTls && read.pipelining && !read.masked);
});

test('known keywords are put in words, unknown ones are not guessed', () => {
  assert.match(describeKeyword('pipelining')?.meaning ?? '', /several commands at once/);
  assert.equal(describeKeyword('X-EXPS'), undefined);
});

test('STARTTLS overwritten by a firewall is noticed', () => {
  assert.ok(readCapabilities(['mail', 'XXXXXXXA', 'SIZE']).masked);
  assert.ok(!readCapabilities(['mail', 'XCLIENT NAME', 'X-EXPS LOGIN', 'XOORG']).masked);
});

test('465 expects TLS from the first byte and 587 does not', () => {
  assert.ok(expectsImplicitTls(465));
  assert.ok(!expectsImplicitTls(587));
  assert.equal(describePort(993)?.role, 'mailbox');
  assert.equal(describePort(4711), undefined);
  for (const { source } of PORTS) assert.match(source, /^https:/);
});

test('an address that could end the command or name two mailboxes is refused', () => {
  for (const good of ['ann@example.org', 'ann+tag@mail.example.org', 'ann@localhost', 'ann@[127.0.0.1]', 'zoë@exämple.org'])
    assert.equal(addressFlaw(good), undefined, good);
  for (const bad of ['ann@example.org\r\nRSET', 'ann\0@example.org', 'ann\n@example.org']) assert.equal(addressFlaw(bad), 'unsafe-text');
  for (const bad of [
    'ann',
    '@example.org',
    'ann@',
    'a@b,c@d',
    'Ann <ann@example.org>',
    'a b@example.org',
    'ann@example.org>',
    '.',
    'ann@ex ample',
  ])
    assert.equal(addressFlaw(bad), 'not-an-address', bad);
});

test('a host is a name or an address and nothing more', () => {
  for (const good of ['smtp.example.org', 'localhost', '127.0.0.1', '::1', 'mail_1.internal', 'smtp.example.org.', 'exämple.org'])
    assert.ok(isHost(good), good);
  for (const bad of ['', 'smtp://x', 'x:25', 'x y', 'x\r\n', 'a/b', 'ann@x']) assert.ok(!isHost(bad), bad);
});

test('SASLprep maps, folds and prohibits as RFC 4013 shows', () => {
  assert.equal(saslprep('I\u00adX'), 'IX');
  assert.equal(saslprep('user'), 'user');
  assert.equal(saslprep('\u00aa'), 'a');
  assert.equal(saslprep('\u2168'), 'IX');
  assert.equal(saslprep('\u0007'), undefined);
  assert.equal(saslprep('pass\u00a0word'), 'pass word');
});

test('no text whatsoever makes the readers throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      explain({ reply: text });
      explain({ error: text });
      readCapabilities(text.split('\n'));
      saslprep(text);
      isHost(text);
      if (addressFlaw(text) === undefined) assert.ok(!holdsControl(text));
    }),
    { numRuns: 2000 },
  );
});
