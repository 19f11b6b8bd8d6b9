import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { FolderShelf } from '../../../mail/capture/folder-shelf.ts';
import { sendTest } from '../../../mail/send/send-test.ts';
import { open, request, root } from './running-inbox.ts';

test('Messages in a folder survive a restart, with envelope and state', async context => {
  const messageFolder = join(root, 'kept');
  const first = await open(context, { messageFolder });
  for (const application of ['one', 'two'])
    await sendTest(request(first, { message: { application, from: 'a@b.test', recipients: ['c@d.test', 'e@f.test'] } }));
  const [two, one] = first.list();
  await first.markRead(one?.id ?? '');
  await first.stop();

  const second = await open(context, { messageFolder });
  assert.deepEqual(second.list(), [two, one]);
  assert.deepEqual([second.isUnread(two?.id ?? ''), second.isUnread(one?.id ?? '')], [true, false]);
  assert.match((await second.get(one?.id ?? ''))?.text ?? '', /configuration works/);
});

test('A message stands in its file byte for byte, readable by nobody else', async context => {
  const messageFolder = join(root, 'bytes');
  const inbox = await open(context, { messageFolder });
  await sendTest(request(inbox));
  const [eml] = (await readdir(messageFolder)).filter(name => name.endsWith('.eml'));
  const path = join(messageFolder, eml ?? '');
  assert.deepEqual(await readFile(path), Buffer.from((await inbox.source(inbox.list()[0]?.id ?? '')) ?? []));
  assert.equal((await stat(path)).mode & 0o777, 0o600);
});

test('Deleting, clearing and the limits take away files of the inbox and no other', async context => {
  const messageFolder = join(root, 'limits');
  await mkdir(messageFolder);
  await writeFile(join(messageFolder, 'precious.eml'), 'Subject: mine\r\n\r\n');
  const inbox = await open(context, { messageFolder, limits: { messages: 2 } });
  for (const _time of [1, 2, 3]) await sendTest(request(inbox));
  const count = async () => (await readdir(messageFolder)).filter(name => name.endsWith('.eml')).length;
  assert.equal(await count(), 3);
  await inbox.delete(inbox.list()[0]?.id ?? '');
  assert.equal(await count(), 2);
  await inbox.clear();
  assert.deepEqual(await readdir(messageFolder), ['precious.eml']);
});

test('A folder that holds more than the limits loses the oldest at the start', async context => {
  const messageFolder = join(root, 'shrunk');
  const first = await open(context, { messageFolder });
  for (const application of ['one', 'two', 'three'])
    await sendTest(request(first, { message: { application, from: 'a@b.test', recipients: ['c@d.test'] } }));
  const newest = first.list()[0]?.id;
  await first.stop();
  const second = await open(context, { messageFolder, limits: { messages: 1 } });
  assert.equal(second.list().length, 1);
  assert.equal((await readdir(messageFolder)).length, 2);
  assert.equal(second.list()[0]?.id, newest);
});

test('Neither a link nor an id leads out of the folder', async () => {
  const messageFolder = join(root, 'links');
  await mkdir(messageFolder);
  await writeFile(join(root, 'outside.eml'), 'Subject: outside\r\n\r\n');
  await symlink(join(root, 'outside.eml'), join(messageFolder, '20261120T100000000Z-000000-00000000-0000-4000-8000-000000000000.eml'));
  const shelf = new FolderShelf(messageFolder);
  for await (const { arrival } of shelf.load()) assert.fail(`It read ${arrival.id}.`);
  assert.equal(await shelf.read('../outside'), undefined);
  const arrival = { receivedAt: '2026-11-20T10:00:00.000Z', sender: '', recipients: [], encrypted: false, clientName: '', size: 1 };
  await assert.rejects(shelf.put({ ...arrival, id: '../outside' }, new Uint8Array(1)));
  await assert.rejects(shelf.put({ ...arrival, id: '00000000-0000-4000-8000-000000000001', receivedAt: '../../x' }, new Uint8Array(1)));
});

test('A link beside a message is neither read nor written through', async () => {
  const messageFolder = join(root, 'linked-notes');
  await mkdir(messageFolder);
  const id = '00000000-0000-4000-8000-000000000002';
  const name = `20261120T100000000Z-000000-${id}`;
  const [secret, victim] = [join(root, 'secret.json'), join(root, 'victim')];
  await writeFile(secret, '{"sender":"secret@a.test"}');
  await writeFile(victim, 'untouched');
  await writeFile(join(messageFolder, `${name}.eml`), 'Subject: one\r\n\r\n');
  await symlink(secret, join(messageFolder, `${name}.json`));
  await symlink(victim, join(messageFolder, `${name}.json.new`));
  const shelf = new FolderShelf(messageFolder);
  for await (const { arrival } of shelf.load()) assert.equal(arrival.sender, '');
  await shelf.markRead(id);

  const linkedNew = join(messageFolder, `${name}.json.new`);
  await unlink(join(messageFolder, `${name}.json`));
  await writeFile(join(messageFolder, `${name}.json`), '{}');
  await shelf.markRead(id);
  assert.equal(await readFile(victim, 'utf8'), 'untouched');
  await assert.rejects(stat(linkedNew));
  assert.match(await readFile(join(messageFolder, `${name}.json`), 'utf8'), /"isUnread":false/);
});

test('A damaged note costs the envelope and not the message', async context => {
  const messageFolder = join(root, 'damaged');
  const first = await open(context, { messageFolder });
  await sendTest(request(first));
  await first.stop();
  const [note] = (await readdir(messageFolder)).filter(name => name.endsWith('.json'));
  await writeFile(join(messageFolder, note ?? ''), '[{"recipients": 3');
  const [message] = (await open(context, { messageFolder })).list();
  assert.equal(message?.subject, 'Test Email from shop');
  assert.deepEqual(message.recipients, []);
});
