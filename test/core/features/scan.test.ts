import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_CONFIGURATION } from '../../../core/configuration.ts';
import { dialects } from '../../../core/dialects/index.ts';
import { createSecretScanner, reportSecret } from '../../../core/features/scan.ts';
import { findInText } from '../../../core/features/scan-text.ts';
import type { SourceDocument, Tracking } from '../../../core/model/document.ts';
import type { DroppedCandidate } from '../../../core/secrets/trace.ts';
import { credentials } from '../secrets/labelled/credentials.ts';
import { keyFormats } from '../../../core/secrets/formats.ts';
import { mayHoldSecret } from '../../../core/secrets/prefilter.ts';
import { exampleOf } from '../providers/example-of.ts';
import { timeOf } from '../secrets/time-of.ts';

const PASSWORD = 'Kq7vT2mXb9';

function documentOf(path: string, text: string): SourceDocument {
  return { uri: `file:///project/${path}`, path: `/project/${path}`, text };
}

async function standing(path: string, tracking: Tracking): Promise<string | undefined> {
  const document = documentOf(path, `MAIL_URL=smtp://ann:${PASSWORD}@smtp.mailgun.org\n`);
  const scanner = createSecretScanner({ configuration: DEFAULT_CONFIGURATION });
  const [found] = await scanner.scan(document);
  assert.ok(found);
  const finding = reportSecret(found, { document, tracking, configuration: DEFAULT_CONFIGURATION });
  return finding && `${finding.rule} ${finding.severity}`;
}

/** The table of what a file is and what git knows of it. */
const TABLE: Readonly<Record<string, Readonly<Record<Tracking, string | undefined>>>> = {
  'config/mail.yaml': {
    tracked: 'secret/in-source error',
    untracked: 'secret/in-source error',
    ignored: 'secret/in-source warning',
    unknown: 'secret/in-source warning',
  },
  '.env': { tracked: 'secret/tracked error', untracked: 'secret/not-ignored warning', ignored: undefined, unknown: undefined },
  '.env.example': {
    tracked: 'secret/in-example error',
    untracked: 'secret/in-example error',
    ignored: 'secret/in-example warning',
    unknown: 'secret/in-example warning',
  },
};

for (const [path, row] of Object.entries(TABLE)) {
  for (const [tracking, expected] of Object.entries(row)) {
    test(`a secret in ${path}, ${tracking}: ${expected ?? 'silent'}`, async () => {
      assert.equal(await standing(path, tracking as Tracking), expected);
    });
  }
}

test('a text is read closely whenever a key or an address is in it', () => {
  for (const { name, text } of credentials()) {
    const found = findInText(documentOf('a.txt', text), undefined);
    if (found.length > 0) assert.ok(mayHoldSecret(Buffer.from(text).toString('latin1')), name);
  }
  for (const scheme of ['smtp', 'SMTPS', 'Smtp', 'submissions', 'smtp+tls', 'SMTP+SSL', 'smtp+starttls', 'mailgun+smtp']) {
    const text = `${scheme}://ann:${PASSWORD}@smtp.mailgun.org`;
    assert.equal(findInText(documentOf('a.txt', text), undefined).length, 1, text);
    assert.ok(mayHoldSecret(text), text);
  }
});

test('whether a text is read closely is told in linear time', () => {
  for (const worst of ['-', '_', '.', '/', '://', 'smtp://', '+tls://', 'SG.', 're_', 'a-us', 'smtp', 'email-', 'submission']) {
    const text = worst.repeat(Math.ceil(1_000_000 / worst.length));
    const spent = timeOf(() => mayHoldSecret(text));
    assert.ok(spent < 100, `${worst}: ${spent.toFixed(0)} ms`);
  }
});

test('nothing is kept of a file that was scanned, so what it says does not reach the next', async () => {
  const scanner = createSecretScanner({ configuration: DEFAULT_CONFIGURATION });
  await scanner.scan(documentOf('base.py', "EMAIL_HOST = 'localhost'\n"));
  const found = await scanner.scan(documentOf('settings.py', `from base import *\nEMAIL_HOST_PASSWORD = '${PASSWORD}'\n`));
  assert.equal(found.length, 1);
});

test('a secret in an environment file is told once, however many programs read it', async () => {
  const scanner = createSecretScanner({ configuration: DEFAULT_CONFIGURATION });
  const environment = documentOf('.env', `RELAY_WORD=${PASSWORD}\n`);
  const program = "import os\nEMAIL_HOST = 'smtp.mailgun.org'\nEMAIL_HOST_PASSWORD = os.environ['RELAY_WORD']\n";
  await scanner.keep(environment);
  const all = [
    ...(await scanner.scan(documentOf('settings.py', program))),
    ...(await scanner.scan(documentOf('other/settings.py', program))),
    ...(await scanner.scan(environment)),
  ];
  assert.deepEqual(
    all.map(({ at, value }) => [at.uri, value.reveal()]),
    [[environment.uri, PASSWORD]],
  );
});

test('what is found shows as bullets, and what is dropped has no text at all', async () => {
  const dropped: DroppedCandidate[] = [];
  const scanner = createSecretScanner({ configuration: DEFAULT_CONFIGURATION, trace: each => dropped.push(each) });
  const found = await scanner.scan(
    documentOf('a.py', `# smtp://ann:${PASSWORD}@smtp.mailgun.org\nEMAIL_HOST = 'localhost'\nEMAIL_HOST_PASSWORD = '${PASSWORD}'\n`),
  );
  assert.deepEqual([found.length, dropped.map(({ why }) => why)], [1, ['local-host']]);
  assert.ok(!JSON.stringify([found, dropped]).includes(PASSWORD));
});

test('any prefix of a credential is scanned without a throw', async () => {
  const scanner = createSecretScanner({ configuration: DEFAULT_CONFIGURATION });
  for (const { path, text } of credentials().slice(0, 40)) {
    for (let end = 0; end <= text.length; end += 7) await scanner.scan(documentOf(path, text.slice(0, end)));
  }
});

test('a corpus file that a dialect reads speaks of mail, by which the scan knows it', async () => {
  const folder = join(import.meta.dirname, '../dialects');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  for (const { parentPath, name } of entries) {
    const text = readFileSync(join(parentPath, name), 'latin1');
    const path = join(parentPath, name).replaceAll('\\', '/');
    if (dialects.some(dialect => dialect.matches(path, text))) assert.match(text, /mail|smtp/i, name);
  }
});

test('a text of fourteen thousand keys is searched in linear time', async () => {
  const key = exampleOf(keyFormats.find(({ provider }) => provider === 'sendgrid')?.shape ?? { exact: '' });
  const document = documentOf('dump.txt', `${key}\n`.repeat(14_000));
  const scanner = createSecretScanner({ configuration: DEFAULT_CONFIGURATION });
  const before = process.cpuUsage();
  const found = await scanner.scan(document);
  const { user } = process.cpuUsage(before);
  assert.equal(found.length, 14_000);
  assert.ok(user / 1_000 < 2_000, `${user / 1_000} ms`);
});
