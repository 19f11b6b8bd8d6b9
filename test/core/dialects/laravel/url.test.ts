import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../../core/model/secret.ts';
import type { Mailer } from '../../../../core/model/mailer.ts';
import type { LanguageService } from '../../../../core/service.ts';
import { createLanguageService } from '../../../../core/service.ts';
import { applyEdits } from '../../../../core/model/edit.ts';

const CONFIG = `<?php return ['default' => 'smtp', 'mailers' => ['smtp' => [
    'transport' => 'smtp',
    'url' => env('MAIL_URL'),
    'host' => env('MAIL_HOST', '127.0.0.1'),
    'port' => env('MAIL_PORT', 2525),
    'username' => env('MAIL_USERNAME'),
    'password' => env('MAIL_PASSWORD'),
]]];`;

async function open(env: string): Promise<LanguageService> {
  const service = createLanguageService();
  await service.open({ uri: 'file:///p/.env', path: '/p/.env', text: env });
  await service.open({ uri: 'file:///p/config/mail.php', path: '/p/config/mail.php', text: CONFIG });
  return service;
}

async function mailerWith(env: string): Promise<Mailer | undefined> {
  return (await open(env)).project.mailersOf('file:///p/config/mail.php')[0];
}

async function rulesWith(env: string): Promise<readonly string[]> {
  return (await open(env)).check('file:///p/.env').map(({ rule }) => rule);
}

/** The environment, then host, port, encryption and user. */
const CASES: readonly (readonly [string, string])[] = [
  ['MAIL_URL=smtp://ann:kq7vT2mXb@smtp.example.org:587\nMAIL_HOST=other.example.org', 'smtp.example.org 587 opportunistic ann'],
  ['MAIL_URL=smtp://ann:kq7vT2mXb@smtp.example.org:465', 'smtp.example.org 465 implicit ann'],
  ['MAIL_URL="smtp://smtp.example.org:587?require_tls=true"', 'smtp.example.org 587 starttls undefined'],
  ['MAIL_URL="smtp://smtp.example.org:587?scheme=smtps"', 'smtp.example.org 587 implicit undefined'],
  ['MAIL_URL=smtp://smtp.example.org\nMAIL_PORT=25\nMAIL_USERNAME=ann', 'smtp.example.org 25 opportunistic ann'],
  ['MAIL_URL=null\nMAIL_HOST=other.example.org', 'other.example.org 2525 opportunistic undefined'],
  ['MAIL_HOST=other.example.org', 'other.example.org 2525 opportunistic undefined'],
  ['MAIL_URL=smtp.example.org', 'undefined undefined undefined undefined'],
];

for (const [env, expected] of CASES) {
  test(`${env.replace('\n', ', ')} is ${expected}`, async () => {
    const { host, port, encryption, username } = (await mailerWith(env)) ?? {};
    assert.equal([host, port, encryption, username].map(field => String(field?.value)).join(' '), expected);
  });
}

test('the password of an address stays a secret', async () => {
  const password = (await mailerWith('MAIL_URL=smtp://ann:kq7vT2mXb@smtp.example.org:587'))?.password?.value;
  assert.ok(password instanceof Secret && password.reveal() === 'kq7vT2mXb');
});

test('smtps names no transport of Laravel, and neither does an empty address', async () => {
  assert.deepEqual(await rulesWith('MAIL_URL=smtps://smtp.example.org:465'), ['framework/invalid-setting']);
  assert.deepEqual(await rulesWith('MAIL_URL='), ['framework/invalid-setting']);
});

test('another transport leaves the rest inert', async () => {
  assert.equal((await mailerWith('MAIL_URL=log://\nMAIL_PORT=70000'))?.transport.value, 'file');
});

test('what the address says is changed in the address', async () => {
  const env = 'MAIL_URL=smtp://ann@smtp.gmial.com:587\n';
  const service = await open(env);
  const [offer] = service.fixes('file:///p/.env', { start: 0, end: env.length });
  const edits = offer?.edits.find(({ uri }) => uri.endsWith('.env'))?.edits ?? [];
  assert.equal(applyEdits(env, edits), 'MAIL_URL=smtp://ann@smtp.gmail.com:587\n');
});
