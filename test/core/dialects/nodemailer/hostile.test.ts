import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodemailer } from '../../../../core/dialects/nodemailer/index.ts';
import { parseText } from '../../../../core/text/parse.ts';
import { readInTime } from '../any-text.ts';
import { mailersOf, parseFor, requestFor } from '../reading.ts';

test('names in a circle and deep nesting end', async () => {
  const hostile = [
    'const a = { ...b, ...b, ...b }; const b = { ...a, ...a, ...a }; nodemailer.createTransport({ ...a });',
    'const a = b || b || b; const b = a || a || a; nodemailer.createTransport({ host: a, port: a, secure: a });',
    `nodemailer.createTransport(${'('.repeat(5000)}{ host: 'a' }`,
    `nodemailer.createTransport({ host: ${'!'.repeat(5000)}a })`,
    `nodemailer.createTransport({ host: ${"'a' || ".repeat(5000)}'b' })`,
    `nodemailer.createTransport({ host: a${'.b'.repeat(5000)} })`,
    `nodemailer.createTransport(${'{ auth: '.repeat(3000)}`,
    `${'const a = {'.repeat(1000)} nodemailer.createTransport(a)`,
  ];
  for (const text of hostile) {
    const file = { path: 'hostile.ts', text: `import nodemailer from 'nodemailer';\n${text}` };
    await readInTime(nodemailer, () => parseText(requestFor(nodemailer, file)));
  }
});

test('a call that is being typed is read as far as it goes', async () => {
  const text =
    "import nodemailer from 'nodemailer';\nconst mailer = nodemailer.createTransport({ host: 'smtp.example.net', port: 465, secure: false";
  const parsed = await parseFor(nodemailer, { path: 'typing.ts', text });
  const [draft] = nodemailer.read(parsed);
  const written = draft?.settings.map(({ span }) => text.slice(span.start, span.end));
  assert.deepEqual(written, ["host: 'smtp.example.net'", 'port: 465', 'secure: false']);
});

test('what a half-typed property swallows makes the rest unknown instead of absent', async () => {
  const text = "import nodemailer from 'nodemailer';\nnodemailer.createTransport({ host: 'smtp.example.net', port\n  secure: true });";
  const parsed = await parseFor(nodemailer, { path: 'typing.ts', text });
  const [mailer] = mailersOf(nodemailer, parsed);
  assert.ok(mailer);
  assert.equal(mailer.encryption, undefined);
  assert.equal(mailer.host?.value, 'smtp.example.net');
});
