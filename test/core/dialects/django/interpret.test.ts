import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMailer } from './mailer.ts';

const COMPLETE = 'INSTALLED_APPS = []\nEMAIL_HOST = "smtp.example.org"\n';

test('what is written nowhere is Django’s default, and the default stands at the mailer', async () => {
  const mailer = await readMailer('INSTALLED_APPS = []\nEMAIL_TIMEOUT = None\n');
  assert.deepEqual(
    [mailer.transport, mailer.host, mailer.port, mailer.encryption, mailer.certificate, mailer.from].map(sourced => [
      sourced?.value,
      sourced?.origin,
      sourced?.at.span.start,
    ]),
    ['smtp', 'localhost', 25, 'none', 'verified', 'webmaster@localhost'].map(value => [value, 'default', 20]),
  );
  assert.equal(mailer.timeout, undefined);
  assert.deepEqual(mailer.unknown, []);
});

test('the port is not derived from the encryption', async () => {
  assert.equal((await readMailer(`${COMPLETE}EMAIL_USE_SSL = True`)).port?.value, 25);
});

test('a port that Python takes for false is smtplib’s own', async () => {
  assert.equal((await readMailer(`${COMPLETE}EMAIL_PORT = None\nEMAIL_USE_SSL = True`)).port?.value, 465);
  assert.equal((await readMailer(`${COMPLETE}EMAIL_PORT = ""`)).port?.value, 25);
});

test('a port may be a text', async () => {
  assert.equal((await readMailer(`${COMPLETE}EMAIL_PORT = "587"`)).port?.value, 587);
});

test('a port that is none is kept as it was written', async () => {
  for (const [source, value] of [
    ['70000', 70000],
    ['"mail"', 'mail'],
    ['58.7', 58.7],
    ['-25', -25],
  ] as const) {
    const mailer = await readMailer(`${COMPLETE}EMAIL_PORT = ${source}`);
    assert.equal(mailer.invalidPort?.value, value);
    assert.equal(mailer.port, undefined);
  }
});

test('EMAIL_USE_TLS is STARTTLS and EMAIL_USE_SSL implicit TLS', async () => {
  const starttls = await readMailer(`${COMPLETE}EMAIL_USE_TLS = True\nEMAIL_USE_SSL = False`);
  const implicit = await readMailer(`${COMPLETE}EMAIL_USE_TLS = False\nEMAIL_USE_SSL = True`);
  assert.deepEqual([starttls.encryption?.value, starttls.encryption?.setting], ['starttls', 'EMAIL_USE_TLS']);
  assert.deepEqual([implicit.encryption?.value, implicit.encryption?.setting], ['implicit', 'EMAIL_USE_SSL']);
});

test('clear text stands where a flag says so', async () => {
  const mailer = await readMailer(`${COMPLETE}EMAIL_USE_SSL = False`);
  assert.deepEqual([mailer.encryption?.value, mailer.encryption?.setting], ['none', 'EMAIL_USE_SSL']);
});

test('both flags raise, and neither kind of encryption is claimed', async () => {
  const mailer = await readMailer(`${COMPLETE}EMAIL_USE_TLS = "False"\nEMAIL_USE_SSL = 1`);
  assert.equal(mailer.encryption, undefined);
  const [observation] = mailer.observations;
  assert.equal(observation?.kind === 'tls-and-ssl' && observation.effect, 'raises');
});

test('every text but the empty one is true', async () => {
  const source = `import os\n${COMPLETE}EMAIL_USE_TLS = os.environ.get("TLS")`;
  assert.equal((await readMailer(source, { TLS: 'False' })).encryption?.value, 'starttls');
  assert.equal((await readMailer(source, { TLS: '' })).encryption?.value, 'none');
  assert.deepEqual((await readMailer(source)).unknown, ['encryption']);
});

test('a comparison in one spelling is false for every other', async () => {
  const source = `import os\n${COMPLETE}EMAIL_USE_TLS = os.environ.get("TLS") == "True"`;
  assert.equal((await readMailer(source, { TLS: 'True' })).encryption?.value, 'starttls');
  assert.equal((await readMailer(source, { TLS: 'true' })).encryption?.value, 'none');
});

test('a value from the environment file stands there', async () => {
  const source = `import environ\nenv = environ.Env()\n${COMPLETE}EMAIL_PORT = env.int("MAIL_PORT", default=25)`;
  const { port } = await readMailer(source, { MAIL_PORT: '465' });
  assert.deepEqual([port?.value, port?.origin, port?.variable, port?.at.uri], [465, 'environment', 'MAIL_PORT', 'file:///corpus/.env']);
});

test('a password is a secret wherever it comes from', async () => {
  const source = `import os\n${COMPLETE}EMAIL_HOST_PASSWORD = os.environ.get("MAIL_PASSWORD", "s3cret-literal")`;
  assert.equal((await readMailer(source)).password?.value.reveal(), 's3cret-literal');
  assert.equal((await readMailer(source, { MAIL_PASSWORD: 's3cret-variable' })).password?.value.reveal(), 's3cret-variable');
  assert.doesNotMatch(JSON.stringify([await readMailer(source), await readMailer(source, { MAIL_PASSWORD: 's3cret-variable' })]), /s3cret/);
});

test('an empty user or password is none: Django then skips the login', async () => {
  const mailer = await readMailer(`${COMPLETE}EMAIL_HOST_USER = ""\nEMAIL_HOST_PASSWORD = ""`);
  assert.deepEqual([mailer.username, mailer.password], [undefined, undefined]);
});

test('a sender’s name is told from the address', async () => {
  const mailer = await readMailer(`${COMPLETE}DEFAULT_FROM_EMAIL = '"The Shop" <shop@example.org>'`);
  assert.deepEqual([mailer.from?.value, mailer.senderName?.value], ['shop@example.org', 'The Shop']);
});

test('the timeout is in milliseconds', async () => {
  assert.equal((await readMailer(`${COMPLETE}EMAIL_TIMEOUT = 2.5`)).timeout?.value, 2500);
});

test('a backend that sends nothing, or through an API, is the transport', async () => {
  for (const [backend, transport] of [
    ['django.core.mail.backends.console.EmailBackend', 'console'],
    ['django.core.mail.backends.locmem.EmailBackend', 'memory'],
    ['django.core.mail.backends.filebased.EmailBackend', 'file'],
    ['django.core.mail.backends.dummy.EmailBackend', 'memory'],
    ['anymail.backends.sendgrid.EmailBackend', 'sendgrid'],
    ['shop.mail.EmailBackend', 'other'],
  ]) {
    assert.equal((await readMailer(`${COMPLETE}EMAIL_BACKEND = "${backend}"`)).transport.value, transport);
  }
});

test('beside a star import an absent setting is unknown, not default', async () => {
  const mailer = await readMailer('from .base import *\nEMAIL_HOST = "smtp.example.org"');
  assert.deepEqual([mailer.port, mailer.encryption, mailer.from], [undefined, undefined, undefined]);
  assert.deepEqual(mailer.unknown, ['transport', 'port', 'encryption', 'username', 'password', 'timeout', 'from']);
});

test('an address of django-environ gives host, port, login and encryption', async () => {
  const source = 'import environ\nenv = environ.Env()\nvars().update(env.email_url())\nINSTALLED_APPS = []';
  const encryptions = { smtp: 'none', smtps: 'starttls', 'smtp+tls': 'starttls', 'smtp+ssl': 'implicit' };
  for (const [scheme, encryption] of Object.entries(encryptions)) {
    const mailer = await readMailer(source, { EMAIL_URL: `${scheme}://ann:p%40ss@smtp.example.org:465` });
    assert.deepEqual(
      [mailer.host?.value, mailer.port?.value, mailer.username?.value, mailer.password?.value.reveal(), mailer.encryption?.value],
      ['smtp.example.org', 465, 'ann', 'p@ss', encryption],
    );
  }
  assert.equal((await readMailer(source, { EMAIL_URL: 'consolemail://' })).transport.value, 'console');
});

test('an address that nothing defines leaves everything unknown', async () => {
  const mailer = await readMailer('import environ\nenv = environ.Env()\nvars().update(env.email_url())\nINSTALLED_APPS = []');
  assert.deepEqual(mailer.unknown, ['transport', 'host', 'port', 'encryption', 'username', 'password']);
});
