import assert from 'node:assert/strict';
import { test } from 'node:test';
import { django } from '../../../../core/dialects/django/index.ts';
import { mailersOf } from '../reading.ts';
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
  assert.ok(!django.matches('/a/settings.py', `from starlette.config import Config\n${HOST}EMAIL_USE_TLS = True\n`));
  assert.ok(django.matches('/a/settings.py', `import smtplib\nINSTALLED_APPS = []\n${HOST}`));
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

test('a file that gives no sign of Django leaves absent settings unknown', async () => {
  const [mailer] = mailersOf(django, await parsePython(HOST, '/a/mail.py'));
  assert.equal(mailer?.port, undefined);
});

test('a star import at the top inherits, by every path that it can mean', async () => {
  const read = async (text: string) => django.read(await parsePython(text, '/a/config/settings/production.py'))[0];
  assert.deepEqual((await read(`from .base import *\n${HOST}`))?.inherits, [
    ['/a/config/settings/base.py', '/a/config/settings/base/__init__.py'],
  ]);
  assert.deepEqual((await read(`from ..common import *\n${HOST}`))?.inherits, [['/a/config/common.py', '/a/config/common/__init__.py']]);
  assert.deepEqual((await read(`from . import *\n${HOST}`))?.inherits, [['/a/config/settings/__init__.py']]);
  assert.ok((await read(`from config.settings.base import *\n${HOST}`))?.inherits?.[0]?.includes('/a/config/settings/base.py'));
});

test('an import that need not succeed, or comes last, leaves the rest unknown', async () => {
  const read = async (text: string) => django.read(await parsePython(text, '/a/settings/production.py'))[0];
  const optional = await read(`${HOST}try:\n    from .local import *\nexcept ImportError:\n    pass\n`);
  assert.deepEqual([optional?.incomplete, optional?.inherits], [true, undefined]);
  const last = await read(`from .base import *\n${HOST}from .local import *\n`);
  assert.deepEqual([last?.incomplete, last?.inherits?.at(-1)], [true, []]);
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
