import assert from 'node:assert/strict';
import { test } from 'node:test';
import { django } from '../../../../core/dialects/django/index.ts';
import { mailersOf } from './mailer.ts';
import { parsePython } from '../python/read-python.ts';

const HOST = 'EMAIL_HOST = "smtp.example.org"\n';

test('settings modules and packages are looked into', () => {
  for (const path of [
    '/a/settings.py',
    '/a/config/settings/production.py',
    '/a/settings_local.py',
    '/a/local_settings.py',
    '/a/settings/mail/smtp.py',
  ]) {
    assert.ok(django.matches(path, HOST), path);
  }
});

test('another module is looked into when it says what only Django says', () => {
  assert.ok(django.matches('/a/config.py', `${HOST}EMAIL_USE_TLS = True\n`));
  assert.ok(!django.matches('/a/config.py', HOST));
  assert.ok(!django.matches('/a/notes.md', `${HOST}EMAIL_USE_TLS = True\n`));
});

test('a program that sends by itself is not Django', () => {
  assert.ok(!django.matches('/a/send.py', `import smtplib\n${HOST}EMAIL_HOST_USER = "ann"\n`));
  assert.ok(!django.matches('/a/app.py', `from flask import Flask\n${HOST}EMAIL_USE_TLS = True\n`));
});

test('names that are only used, compared or passed on are no settings', () => {
  for (const text of [
    'print(EMAIL_HOST)',
    'if EMAIL_HOST == "a": pass',
    'f(EMAIL_HOST="a")',
    'EMAIL_GATEWAY_LOGIN = "a"',
    'EMAIL_USE_TSL = True',
  ]) {
    assert.ok(!django.matches('/a/settings.py', text), text);
  }
});

test('a file for others to complete leaves absent settings unknown', async () => {
  for (const path of ['/a/settings/base.py', '/a/settings/common.py', '/a/base_settings.py', '/a/settings_defaults.py', '/a/mail.py']) {
    const [mailer] = mailersOf(await parsePython(HOST, path));
    assert.equal(mailer?.port, undefined, path);
  }
});

test('a template that a generator fills in is not read', async () => {
  assert.deepEqual(django.read(await parsePython(HOST, '/{{ cookiecutter.slug }}/settings.py')), []);
  assert.deepEqual(django.read(await parsePython(`{% if mail %}\n${HOST}{% endif %}\n`)), []);
});

test('a file of a megabyte without mail costs a search', () => {
  const text = 'VALUE = compute(1, 2, 3)  # nothing of interest\n'.repeat(22_000);
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    assert.ok(!django.matches('/a/settings.py', text));
    return performance.now() - begun;
  });
  assert.ok(Math.min(...times) < 5, `${Math.min(...times)} ms`);
});
