import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import PostalMime from 'postal-mime';
import { BUILT_IN_TEMPLATES } from '../../../core/templates/built-in.ts';
import type { OwnTemplate } from '../../../core/templates/own-template.ts';
import { composeRaw } from '../../../mail/send/compose.ts';
import { refuseMessage, writeTestMessage, type TestMessage } from '../../../mail/send/message.ts';
import { listTemplates, readTemplate, TEMPLATE_AT_MOST } from '../../../mail/send/template-file.ts';

const MESSAGE: TestMessage = { application: 'Shop', from: 'shop@example.org', recipients: ['ann@example.org', 'bob@example.org'] };
const SENT_AT = new Date('2026-11-20T09:15:42Z');

async function compose(more: Partial<TestMessage>) {
  const message = { ...MESSAGE, ...more };
  const content = writeTestMessage(message, { session: { host: 'smtp.example.org', port: 587, encryption: 'starttls' }, sentAt: SENT_AT });
  const { bytes, messageId } = await composeRaw({ message, content, sentAt: SENT_AT }, 'windows');
  return { source: bytes.toString('latin1'), email: await PostalMime.parse(bytes), content, messageId };
}

for (const template of BUILT_IN_TEMPLATES) {
  test(`the ${template} template reads back as it was written, in lines of ASCII`, async () => {
    const { source, email, content, messageId } = await compose({ template });
    assert.match(source, /^[\x20-\x7e\r\n]*$/);
    assert.ok(source.split('\r\n').every(line => line.length <= 998));
    assert.equal(email.subject, content.subject);
    assert.equal(email.text?.replaceAll('\r\n', '\n').trim(), content.text?.trim());
    assert.equal(email.html?.replaceAll('\r\n', '\n').trim(), content.html?.trim());
    assert.equal(email.messageId, messageId);
    assert.deepEqual(
      email.attachments.map(({ filename }) => filename),
      content.attachments.map(({ name }) => name),
    );
    assert.deepEqual(
      email.to?.map(({ address }) => address),
      ['ann@example.org', 'bob@example.org'],
    );
    assert.equal(email.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated');
  });
}

test('names beyond ASCII are encoded words, and the user’s own name comes before the template’s', async () => {
  const { email, source } = await compose({ template: 'utf8' });
  assert.equal(email.from?.name, 'Shop · Zoë Grün');
  assert.equal(email.to?.[0]?.name, 'Καλή Δοκιμή');
  assert.match(source, /^From: =\?UTF-8\?/m);
  assert.equal((await compose({ template: 'utf8', senderName: 'Ann' })).email.from?.name, 'Ann');
});

async function project(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-templates-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, '.envelope/templates'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, '.envelope/templates', name), text);
  return folder;
}

async function read(folder: string, name: string): Promise<OwnTemplate> {
  const reading = await readTemplate(`.envelope/templates/${name}`, folder);
  assert.ok(reading.ok, JSON.stringify(reading));
  return reading.template;
}

test('the templates of a project are listed by name, other files left out', async t => {
  const folder = await project(t, { 'b.txt': '', 'a.html': '', 'c.sh': '', 'd.eml': '' });
  assert.deepEqual(
    await listTemplates(folder),
    ['a.html', 'b.txt', 'd.eml'].map(name => join('.envelope/templates', name)),
  );
  assert.deepEqual(await listTemplates(join(folder, 'nowhere')), []);
});

test('templates are listed from the places that the user named, folders and files, and from nowhere else', async t => {
  const folder = await project(t, {});
  const outside = await mkdtemp(join(tmpdir(), 'envelope-outside-'));
  t.after(() => rm(outside, { recursive: true, force: true }));
  await writeFile(join(outside, 'secret.txt'), '');
  await mkdir(join(folder, 'emails/deep'), { recursive: true });
  for (const name of ['emails/order.html', 'emails/deep/more.txt', 'root.eml', 'emails/build.js']) await writeFile(join(folder, name), '');
  await symlink(outside, join(folder, 'link'));
  assert.deepEqual(await listTemplates(folder, ['emails', 'root.eml', './emails/', 'absent', 'emails/build.js']), [
    join('emails', 'order.html'),
    'root.eml',
  ]);
  assert.deepEqual(await listTemplates(folder, ['.']), ['root.eml']);
  assert.deepEqual(await listTemplates(folder, [outside, '..', 'link', 'link/secret.txt', join(folder, '..')]), []);
});

test('a template of the user’s own is sent filled in', async t => {
  const folder = await project(t, { 'order.html': '<title>{{application}} order</title><p>Sent through {{host}}, {{coupon}}</p>' });
  const { email } = await compose({ template: await read(folder, 'order.html') });
  assert.equal(email.subject, 'Shop order');
  assert.match(email.html ?? '', /Sent through smtp\.example\.org, \{\{coupon\}\}/);
  assert.match(email.text ?? '', /Sent through smtp\.example\.org/);
});

test('a stored message is composed anew: its texts and list fields, and nobody’s address of back then', async t => {
  const stored = [
    'Return-Path: <old@example.net>',
    'Received: from x by y; Mon, 1 Jan 2024 00:00:00 +0000',
    'From: Old <old@example.net>',
    'To: victim@example.net',
    'Bcc: hidden@example.net',
    'Message-ID: <old@example.net>',
    'List-Unsubscribe: <https://example.org/u>',
    'Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= {{application}}',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Dear customer of {{application}}',
    '--b',
    'Content-Type: application/octet-stream',
    'Content-Disposition: attachment; filename=data.bin',
    'Content-Transfer-Encoding: base64',
    '',
    'AAEC/w==',
    '--b--',
    '',
  ].join('\r\n');
  const folder = await project(t, { 'old.eml': stored });
  const { email, source } = await compose({ template: await read(folder, 'old.eml') });
  assert.doesNotMatch(source, /example\.net/);
  assert.equal(email.subject, 'Grüße Shop');
  assert.match(email.text ?? '', /Dear customer of Shop/);
  assert.match(source, /^List-Unsubscribe: <https:\/\/example\.org\/u>/m);
  assert.deepEqual(new Uint8Array(email.attachments[0]?.content as ArrayBuffer), new Uint8Array([0, 1, 2, 255]));
});

test('nothing outside the folder is read, by a path or by a link, nor what is no template', async t => {
  const folder = await project(t, { 'big.txt': 'x'.repeat(TEMPLATE_AT_MOST + 1), 'latin.txt': Buffer.from([0x47, 0xfc]) });
  const outside = await project(t, { 'secret.txt': 'password' });
  const secret = join(outside, '.envelope/templates/secret.txt');
  await symlink(secret, join(folder, 'link.txt'));
  await symlink(outside, join(folder, 'linked'));
  execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
  for (const [path, flaw] of [
    [secret, 'outside'],
    ['../x.txt', 'outside'],
    ['.envelope/../../x.txt', 'outside'],
    ['link.txt', 'outside'],
    ['linked/.envelope/templates/secret.txt', 'outside'],
    ['.env', 'ending'],
    ['absent.txt', 'missing'],
    ['pipe.txt', 'missing'],
    ['.envelope/templates/big.txt', 'size'],
    ['.envelope/templates/latin.txt', 'encoding'],
  ] as const) {
    assert.deepEqual(await readTemplate(path, folder), { ok: false, flaw }, path);
  }
});

test('a link that stays inside the folder is followed', async t => {
  const folder = await project(t, { 'a.txt': 'hello' });
  await symlink(join(folder, '.envelope/templates/a.txt'), join(folder, 'b.txt'));
  assert.equal((await readTemplate('b.txt', folder)).ok, true);
});

test('a line break in any part of a template that becomes a header is refused', () => {
  const template: OwnTemplate = { attachments: [], headers: [] };
  const evil = 'a\r\nBcc: eve@example.org';
  const file = { name: 'a.txt', type: 'text/plain', content: '' };
  for (const flawed of [
    { ...template, subject: evil },
    { ...template, subject: 'x'.repeat(501) },
    { ...template, headers: [{ name: 'X-A', value: evil }] },
    { ...template, headers: [{ name: evil, value: 'x' }] },
    { ...template, headers: [{ name: 'Bcc', value: 'eve@example.org' }] },
    { ...template, attachments: [{ ...file, name: evil }] },
    { ...template, attachments: [{ ...file, type: evil }] },
    { ...template, attachments: [{ ...file, contentId: evil }] },
  ]) {
    assert.deepEqual(refuseMessage({ ...MESSAGE, template: flawed }), { field: 'template', condition: 'unsafe-text' });
  }
  assert.equal(refuseMessage({ ...MESSAGE, template: { ...template, text: evil, html: evil } }), undefined);
});
