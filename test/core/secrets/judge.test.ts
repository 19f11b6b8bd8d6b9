import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeSecret } from '../../../core/secrets/judge.ts';
import type { NotSecret, SecretContext } from '../../../core/secrets/judge.ts';
import { timeOf } from './time-of.ts';

for (const [text, context] of [
  ['Xk9#vQ2!', {}],
  ['Summer2024!', { host: 'smtp.gmail.com' }],
  ['kqzvxjwbypmtrsgh', { host: 'smtp.gmail.com', name: 'EMAIL_HOST_PASSWORD' }],
  ['9f3a7c1e5b9f3a', { host: 'sandbox.smtp.mailtrap.io' }],
  ['Xk9vQ2', { host: '10.0.0.5' }],
  ['Xk9vQ2', { host: 'mail.corp.internal' }],
  ['geheim', { host: 'mail.acme.de' }],
  ['1987', { host: 'mail.acme.de' }],
] as const satisfies readonly (readonly [string, SecretContext])[]) {
  test(`"${text}" is a secret at ${'host' in context ? context.host : 'an unknown host'}`, () => {
    assert.equal(judgeSecret(text, context), 'secret');
  });
}

for (const [text, context, reason] of [
  ['', {}, 'empty'],
  ['   ', {}, 'empty'],
  ['${SMTP_PASSWORD}', {}, 'reference'],
  ['op://Private/Mail/password', {}, 'reference'],
  ['your_password', {}, 'placeholder'],
  ['SMTP_PASSWORD', { name: 'SMTP_PASSWORD' }, 'names-itself'],
  ['smtpPassword', { name: 'SMTP_PASSWORD' }, 'names-itself'],
  [['key', '3ax6xnjp29jd6fds4gc373sgvjxteol0'].join('-'), {}, 'sample'],
  ['Xk9#vQ2!', { host: 'localhost' }, 'local-host'],
  ['Xk9#vQ2!', { host: '127.0.0.1' }, 'local-host'],
  ['Xk9#vQ2!', { host: '[::1]' }, 'local-host'],
  ['Xk9#vQ2!', { host: 'mailpit' }, 'local-host'],
  ['Xk9#vQ2!', { host: 'mail.test' }, 'local-host'],
  ['Xk9', {}, 'too-short'],
] as const satisfies readonly (readonly [string, SecretContext, NotSecret])[]) {
  test(`"${text}" is none: ${reason}`, () => {
    assert.deepEqual(judgeSecret(text, context), { not: reason });
  });
}

test('a megabyte is judged in under 100 ms', () => {
  for (const worst of ['a', '_', '1.', '$', ' a']) {
    const text = worst.repeat(Math.ceil(1_000_000 / worst.length));
    const spent = timeOf(() => {
      judgeSecret(text, { host: text, name: text });
    });
    assert.ok(spent < 100, `${worst}: ${spent.toFixed(0)} ms`);
  }
});

/** A linear congruential generator (the constants of Numerical Recipes), so that a failure is the same on every machine. */
function drawFrom(alphabet: string, length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return alphabet.charAt(Math.floor((state / 2 ** 32) * alphabet.length));
  }).join('');
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';

for (const [alphabet, length] of [
  [LOWER, 16],
  [LOWER, 8],
  ['0123456789abcdef', 14],
  ['0123456789abcdef', 32],
  [`${LOWER}${LOWER.toUpperCase()}0123456789`, 12],
  [`${LOWER}${LOWER.toUpperCase()}0123456789-_`, 22],
  [`${LOWER}${LOWER.toUpperCase()}0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~`, 12],
] as const) {
  test(`10,000 passwords of ${length} characters drawn from ${alphabet.length} are secrets`, () => {
    const missed = Array.from({ length: 10_000 }, (_, seed) => drawFrom(alphabet, length, seed * 7919)).filter(
      text => judgeSecret(text) !== 'secret',
    );
    assert.deepEqual(missed, []);
  });
}
