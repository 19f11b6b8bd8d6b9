import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLanguageService } from '../../../../core/service.ts';

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
