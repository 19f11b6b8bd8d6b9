import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dialects } from '../../../../core/dialects/index.ts';
import type { Place } from '../../../../core/model/span.ts';
import { Project } from '../../../../core/project/project.ts';
import { createLanguageService } from '../../../../core/service.ts';
import { timeOf } from '../../secrets/time-of.ts';

const COMPOSE = `services:
  web:
    environment:
      SMTP_HOST: \${SMTP_HOST}
      SMTP_PORT: \${SMTP_PORT}
      SMTP_SECURE: "false"
`;

const PROGRAM = `import { createTransport } from 'nodemailer';

createTransport({ host: process.env.SMTP_HOST, port: Number(process.env.SMTP_PORT), secure: Number(process.env.SMTP_PORT) === 465 });
`;

async function rulesFor(files: Readonly<Record<string, string>>, name: string): Promise<readonly string[]> {
  const service = createLanguageService();
  for (const [path, text] of Object.entries(files)) await service.open({ uri: `file:///p/${path}`, path: `/p/${path}`, text });
  return service.check(`file:///p/${name}`).map(({ rule }) => rule);
}

const ENV = 'SMTP_HOST=smtp.example.org\nSMTP_PORT=465\n';

test('compose takes values from .env beside it', async () => {
  assert.deepEqual(await rulesFor({ 'compose.yaml': COMPOSE, '.env': ENV }, 'compose.yaml'), ['connection/implicit-tls-port']);
});

test('a program that says what the variables come to speaks for them', async () => {
  assert.deepEqual(await rulesFor({ 'compose.yaml': COMPOSE, '.env': ENV, 'src/mailer.ts': PROGRAM }, 'compose.yaml'), []);
});

test('a program to which the variables stay unknown does not', async () => {
  const literal = COMPOSE.replace('${SMTP_HOST}', 'smtp.example.org').replace('${SMTP_PORT}', '465');
  const found = await rulesFor({ 'compose.yaml': literal, 'src/mailer.ts': PROGRAM }, 'compose.yaml');
  assert.deepEqual(found, ['connection/implicit-tls-port']);
});

/** Fixtures beside the corpus: what its files say together, with the place of everything. */
test('a service is one mailer with what its env_file says, as the golden file has it', async () => {
  const directory = join(import.meta.dirname, 'fixtures');
  const project = new Project(dialects);
  const texts = new Map<string, string>();
  for (const name of ['compose.yaml', 'mail.env', 'defaults.env', 'config/secrets.env']) {
    const text = readFileSync(join(directory, name), 'utf8');
    texts.set(`file:///p/${name}`, text);
    await project.update({ uri: `file:///p/${name}`, path: `/p/${name}`, text });
  }
  const written = ({ uri, span }: Place) => `${uri.slice('file:///p/'.length)}: ${texts.get(uri)?.slice(span.start, span.end) ?? ''}`;
  const mailers = project.mailers();
  const shown = mailers.map(mailer => ({
    dialect: mailer.dialect,
    label: mailer.draft.label,
    ...Object.fromEntries(
      (['host', 'port', 'encryption', 'username', 'password'] as const).map(field => {
        const sourced = mailer[field];
        return [
          field,
          sourced && [
            String(sourced.value),
            sourced.origin,
            field === 'password' ? sourced.valueAt.uri : written(sourced.at),
            ...sourced.via.map(written),
          ],
        ];
      }),
    ),
  }));
  const golden = join(directory, 'compose.yaml.json');
  const reading = `${JSON.stringify(shown, undefined, 2)}\n`;
  if (process.env['UPDATE'] === '1') writeFileSync(golden, reading);
  assert.equal(reading, readFileSync(golden, 'utf8'));
});

const HALF = `services:
  web:
    env_file: mail.env
    environment:
      SMTP_HOST: smtp.example.org
      SMTP_PORT: 465
`;

test('a finding about both halves stands where the deciding half does, and each half is changed in its own file', async () => {
  const files = { 'compose.yaml': HALF, 'mail.env': 'SMTP_SECURE=false\n' };
  assert.deepEqual([await rulesFor(files, 'mail.env'), await rulesFor(files, 'compose.yaml')], [['connection/implicit-tls-port'], []]);
  const service = createLanguageService();
  for (const [name, text] of Object.entries(files)) await service.open({ uri: `file:///p/${name}`, path: `/p/${name}`, text });
  const offered = service.fixes('file:///p/mail.env', { start: 0, end: 5 }).flatMap(({ edits }) => edits);
  assert.deepEqual(
    offered.map(({ uri, edits }) => [uri, edits.map(({ text }) => text)]),
    [
      ['file:///p/mail.env', ['true']],
      ['file:///p/compose.yaml', ['587']],
    ],
  );
});

test('a service whose files do not complete it is no mailer', async () => {
  const project = new Project(dialects);
  const text = HALF.replace('      SMTP_HOST: smtp.example.org\n', '');
  await project.update({ uri: 'file:///p/compose.yaml', path: '/p/compose.yaml', text });
  assert.deepEqual(project.mailers(), []);
  await project.update({ uri: 'file:///p/mail.env', path: '/p/mail.env', text: 'DEBUG=1\n' });
  assert.deepEqual(project.mailers(), []);
  await project.update({ uri: 'file:///p/mail.env', path: '/p/mail.env', text: 'SMTP_HOST=smtp.example.org\n' });
  assert.deepEqual(
    project.mailers().map(({ dialect, host, port }) => [dialect, host?.value, port?.value]),
    [['compose', 'smtp.example.org', 465]],
  );
});

for (const [what, count] of [
  ['many', 290],
  ['thousands of', 4_900],
] as const) {
  test(`thousands of services that name a file with ${what} mailers are resolved in time`, async () => {
    const project = new Project(dialects);
    const service = (index: number) => `  s${index}:\n    env_file: [mail.env, mail.env]\n    environment: { SMTP_PORT: 465 }\n`;
    const compose = `services:\n${Array.from({ length: 2_000 }, (_, index) => service(index)).join('')}`;
    const lines = Array.from({ length: count }, (_, index) => `A${index}_SMTP_HOST=a${index}.example.org\n`).join('');
    await project.update({ uri: 'file:///p/compose.yaml', path: '/p/compose.yaml', text: compose });
    await project.update({ uri: 'file:///p/mail.env', path: '/p/mail.env', text: `SMTP_HOST=smtp.example.org\n${lines}` });
    const spent = timeOf(() => project.mailersOf('file:///p/compose.yaml'));
    assert.ok(spent < 500, `${spent.toFixed(0)} ms`);
  });
}
