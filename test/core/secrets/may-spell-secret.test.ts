import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_CONFIGURATION } from '../../../core/configuration.ts';
import { createSecretScanner } from '../../../core/features/scan.ts';
import type { SourceDocument } from '../../../core/model/document.ts';
import { maySpellSecret } from '../../../core/secrets/may-spell-secret.ts';
import { timeOf } from './time-of.ts';

const PASSWORD = 'Kq7vT2mXb9';

function documentOf(path: string, text: string): SourceDocument {
  return { uri: `file:///project/${path}`, path: `/project/${path}`, text };
}

/** What a scan shows; with a trace, which parses every program, or without. */
async function secretsIn(files: Readonly<Record<string, string>>, trace?: () => void): Promise<readonly string[]> {
  const scanner = createSecretScanner({ configuration: DEFAULT_CONFIGURATION, ...(trace && { trace }) });
  const documents = Object.entries(files).map(([path, text]) => documentOf(path, text));
  for (const document of documents) if (document.path.includes('.env')) await scanner.keep(document);
  const found = [];
  for (const document of documents) found.push(...(await scanner.scan(document)));
  return found.map(({ at, value }) => `${at.uri} ${at.span.start} ${value.reveal()}`);
}

const CORPORA = join(import.meta.dirname, '../dialects');
const programs = readdirSync(CORPORA, { recursive: true, encoding: 'utf8' }).filter(name =>
  /corpus\/.*\.(?:py|[cm]?[jt]s|[jt]sx)$/.test(name),
);

test('of the programs of the corpora, those that are not parsed spell no secret out', async () => {
  const skipped: string[] = [];
  for (const name of programs) {
    const text = readFileSync(join(CORPORA, name), 'utf8');
    if (maySpellSecret(`/${name}`, text, undefined)) continue;
    skipped.push(name);
    const files = { [name]: text };
    assert.deepEqual(await secretsIn(files, () => undefined), await secretsIn(files), name);
  }
  assert.ok(skipped.length > 5, `${skipped.length} of ${programs.length} are not parsed`);
});

const JAVASCRIPT = (rest: string) => `import nodemailer from 'nodemailer';\nnodemailer.createTransport(${rest});\n`;
const PYTHON = (rest: string) => `EMAIL_HOST = 'smtp.mailgun.org'\n${rest}\nEMAIL_PORT = 587\n`;

const SPELLED: readonly (readonly [path: string, text: string])[] = [
  ['a.ts', JAVASCRIPT(`{ host: 'smtp.mailgun.org', auth: { user: 'ann', pass: '${PASSWORD}' } }`)],
  ['a.ts', JAVASCRIPT(`{ host: 'smtp.mailgun.org', auth: { user: 'ann', 'pass': process.env.SMTP_PASS || '${PASSWORD}' } }`)],
  ['a.ts', JAVASCRIPT(`{ host: 'smtp.mailgun.org', auth: { user: 'ann', pass: process.env.SMTP_PASS\n ?? '${PASSWORD}' } }`)],
  ['a.ts', `const pass = '${PASSWORD}';\n${JAVASCRIPT("{ host: 'smtp.mailgun.org', auth: { user: 'ann', pass } }")}`],
  ['a.ts', `const word = '${PASSWORD}';\n${JAVASCRIPT("{ host: 'smtp.mailgun.org', auth: { user: 'ann', pass: word } }")}`],
  ['a.ts', JAVASCRIPT(`\`\${scheme}://ann:${PASSWORD}@smtp.mailgun.org\``)],
  ['a.ts', JAVASCRIPT(`{ service: 'gmail', auth: { type: 'OAuth2', user: 'ann', clientSecret: '${PASSWORD}' } }`)],
  ['settings.py', PYTHON(`EMAIL_HOST_PASSWORD = '${PASSWORD}'`)],
  ['settings.py', PYTHON(`EMAIL_HOST_PASSWORD = os.environ.get('A', '${PASSWORD}')`)],
  ['settings.py', PYTHON(`EMAIL_HOST_PASSWORD = os.environ.get('A') or '${PASSWORD}'`)],
  ['settings.py', PYTHON(`EMAIL_HOST_PASSWORD = (os.environ.get('A')\n    or '${PASSWORD}')`)],
  ['mail.py', `import smtplib\nserver = smtplib.SMTP('smtp.mailgun.org')\nserver.login('ann', '${PASSWORD}')\n`],
];

for (const [path, text] of SPELLED) {
  test(`a program is parsed that may spell a secret out: ${text.split('\n').find(line => line.includes(PASSWORD))}`, () => {
    assert.ok(maySpellSecret(path, text, undefined));
  });
}

const APART: readonly (readonly [path: string, text: string])[] = [
  ['a.ts', JAVASCRIPT("{ host: 'smtp.mailgun.org', auth: { user: 'ann', pass: process.env.SMTP_PASS } }")],
  ['a.ts', JAVASCRIPT("{ host: 'smtp.mailgun.org', auth: {\n  user: 'ann',\n  pass: process.env['SMTP_PASS']!\n} }").replace('!', '')],
  ['settings.py', PYTHON("EMAIL_HOST_PASSWORD = os.environ['SMTP_PASS']")],
  ['settings.py', PYTHON("EMAIL_HOST_PASSWORD = env('SMTP_PASS')")],
];

for (const [path, text] of APART) {
  test(`a program is not parsed whose secret is a variable: ${text.split('\n').find(line => line.includes('SMTP_PASS'))}`, () => {
    assert.ok(!maySpellSecret(path, text, undefined));
  });

  test(`it is parsed once an environment file has that variable: ${path}`, async () => {
    const files = { '.env': `SMTP_PASS=${PASSWORD}\n`, [path]: text };
    assert.equal((await secretsIn(files)).length, 1);
    assert.deepEqual(await secretsIn(files), await secretsIn(files, () => undefined));
  });

  test(`a placeholder in the environment file changes nothing: ${path}`, async () => {
    assert.deepEqual(await secretsIn({ '.env': 'SMTP_PASS=your-password\n', [path]: text }), []);
  });
}

test('an address in an environment file is read as what the program makes of it', async () => {
  const files = { '.env': `RELAY=smtp://ann:${PASSWORD}@smtp.mailgun.org\n`, 'a.ts': JAVASCRIPT('process.env.RELAY') };
  assert.deepEqual(await secretsIn(files), await secretsIn(files, () => undefined));
});

test('a megabyte on one line is looked through in under 100 ms', () => {
  for (const part of ['pass', 'pass:', 'pass = ', '://', 'login ', 'pass:process.env.A,', 'pass:process.env.A\n', "env('", ' ', '\n']) {
    const text = part.repeat(1_000_000 / part.length);
    assert.ok(timeOf(() => maySpellSecret('a.ts', text, undefined)) < 100, JSON.stringify(part));
  }
});
