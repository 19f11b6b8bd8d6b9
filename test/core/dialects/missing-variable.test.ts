import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../core/model/edit.ts';
import { createLanguageService } from '../../../core/service.ts';

/** A file that asks for a variable nobody defines, and the same with a port of its own for that case. */
const PORTS: readonly (readonly [string, string, string])[] = [
  [
    'config/mail.php',
    "<?php return ['mailers' => ['smtp' => ['transport' => 'smtp', 'host' => 'a', 'port' => env('PORT')]]];",
    "<?php return ['mailers' => ['smtp' => ['transport' => 'smtp', 'host' => 'a', 'port' => env('PORT', 587)]]];",
  ],
  [
    'contact.php',
    "<?php $m = new PHPMailer(); $m->isSMTP(); $m->Host = 'a'; $m->Port = (int) $_ENV['PORT'];",
    "<?php $m = new PHPMailer(); $m->isSMTP(); $m->Host = 'a'; $m->Port = (int) ($_ENV['PORT'] ?? 587);",
  ],
  [
    'contact.php',
    "<?php $m = new PHPMailer(); $m->isSMTP(); $m->Host = 'a'; $m->Port = getenv('PORT');",
    "<?php $m = new PHPMailer(); $m->isSMTP(); $m->Host = 'a'; $m->Port = getenv('PORT') ?: 587;",
  ],
  [
    'config/environments/production.rb',
    "config.action_mailer.smtp_settings = { address: 'a', port: ENV['PORT'].to_i }",
    "config.action_mailer.smtp_settings = { address: 'a', port: ENV.fetch('PORT', '587').to_i }",
  ],
  ['application.properties', 'spring.mail.host=a\nspring.mail.port=${PORT}\n', 'spring.mail.host=a\nspring.mail.port=${PORT:587}\n'],
  [
    'compose.yaml',
    'services:\n  web:\n    environment:\n      SMTP_HOST: a\n      SMTP_PORT: "$PORT"\n',
    'services:\n  web:\n    environment:\n      SMTP_HOST: a\n      SMTP_PORT: "${PORT:-587}"\n',
  ],
];

for (const [name, before, after] of PORTS) {
  test(`in ${name} whoever sets the variable goes on deciding: ${after.slice(after.indexOf('ort') - 1).trim()}`, async () => {
    const service = createLanguageService();
    const uri = `file:///p/${name}`;
    await service.open({ uri, path: `/p/${name}`, text: before });
    const [mailer] = service.project.mailersOf(uri);
    const planned = mailer && service.plan([{ set: 'port', to: 587 }], mailer);
    assert.equal(planned && applyEdits(before, planned.files[0]?.edits ?? []), after);
    await service.open({ uri, path: `/p/${name}`, text: after });
    assert.equal(service.project.mailersOf(uri)[0]?.port?.value, 587);
  });
}
