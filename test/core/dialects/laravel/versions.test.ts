import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLanguageService } from '../../../../core/service.ts';

function config(settings: string): string {
  return `<?php return ['default' => 'smtp', 'mailers' => ['smtp' => ['transport' => 'smtp', 'host' => 'smtp.example.org', ${settings}]]];`;
}

async function encryptionOf(text: string, version: string | undefined, env = ''): Promise<string | undefined> {
  const service = createLanguageService();
  const lock = JSON.stringify({ packages: [{ name: 'laravel/framework', version: `v${version ?? ''}` }] }, undefined, 4);
  if (version !== undefined) await service.open({ uri: 'file:///p/composer.lock', path: '/p/composer.lock', text: lock });
  if (env !== '') await service.open({ uri: 'file:///p/.env', path: '/p/.env', text: env });
  await service.open({ uri: 'file:///p/config/mail.php', path: '/p/config/mail.php', text });
  return service.project.mailersOf('file:///p/config/mail.php')[0]?.encryption?.value;
}

/** The mailer's settings, the version of the framework, and what comes of them. */
const CASES: readonly (readonly [string, string | undefined, string | undefined])[] = [
  ["'port' => 587, 'encryption' => 'ssl'", '8.83.0', 'implicit'],
  ["'port' => 587, 'encryption' => 'ssl'", '9.1.0', 'opportunistic'],
  ["'port' => 587, 'encryption' => 'ssl'", '12.54.0', 'opportunistic'],
  ["'port' => 587, 'encryption' => 'ssl'", undefined, undefined],
  ["'port' => 587, 'encryption' => 'tls'", '8.83.0', 'starttls'],
  ["'port' => 587, 'encryption' => 'tls'", '12.54.0', 'opportunistic'],
  ["'port' => 465, 'encryption' => 'tls'", '12.54.0', 'implicit'],
  ["'port' => 587, 'scheme' => 'smtps'", '12.54.0', 'implicit'],
  ["'port' => 465, 'scheme' => 'smtp', 'auto_tls' => false", '12.54.0', 'none'],
  ["'port' => 465, 'auto_tls' => false", '12.54.0', 'implicit'],
  ["'port' => 587, 'require_tls' => 'true'", '12.54.0', 'starttls'],
  ["'port' => 587, 'scheme' => 'tls'", '12.54.0', undefined],
];

for (const [settings, version, encryption] of CASES) {
  test(`${settings} is ${encryption ?? 'unknown'} with ${version === undefined ? 'any Laravel' : `Laravel ${version}`}`, async () => {
    assert.equal(await encryptionOf(config(settings), version), encryption);
  });
}

for (const word of ['null', '(null)', '', 'empty']) {
  test(`MAIL_SCHEME=${word} leaves the choice to the port`, async () => {
    const text = config("'scheme' => env('MAIL_SCHEME'), 'port' => env('MAIL_PORT', 2525)");
    assert.equal(await encryptionOf(text, '12.54.0', `MAIL_SCHEME=${word}\nMAIL_PORT=465\n`), 'implicit');
  });
}

test('a mailer that is not the default of the environment is idle', async () => {
  const service = createLanguageService();
  const text = `<?php return ['default' => env('MAIL_MAILER', 'log'), 'mailers' => [
    'smtp' => ['transport' => 'smtp', 'host' => env('MAIL_HOST', 'a'), 'port' => 465, 'scheme' => 'smtp', 'auto_tls' => false],
    'log' => ['transport' => 'log'],
  ]];`;
  await service.open({ uri: 'file:///p/.env', path: '/p/.env', text: 'MAIL_MAILER=log\nMAIL_HOST=smtp.example.org\n' });
  await service.open({ uri: 'file:///p/config/mail.php', path: '/p/config/mail.php', text });
  assert.equal(service.project.mailersOf('file:///p/config/mail.php')[0]?.transport.value, 'file');
});
