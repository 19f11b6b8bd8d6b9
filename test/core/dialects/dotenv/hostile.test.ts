import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotenv } from '../../../../core/dialects/dotenv/index.ts';
import { Secret } from '../../../../core/model/secret.ts';
import { parseText } from '../../../../core/text/parse.ts';
import { readInTime } from '../any-text.ts';
import { requestFor } from '../reading.ts';
import { showReading } from '../show-reading.ts';
import { mailersIn, parsedText } from './mailer.ts';

test('names of built-in properties are values like any other', async () => {
  for (const word of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    await assertReadable(
      `SMTP_HOST=${word}\nSMTP_PORT=${word}\nSMTP_SECURE=${word}\nMAIL_MAILER=${word}\nMAIL_SCHEME=${word}\nMAIL_HOST=${word}\n${word}=1\n`,
    );
  }
});

async function assertReadable(text: string): Promise<void> {
  await readInTime(dotenv, () => parseText(requestFor(dotenv, { path: '.env', text })));
}

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
    assert.ok(!JSON.stringify(showReading(dotenv, parsedText(text))).includes(canary), text);
  }
});
