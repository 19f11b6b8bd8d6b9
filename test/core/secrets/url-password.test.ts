import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUrlPasswords } from '../../../core/secrets/url-password.ts';
import { timeOf } from './time-of.ts';

for (const [text, password, host] of [
  ['MAILER_DSN=smtp://ann:Xk9vQ2@mail.acme.org:587', 'Xk9vQ2', 'mail.acme.org'],
  ['"smtps://ann%40acme.org:Xk9%23@mail.acme.org"', 'Xk9%23', 'mail.acme.org'],
  ['smtp://ann@acme.org:Xk9@vQ2@mail.acme.org:25/?timeout=3', 'Xk9@vQ2', 'mail.acme.org'],
  ['sendgrid+smtp://apikey:Xk9vQ2@default', 'Xk9vQ2', 'default'],
  ['smtp+tls://ann:Xk9/vQ2@mail.acme.org', 'Xk9/vQ2', 'mail.acme.org'],
  ['submissions://ann:Xk9#vQ2@[2001:db8::1]:465', 'Xk9#vQ2', '[2001:db8::1]'],
  ['smtp://:Xk9vQ2@mail.acme.org', 'Xk9vQ2', 'mail.acme.org'],
  ['SMTP://ann:${PASS}@MAIL.acme.org', '${PASS}', 'mail.acme.org'],
] as const) {
  test(`the password of ${text} is found`, () => {
    const [found, ...more] = findUrlPasswords(text);
    assert.ok(found);
    assert.deepEqual(more, []);
    assert.equal(text.slice(found.span.start, found.span.end), password);
    assert.equal(found.host, host);
  });
}

for (const text of [
  'smtp://mail.acme.org:587',
  'smtp://ann@mail.acme.org',
  'https://ann:Xk9@acme.org',
  'notsmtp://ann:Xk9@acme.org',
  'smtp://ann:@mail.acme.org',
  'smtp://',
  '://',
  'smtp://ann:Xk9 @mail.acme.org',
  'redis+smtpx://a:b@c',
]) {
  test(`"${text}" holds no password`, () => assert.deepEqual(findUrlPasswords(text), []));
}

test('two URLs that are joined by a comma are two', () => {
  const text = 'smtp://a:Xk9@one.acme.org,smtp://b:vQ2@two.acme.org';
  assert.equal(findUrlPasswords('smtp://a:Xk9@one.acme.org smtp://b:vQ2@two.acme.org').length, 2);
  assert.ok(findUrlPasswords(text).length >= 1);
});

test('a megabyte on one line is read in under 100 ms', () => {
  for (const worst of ['smtp://', 'smtp://a:', 'smtp://a:b@', '://', 'a+', 'smtp+', 'smtp://a:@', ':', '@']) {
    const text = worst.repeat(Math.ceil(1_000_000 / worst.length));
    const spent = timeOf(() => {
      findUrlPasswords(text);
    });
    assert.ok(spent < 100, `${worst}: ${spent.toFixed(0)} ms`);
  }
});
