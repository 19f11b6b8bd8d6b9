import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLanguageService } from '../../../core/service.ts';

async function open(files: Readonly<Record<string, string>>) {
  const service = createLanguageService();
  for (const [path, text] of Object.entries(files)) await service.open({ uri: `file://${path}`, path, text });
  return service;
}

test('the lock file of a folder above says the version, where the requirement allows it', async () => {
  const { project } = await open({
    '/shop/apps/api/package.json': '{ "dependencies": { "nodemailer": "^7.0.0" } }',
    '/shop/package-lock.json': '{ "packages": {\n"node_modules/nodemailer": {\n "version": "7.0.13" } } }',
  });
  assert.deepEqual(project.installed('/shop/apps/api/src/mail.ts', 'nodemailer')?.text, '7.0.13');
});

test('a lock file that contradicts the requirement of a nearer folder is about another copy', async () => {
  const { project } = await open({
    '/shop/apps/api/package.json': '{ "dependencies": { "nodemailer": "^10.0.0" } }',
    '/shop/package-lock.json': '{ "packages": {\n"node_modules/nodemailer": {\n "version": "7.0.13" } } }',
  });
  assert.deepEqual(project.installed('/shop/apps/api/src/mail.ts', 'nodemailer')?.text, '10.0.0');
});

test('a manifest of a folder beside says nothing', async () => {
  const { project } = await open({ '/shop/web/package.json': '{ "dependencies": { "next": "16.0.1" } }' });
  assert.equal(project.installed('/shop/api/mail.ts', 'next'), undefined);
});

test('a manifest bears on mail', async () => {
  const { project } = await open({ '/shop/package.json': '{}' });
  assert.equal(project.isRelevant('file:///shop/package.json'), true);
});

const ENV = { '/shop/.env': 'SMTP_HOST=smtp.example.org\nSMTP_PASSWORD=pa$$word\n' };
const readerOf = async (files: Readonly<Record<string, string>>) => {
  const { project } = await open(files);
  return project
    .mailersOf('file:///shop/.env')
    .flatMap(({ settings }) => settings.flatMap(({ result }) => (result.known && result.truncated?.reader) || []))[0];
};

test('Next.js in the manifest makes its reader the one of .env', async () => {
  assert.equal(await readerOf({ ...ENV, '/shop/package.json': '{ "dependencies": { "next": "16.0.1" } }' }), 'dotenv-expand');
});

test('a package that only the lock file knows is no choice of the project', async () => {
  assert.equal(
    await readerOf({ ...ENV, '/shop/package-lock.json': '{ "packages": {\n"node_modules/dotenv-expand": {\n "version": "12.0.0" } } }' }),
    undefined,
  );
});

test('a change of a manifest makes the mailers anew', async () => {
  const service = await open({ ...ENV, '/shop/package.json': '{ "dependencies": {} }' });
  const findings = () => service.check('file:///shop/.env').map(({ rule }) => rule);
  assert.deepEqual(findings().includes('environment/truncated'), false);
  const path = '/shop/package.json';
  await service.open({ uri: `file://${path}`, path, text: '{ "dependencies": { "dotenv-expand": "^12" } }' });
  assert.deepEqual(findings().includes('environment/truncated'), true);
  service.remove(`file://${path}`);
  assert.deepEqual(findings().includes('environment/truncated'), false);
});

for (const [version, cut] of [
  ['0.11.2', true],
  ['0.12.0', false],
] as const) {
  test(`django-environ ${version} ${cut ? 'cuts' : 'keeps'} what stands behind a number sign`, async () => {
    const service = await open({
      '/shop/requirements.txt': `django-environ==${version}\n`,
      '/shop/.env': 'EMAIL_HOST=smtp.example.org\nEMAIL_HOST_PASSWORD=change#me\n',
    });
    assert.equal(
      service.check('file:///shop/.env').some(({ rule }) => rule === 'environment/truncated'),
      cut,
    );
  });
}
