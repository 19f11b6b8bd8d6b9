import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodemailer } from '../../../../core/dialects/nodemailer/index.ts';
import { parseFor } from '../reading.ts';

/** The first line of a file, and who reads its `.env`. */
const READERS: readonly (readonly [string, string])[] = [
  ["import 'dotenv/config';", 'dotenv'],
  ["require('dotenv').config();", 'dotenv'],
  ["import { expand } from 'dotenv-expand';", 'dotenv-expand'],
  ["import '@dotenvx/dotenvx/config'; import { config } from '@dotenvx/dotenvx';", 'dotenvx'],
  ["import { NextResponse } from 'next/server';", 'dotenv-expand'],
  ['const host = import.meta.env.SMTP_HOST;', 'dotenv-expand'],
  ["process.loadEnvFile('.env');", 'node'],
  ['', 'dotenv'],
];

for (const [line, reader] of READERS) {
  test(`with ${line === '' ? 'no hint' : line} the environment is read by ${reader}`, async () => {
    const text = `${line}\nimport nodemailer from 'nodemailer';\nexport default nodemailer.createTransport({});`;
    const [draft] = nodemailer.read(await parseFor(nodemailer, { path: 'mailer.ts', text }));
    assert.equal(draft?.reader, reader);
  });
}

test('a file is looked at only where it speaks of nodemailer and of a transport', () => {
  const text = "import nodemailer from 'nodemailer'; nodemailer.createTransport({})";
  assert.ok(['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'a.ts', 'a.mts', 'a.cts', 'a.tsx'].every(path => nodemailer.matches(path, text)));
  assert.ok(!nodemailer.matches('a.py', text));
  assert.ok(!nodemailer.matches('a.ts', "import type { Transporter } from 'nodemailer';"));
  assert.ok(!nodemailer.matches('a.ts', 'createTransport()'));
});
