import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import PostalMime from 'postal-mime';
import { findSendmail } from '../../../../mail/send/drivers/find-program.ts';
import { checkSendmail, sendThroughSendmail, type SendmailSendRequest } from '../../../../mail/send/drivers/sendmail.ts';

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'envelope-sendmail-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** A program of that name, which does what the script says; `$HERE` is its folder. */
async function program(at: string, script: string): Promise<void> {
  await mkdir(at, { recursive: true });
  await writeFile(join(at, 'sendmail'), `#!/bin/sh\nHERE='${at}'\n${script}\n`);
  await chmod(join(at, 'sendmail'), 0o755);
}

async function send(t: TestContext, script: string, more: Partial<SendmailSendRequest> = {}) {
  const place = await folder(t);
  await program(place, script);
  const result = await sendThroughSendmail({
    search: { outside: [], searchPath: place, places: [] },
    timeout: 5000,
    message: { application: 'shop', from: 'shop@example.org', recipients: ['ann@example.org', 'bob@example.org'] },
    ...more,
  });
  return { result, place };
}

const TAKES = 'printf "%s\\n" "$@" > "$HERE/args"; env > "$HERE/env"; pwd > "$HERE/pwd"; cat > "$HERE/message"; echo "queued as 4ABC"';

test('the program gets the sender and the recipients as arguments and the message on its input', async t => {
  const { result, place } = await send(t, TAKES);
  assert.ok(result.ok, JSON.stringify(result));
  assert.equal(await readFile(join(place, 'args'), 'utf8'), '-i\n-f\nshop@example.org\n--\nann@example.org\nbob@example.org\n');
  const source = await readFile(join(place, 'message'), 'utf8');
  assert.ok(!source.includes('\r'), 'a program of Unix is given lines of Unix');
  const email = await PostalMime.parse(source);
  assert.equal(email.subject, 'Test Email from shop');
  assert.equal(result.id, email.messageId);
  assert.equal(result.bytes, Buffer.byteLength(source));
  assert.equal(result.response, 'queued as 4ABC');
  assert.deepEqual(result.accepted, ['ann@example.org', 'bob@example.org']);
});

test('the program runs outside every project and inherits nothing of the editor’s environment', async t => {
  process.env['ENVELOPE_TEST_SECRET'] = 'secret';
  t.after(() => delete process.env['ENVELOPE_TEST_SECRET']);
  const { place } = await send(t, TAKES);
  assert.equal(await readFile(join(place, 'pwd'), 'utf8'), '/\n');
  assert.doesNotMatch(await readFile(join(place, 'env'), 'utf8'), /ENVELOPE_TEST_SECRET|NODE_/);
});

test('no shell reads an address', async t => {
  const { result, place } = await send(t, TAKES, {
    message: { application: '$(touch x)', from: '$HOME@example.org', recipients: ['`id`|cat@example.org'] },
  });
  assert.ok(result.ok, JSON.stringify(result));
  assert.match(await readFile(join(place, 'args'), 'utf8'), /^\$HOME@example\.org$/m);
});

test('an address that could be an option is refused before the program runs', async t => {
  const { result, place } = await send(t, TAKES, {
    message: { application: 'shop', from: 'shop@example.org', recipients: ['-Xlog@example.org'] },
  });
  assert.ok(!result.ok);
  assert.deepEqual([result.cause, result.field], ['address-unsafe-for-sendmail', 'recipients']);
  await assert.rejects(readFile(join(place, 'args')));
});

test('a line break in a field is refused before the program runs', async t => {
  const { result, place } = await send(t, TAKES, {
    message: { application: 'shop', from: 'shop@example.org\nBcc: eve@example.org', recipients: ['ann@example.org'] },
  });
  assert.ok(!result.ok);
  assert.deepEqual([result.cause, result.field], ['unsafe-text', 'from']);
  await assert.rejects(readFile(join(place, 'args')));
});

for (const [code, cause] of [
  [75, 'sendmail-try-later'],
  [67, 'sendmail-no-user'],
  [77, 'sendmail-permission'],
  [78, 'sendmail-configuration'],
  [1, 'sendmail-refused'],
] as const) {
  test(`exit code ${code} is explained, with the program’s own words`, async t => {
    const { result } = await send(t, `cat > /dev/null; echo "sendmail: fatal: \u001b[31mno" >&2; exit ${code}`);
    assert.ok(!result.ok);
    assert.equal(result.cause, cause);
    assert.equal(result.reply, 'sendmail: fatal: \\x1b[31mno');
    assert.ok(result.diagnosis?.remedy);
  });
}

test('a program that reads nothing and ends is judged by its exit code', async t => {
  const { result } = await send(t, 'exit 69');
  assert.ok(!result.ok);
  assert.equal(result.cause, 'sendmail-unavailable');
});

test('a program that never ends is stopped at the deadline, and by a cancel', async t => {
  const late = await send(t, 'exec sleep 60', { timeout: 200 });
  assert.ok(!late.result.ok);
  assert.equal(late.result.cause, 'sendmail-silent');
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  const cancelled = await send(t, 'exec sleep 60', { timeout: 30_000, signal: controller.signal });
  assert.ok(!cancelled.result.ok);
  assert.equal(cancelled.result.cause, 'cancelled');
});

test('a daemon that stays behind does not hold the result back', async t => {
  const { result } = await send(t, 'cat > /dev/null; sleep 5 & exit 0', { timeout: 4000 });
  assert.ok(result.ok, JSON.stringify(result));
});

test('a program that talks without end is read to its limit', async t => {
  const { result } = await send(t, 'cat > /dev/null; head -c 3000000 /dev/zero | tr "\\0" "x"; exit 1');
  assert.ok(!result.ok);
  assert.ok((result.reply?.length ?? 0) <= 8192);
});

test('a program of the workspace is never found: not by the search path, and not by a link into it', async t => {
  const workspace = await folder(t);
  const system = await folder(t);
  await program(join(workspace, 'bin'), TAKES);
  assert.equal(await findSendmail({ outside: [workspace], searchPath: `.:bin:${workspace}/bin`, places: [] }), undefined);
  await symlink(join(workspace, 'bin/sendmail'), join(system, 'sendmail'));
  assert.equal(await findSendmail({ outside: [workspace], searchPath: system, places: [] }), undefined);
  const linked = `${workspace}-link`;
  await symlink(workspace, linked);
  t.after(() => rm(linked, { force: true }));
  assert.equal(await findSendmail({ outside: [linked], searchPath: join(workspace, 'bin'), places: [] }), undefined);
  assert.equal(await findSendmail({ outside: [], searchPath: join(workspace, 'bin'), places: [] }), join(workspace, 'bin/sendmail'));
});

test('a machine without the program says so, and what to do', async () => {
  const result = await checkSendmail({ search: { outside: [], searchPath: '', places: [] } });
  assert.ok(!result.ok);
  assert.equal(result.cause, 'sendmail-missing');
  assert.match(result.diagnosis?.remedy ?? '', /SMTP/);
});
