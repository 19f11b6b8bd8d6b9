import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import type { Gateway } from '../../scripts/start/gateway.ts';
import { openGateway } from '../../scripts/start/gateway.ts';

const TOKEN = 'the token of this clone';

/** A gateway in front of an editor that answers with what it was sent. */
async function open(context: TestContext): Promise<Gateway> {
  const folder = await mkdtemp(join(tmpdir(), 'envelope-gateway-'));
  const socket = join(folder, 'editor.sock');
  const editor = createServer((incoming, response) => response.end(JSON.stringify({ path: incoming.url, headers: incoming.headers })));
  editor.on('upgrade', (_incoming, stream) =>
    stream.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'),
  );
  await new Promise<void>(done => editor.listen(socket, done));
  const gateway = await openGateway({ port: 0, token: TOKEN, socket, landing: () => '/?folder=/examples' });
  context.after(async () => {
    await gateway.close();
    editor.closeAllConnections();
    editor.close();
    await rm(folder, { recursive: true });
  });
  return gateway;
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

async function get(gateway: Gateway, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((done, fail) => {
    request({ host: '127.0.0.1', port: gateway.port, path, headers, agent: false }, done).once('error', fail).end();
  });
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
  return { status: response.statusCode, headers: response.headers, text };
}

const ENTRY = `/open?token=${encodeURIComponent(TOKEN)}`;

async function enter(gateway: Gateway): Promise<string> {
  const { headers } = await get(gateway, ENTRY);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** The first line that the gateway answers to a web socket's request. */
async function upgrade(gateway: Gateway, headers: Record<string, string>): Promise<string> {
  const lines = Object.entries({ host: `127.0.0.1:${gateway.port}`, connection: 'upgrade', upgrade: 'websocket', ...headers });
  const socket = connect(gateway.port, '127.0.0.1');
  socket.write(`GET /socket HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`);
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += chunk as string;
  return text.split('\r\n')[0] ?? '';
}

test('without the cookie every path is forbidden', async context => {
  const gateway = await open(context);
  for (const path of ['/', '/?folder=/examples', '/open', '/open?token=', '/open?token=wrong', '//', '/%']) {
    assert.equal((await get(gateway, path)).status, 403, path);
  }
});

test('the link hands out a cookie that no script reads and that no other site sends', async context => {
  const { status, headers } = await get(await open(context), ENTRY);
  assert.equal(status, 200);
  assert.match(headers['set-cookie']?.[0] ?? '', /^envelope-session=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
});

test('the cookie is not the token and another start makes another', async context => {
  const one = await enter(await open(context));
  const other = await enter(await open(context));
  assert.notEqual(one, other);
  assert.ok(!one.includes(TOKEN));
});

test('the cookie opens the editor, which never sees it', async context => {
  const gateway = await open(context);
  const { status, text } = await get(gateway, '/?folder=/examples', { cookie: `theme=dark; ${await enter(gateway)}` });
  assert.equal(status, 200);
  const seen = JSON.parse(text) as { readonly path: string; readonly headers: Record<string, string> };
  assert.equal(seen.path, '/?folder=/examples');
  assert.equal(seen.headers['cookie'], 'theme=dark');
});

test('a name that was rebound to this machine is forbidden, even with the token', async context => {
  const gateway = await open(context);
  const cookie = await enter(gateway);
  assert.equal((await get(gateway, '/', { cookie, host: `mail.example.test:${gateway.port}` })).status, 403);
  assert.equal((await get(gateway, ENTRY, { host: `mail.example.test:${gateway.port}` })).status, 403);
});

test('a page on another port of this machine is forbidden, although its requests carry the cookie', async context => {
  const gateway = await open(context);
  const cookie = await enter(gateway);
  assert.equal((await get(gateway, '/', { cookie, origin: 'http://127.0.0.1:3000' })).status, 403);
  assert.equal((await get(gateway, '/', { cookie, 'sec-fetch-site': 'same-site' })).status, 403);
});

test('a web socket needs the cookie and our own origin', async context => {
  const gateway = await open(context);
  const cookie = await enter(gateway);
  const origin = `http://127.0.0.1:${gateway.port}`;
  assert.match(await upgrade(gateway, { cookie, origin }), / 101 /);
  assert.match(await upgrade(gateway, { origin }), / 403 /);
  assert.match(await upgrade(gateway, { cookie, origin: 'http://mail.example.test' }), / 403 /);
});
