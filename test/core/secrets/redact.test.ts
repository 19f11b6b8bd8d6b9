import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { REDACTED, Secret } from '../../../core/model/secret.ts';
import { createRedactor } from '../../../core/secrets/redact.ts';
import { timeOf } from './time-of.ts';

const password = 'Xk9#vQ/2"ß €\\';
const secrets = [new Secret(password)];

const redact = (text: string, known: readonly Secret[]): string => createRedactor(known)(text);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

for (const [name, disguise] of [
  ['as it stands', password],
  ['URL-encoded', encodeURIComponent(password)],
  ['URL-encoded in lower case', encodeURIComponent(password).replace(/%../g, escape => escape.toLowerCase())],
  ['in a form', new URLSearchParams({ p: password }).toString().slice(2)],
  ['in JSON', JSON.stringify(password).slice(1, -1)],
  ['in JSON of PHP', JSON.stringify(password).slice(1, -1).replaceAll('/', '\\/').replace('ß', '\\u00df').replace('€', '\\u20ac')],
  ['in quoted-printable', 'Xk9#vQ/2"=C3=9F=20=E2=82=AC\\'],
  ['in xtext', 'Xk9#vQ/2"+C3+9F+20+E2+82+AC\\'],
  ['in hexadecimal', Buffer.from(password).toString('hex')],
  ['in HTML', password.replace('"', '&quot;')],
  ['in JSON in JSON', JSON.stringify(JSON.stringify(password)).slice(3, -3)],
  ['in Base64', base64(password)],
  ['in Base64 for URLs', Buffer.from(password).toString('base64url')],
  ['in AUTH PLAIN', base64(`\0ann\0${password}`)],
  ['in AUTH PLAIN of a longer name', base64(`\0ann@b\0${password}`)],
  ['in XOAUTH2', base64(`user=ann\x01auth=Bearer ${password}\x01\x01`)],
] as const) {
  test(`a secret is redacted ${name}`, () => {
    assert.equal(redact(`C: ${disguise}\n`, secrets), `C: ${REDACTED}\n`);
  });
}

test('a secret is redacted however HTML escapes its quotes', () => {
  const hide = createRedactor([new Secret(`a'b"c&d`)]);
  for (const written of ['a&#39;b&#34;c&amp;d', 'a&#039;b&quot;c&amp;d', 'a&#x27;b&quot;c&amp;d', `a'b"c&amp;d`])
    assert.equal(hide(written), REDACTED);
});

test('every occurrence goes', () => {
  assert.equal(redact('Xk9vQ2 and Xk9vQ2', [new Secret('Xk9vQ2')]), `${REDACTED} and ${REDACTED}`);
});

test('of two secrets the longer goes first, so no end of it stays', () => {
  assert.equal(redact('Xk9vQ2-long', [new Secret('Xk9vQ2'), new Secret('Xk9vQ2-long')]), REDACTED);
});

test('what is no secret stays', () => {
  const text = 'S: 235 2.7.0 Authentication successful\nC: AHVzZXIAcGFzcw==\n';
  assert.equal(redact(text, secrets), text);
});

test('an empty secret redacts nothing', () => {
  assert.equal(redact('text', [new Secret('')]), 'text');
});

test('no secret survives, wherever it stands in a Base64 text', () => {
  const texts = fc.string({ minLength: 4, maxLength: 30, unit: 'grapheme' });
  fc.assert(
    fc.property(texts, fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (secret, before, after) => {
      const redacted = redact(`x ${base64(before + secret + after)} y`, [new Secret(secret)]);
      assert.equal(redacted, `x ${REDACTED} y`.replaceAll(secret, REDACTED));
    }),
    { numRuns: 500 },
  );
});

test('a secret of lone surrogates does not throw', () => {
  assert.equal(redact('a \ud800\udbff b', [new Secret('\ud800\udbff')]), `a ${REDACTED} b`);
});

test('a megabyte on one line is redacted in under 100 ms', () => {
  for (const worst of ['A', 'Xk9', 'WGs5', '%', '\\"', 'Xk9#vQ/2']) {
    const text = worst.repeat(Math.ceil(1_000_000 / worst.length));
    const spent = timeOf(() => {
      redact(text, secrets);
    });
    assert.ok(spent < 100, `${worst}: ${spent.toFixed(0)} ms`);
  }
});
