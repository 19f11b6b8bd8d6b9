import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, talk } from './running-inbox.ts';

const SMUGGLED = 'EHLO x\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\nSubject: from a web page\r\n\r\nhi\r\n.\r\nQUIT\r\n';

const LINES: Readonly<Record<string, string>> = {
  'GET / HTTP/1.1': 'GET / HTTP/1.1',
  'POST / HTTP/1.1': 'POST / HTTP/1.1',
  'EHLO / HTTP/1.1': 'EHLO / HTTP/1.1',
  'MAIL http://x/ HTTP/1.0': 'MAIL http://x/ HTTP/1.0',
  'OPTIONS * HTTP/1.1': 'OPTIONS * HTTP/1.1',
  'a method of its own with a path of 8,000 characters': `FOO /${'x'.repeat(8000)} HTTP/1.1`,
  'a method of its own with a path of 20,000 characters': `FOO /${'x'.repeat(20_000)} HTTP/1.1`,
};

for (const [title, line] of Object.entries(LINES)) {
  test(`A web page achieves nothing with ${title} and commands in the body, before the greeting or after it`, async context => {
    const inbox = await open(context);
    const page = `${line}\r\nHost: 127.0.0.1\r\nContent-Length: ${String(SMUGGLED.length)}\r\n\r\n${SMUGGLED}`;
    assert.doesNotMatch(await talk(inbox.port, page), /^250|^354/m);
    assert.doesNotMatch(await talk(inbox.port, '', page), /^250|^354/m);
    assert.equal(inbox.list().length, 0);
  });
}

test('A page that rebinds a name achieves nothing with a request that comes in pieces', async context => {
  const inbox = await open(context);
  assert.doesNotMatch(await talk(inbox.port, '', 'EHLO x\r\n', `MAIL FROM:<a@b.test> HTTP/1.1\r\n${SMUGGLED}`), /^250 2\.1|^354/m);
  assert.equal(inbox.list().length, 0);
});

test('A TLS handshake whose session ticket carries commands achieves nothing', async context => {
  const inbox = await open(context);
  const hello = `\u0016\u0003\u0001\u0002\u0000\u0001\r\n${SMUGGLED}`;
  assert.doesNotMatch(await talk(inbox.port, '', hello), /^250|^354/m);
  assert.equal(inbox.list().length, 0);
});

test('A request to the listener with implicit TLS achieves nothing, since it begins with no handshake', async context => {
  const inbox = await open(context, { implicitTlsPort: 0 });
  assert.equal(await talk(inbox.implicitTlsPort ?? 0, `POST / HTTP/1.1\r\n\r\n${SMUGGLED}`), '');
  assert.equal(inbox.list().length, 0);
});

test('What is said in clear text before STARTTLS does not count after it', async context => {
  const inbox = await open(context, { idle: 300 });
  assert.doesNotMatch(await talk(inbox.port, '', 'EHLO x\r\n', `STARTTLS\r\n${SMUGGLED}`), /^354/m);
  assert.equal(inbox.list().length, 0);
});
