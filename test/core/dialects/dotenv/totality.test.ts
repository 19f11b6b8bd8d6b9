import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dotenv } from '../../../../core/dialects/dotenv/index.ts';
import type { Change } from '../../../../core/model/change.ts';
import { Secret } from '../../../../core/model/secret.ts';
import type { Span } from '../../../../core/model/span.ts';
import { corpus, mailersIn, parsedText, showReading } from './golden.ts';

/** Milliseconds. The machine may stall, so the best of three counts. */
const DEADLINE = 50;

const CHANGES: readonly Change[] = [
  { set: 'port', to: 587 },
  { set: 'host', to: 'smtp.example.com' },
  { set: 'encryption', to: 'implicit' },
  { set: 'encryption', to: 'starttls' },
  { set: 'certificate', to: 'verified' },
];

/** Every place must lie inside the text. */
function readWithin(text: string): number {
  const started = performance.now();
  for (const { settings, draft } of mailersIn(text)) {
    for (const { key, span, value } of settings) for (const at of [key, span, value.at]) assertInside(at, text);
    assertInside(draft.span, text);
  }
  return performance.now() - started;
}

function assertReadable(text: string): void {
  let fastest = readWithin(text);
  for (let again = 0; again < 2 && fastest > DEADLINE; again++) fastest = Math.min(fastest, readWithin(text));
  assert.ok(fastest < DEADLINE, `${fastest.toFixed(0)} ms for ${text.slice(0, 200)}`);
}

function assertWritable(text: string): void {
  for (const mailer of mailersIn(text)) {
    for (const change of CHANGES) {
      const plan = dotenv.plan(change, mailer);
      for (const { span } of (plan && dotenv.write(plan, mailer, parsedText(text))) ?? []) assertInside(span, text);
    }
  }
}

function assertInside({ start, end }: Span, text: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
}

test('every prefix of every corpus file is read without a throw, in time, with places inside of it', () => {
  for (const { text } of corpus()) for (let length = 0; length <= text.length; length++) assertReadable(text.slice(0, length));
});

test('random mutations of the corpus are read and written without a throw, in time, with places inside of them', () => {
  const piece = fc.constantFrom(
    '"',
    "'",
    '`',
    '#',
    '=',
    '\n',
    '\r',
    '\\',
    '$',
    '${',
    '://',
    '@',
    ':',
    '?',
    '&',
    '%',
    '%4',
    'export ',
    'SMTP_',
    '\u2028',
    '\0',
    '😀',
  );
  const cut = fc.record({ at: fc.nat(), drop: fc.nat({ max: 12 }), piece });
  const files = corpus();
  fc.assert(
    fc.property(fc.nat(), fc.array(cut, { minLength: 1, maxLength: 4 }), (file, cuts) => {
      let text = files[file % files.length]?.text ?? '';
      for (const { at, drop, piece } of cuts) {
        const start = at % (text.length + 1);
        text = text.slice(0, start) + piece + text.slice(start + drop);
      }
      assertReadable(text);
      assertWritable(text);
    }),
    { numRuns: 4_000 },
  );
});

test('names of built-in properties are values like any other', () => {
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    assertReadable(
      `SMTP_HOST=${word}\nSMTP_PORT=${word}\nSMTP_SECURE=${word}\nMAIL_MAILER=${word}\nMAIL_SCHEME=${word}\nMAIL_HOST=${word}\n${word}=1\n`,
    );
  }
});

test('half a megabyte of mail settings is read in linear time', () => {
  for (const line of ['SMTP_HOST=a\n', 'SMTP_URL=smtp://a:b@c?d=e&\n', 'A_SMTP_HOST=a\nB_MAIL_FROM=b\n']) {
    const small = readingTime(line.repeat(50_000 / line.length));
    const big = readingTime(line.repeat(500_000 / line.length));
    assert.ok(big < Math.max(small, 10) * 40, `${line}: ${small.toFixed(0)} ms, then ${big.toFixed(0)} ms`);
  }
});

test('thousands of mailers in one file are read in linear time', () => {
  const mailers = (count: number) =>
    Array.from({ length: count }, (_, index) => `A${index}_SMTP_HOST=a\nB${index}_MAIL_PASSWORD=b\n`).join('');
  const small = readingTime(mailers(400));
  const big = readingTime(mailers(4000));
  assert.ok(big < Math.max(small, 10) * 40, `${small.toFixed(0)} ms, then ${big.toFixed(0)} ms`);
});

function readingTime(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const started = performance.now();
    dotenv.read(parsedText(text));
    return performance.now() - started;
  });
  return Math.min(...times);
}

test('passwords, and addresses that hold one, are secrets from the moment they are read', () => {
  const canary = `canary-${'x'.repeat(8)}`;
  for (const text of [
    `SMTP_HOST=a\nSMTP_PASSWORD=${canary}`,
    `SMTP_URL=smtp://u:${canary}@h`,
    `SMTP_URL=smtp://u:${canary}#1@h`,
    `EMAIL_URL="smtp://u:${canary}@h"`,
  ]) {
    const mailers = mailersIn(text);
    const secrets = mailers.flatMap(({ settings }) =>
      settings.flatMap(({ result }) => (result.known && result.value instanceof Secret ? [result.value] : [])),
    );
    assert.ok(secrets.length > 0, text);
    assert.ok(!JSON.stringify(mailers).includes(canary), text);
    assert.ok(!JSON.stringify(showReading({ path: '.env', text })).includes(canary), text);
  }
});
