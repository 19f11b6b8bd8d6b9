import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLanguageService } from '../../../../core/service.ts';

async function open(files: Readonly<Record<string, string>>) {
  const service = createLanguageService();
  for (const [name, text] of Object.entries(files)) await service.open({ uri: `file:///p/${name}`, path: `/p/${name}`, text });
  return service;
}

test('a profile inherits what the file for all profiles says, and is for its mode alone', async () => {
  const service = await open({
    'src/main/resources/application.yml':
      'spring:\n  mail:\n    host: localhost\n    port: 587\n    properties.mail.smtp.starttls.enable: true\n',
    'src/main/resources/application-prod.yml': 'spring:\n  mail:\n    host: smtp.example.net\n    username: ann\n',
  });
  const [mailer] = service.project.mailersOf('file:///p/src/main/resources/application-prod.yml');
  assert.deepEqual(
    [mailer?.mode, mailer?.host?.value, mailer?.port?.value, mailer?.encryption?.value],
    ['prod', 'smtp.example.net', 587, 'opportunistic'],
  );
});

test('without the file for all profiles, what a profile leaves out is unknown', async () => {
  const service = await open({ 'application-prod.properties': 'spring.mail.host=smtp.example.net\nspring.mail.port=587\n' });
  const [mailer] = service.project.mailersOf('file:///p/application-prod.properties');
  assert.equal(mailer?.encryption, undefined);
  assert.ok(mailer?.unknown.includes('encryption'));
});

test('a part of a file inherits from its first part', async () => {
  const service = await open({
    'application.yml': 'spring.mail.port: 465\n---\nspring:\n  config.activate.on-profile: live\n  mail:\n    host: smtp.example.net\n',
  });
  const [, live] = service.project.mailersOf('file:///p/application.yml');
  assert.deepEqual([live?.mode, live?.port?.value], ['live', 465]);
});

test('a placeholder takes its value from the environment, else from behind the colon', async () => {
  const service = await open({
    'application.properties': 'spring.mail.host=${SMTP_HOST:localhost}\nspring.mail.port=${SMTP_PORT:25}\n',
    '.env': 'SMTP_HOST=smtp.example.net\n',
  });
  const [mailer] = service.project.mailersOf('file:///p/application.properties');
  assert.deepEqual([mailer?.host?.value, mailer?.host?.at.uri, mailer?.port?.value], ['smtp.example.net', 'file:///p/.env', 25]);
});
