import assert from 'node:assert/strict';
import { test } from 'node:test';
import { django } from '../../../../core/dialects/django/index.ts';
import { applyEdits } from '../../../../core/model/edit.ts';
import type { Change } from '../../../../core/model/change.ts';
import { createLanguageService } from '../../../../core/service.ts';

async function open(files: Readonly<Record<string, string>>) {
  const service = createLanguageService({ dialects: [django], rules: [] });
  for (const [name, text] of Object.entries(files)) await service.open({ uri: `file:///shop/${name}`, path: `/shop/${name}`, text });
  const after = (change: Change, of: string): Readonly<Record<string, string>> | undefined => {
    const [mailer] = service.project.mailersOf(`file:///shop/${of}`);
    const planned = mailer && service.plan([change], mailer);
    const changed = planned?.files.map(({ uri, edits }) => [
      uri.slice('file:///shop/'.length),
      applyEdits(service.project.document(uri)?.text ?? '', edits),
    ]);
    return changed && (Object.fromEntries(changed) as Readonly<Record<string, string>>);
  };
  const touching = (name: string) => service.project.mailersTouching(`file:///shop/${name}`);
  return { touching, mailersOf: (name: string) => service.project.mailersOf(`file:///shop/${name}`), after };
}

const BASE =
  'import environ\nenv = environ.Env()\nEMAIL_HOST = "smtp.example.org"\nEMAIL_PORT = env.int("EMAIL_PORT")\nEMAIL_USE_TLS = True\n';

test('a port in .env and a flag in settings.py are one mailer', async () => {
  const { mailersOf, after } = await open({ 'settings.py': BASE, '.env': 'EMAIL_PORT=465\n' });
  const [mailer] = mailersOf('settings.py');
  assert.deepEqual([mailer?.port?.value, mailer?.encryption?.value], [465, 'starttls']);
  assert.deepEqual(after({ set: 'port', to: 587 }, 'settings.py'), { '.env': 'EMAIL_PORT=587\n' });
  assert.deepEqual(after({ set: 'encryption', to: 'implicit' }, 'settings.py'), {
    'settings.py': BASE.replace('EMAIL_USE_TLS', 'EMAIL_USE_SSL'),
  });
});

test('production settings mean what they say on top of the base', async () => {
  const { mailersOf, after } = await open({
    'settings/base.py': BASE.replace('env.int("EMAIL_PORT")', '587'),
    'settings/production.py': 'from .base import *\n\nEMAIL_PORT = 465\n',
  });
  const [mailer] = mailersOf('settings/production.py');
  assert.deepEqual(
    [mailer?.host?.value, mailer?.port?.value, mailer?.encryption?.value, mailer?.from?.value, mailer?.unknown],
    ['smtp.example.org', 465, 'starttls', 'webmaster@localhost', []],
  );
  assert.deepEqual(after({ set: 'port', to: 587 }, 'settings/production.py'), {
    'settings/production.py': 'from .base import *\n\nEMAIL_PORT = 587\n',
  });
});

test('a base that cannot be found leaves the rest unknown', async () => {
  const { mailersOf } = await open({ 'settings/production.py': 'from .base import *\nEMAIL_PORT = 465\n' });
  assert.deepEqual(mailersOf('settings/production.py')[0]?.unknown, [
    'transport',
    'host',
    'encryption',
    'username',
    'password',
    'timeout',
    'from',
  ]);
});

test('an address in .env is taken apart, and what it holds is not written beside it', async () => {
  const settings = 'import environ\nenv = environ.Env()\nEMAIL_CONFIG = env.email_url("EMAIL_URL")\nvars().update(EMAIL_CONFIG)\n';
  const { mailersOf, after } = await open({ 'settings.py': settings, '.env': 'EMAIL_URL=smtps://ann:secret@smtp.example.org:465\n' });
  const [mailer] = mailersOf('settings.py');
  assert.deepEqual([mailer?.host?.value, mailer?.port?.value, mailer?.encryption?.value], ['smtp.example.org', 465, 'starttls']);
  assert.equal(mailer?.host?.at.uri, 'file:///shop/.env');
  assert.equal(after({ set: 'port', to: 587 }, 'settings.py'), undefined);
});

test('settings for development and tests build on others without speaking for them', async () => {
  for (const name of ['test_settings.py', 'settings_test.py', 'local_settings.py', 'dev.py', 'settings/ci.py']) {
    const heir = 'from settings import *\nEMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"\n';
    const { mailersOf, touching } = await open({ 'settings.py': BASE, [name]: heir });
    assert.equal(mailersOf(name)[0]?.port, undefined, name);
    assert.deepEqual(
      touching('settings.py').map(({ uri }) => uri),
      ['file:///shop/settings.py'],
      name,
    );
  }
});
