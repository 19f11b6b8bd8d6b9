import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { pageStory } from '../host/story.ts';

/** Made at run time: what is searched for must stand nowhere else. */
const key = ['story', 'key', '8c1e', '42f7'].join('-');

interface StandIn {
  readonly url: string;
  readonly heard: { readonly path: string; readonly token: unknown; readonly body: string }[];
  close(): void;
}

/** A server that answers as Postmark does. */
async function standIn(): Promise<StandIn> {
  const heard: StandIn['heard'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      heard.push({ path: request.url ?? '', token: request.headers['x-postmark-server-token'], body });
      const answer =
        request.url === '/server' ? { Name: 'Shop', DeliveryType: 'Sandbox' } : { ErrorCode: 0, MessageID: 'b7bc2f4a-0001', Message: 'OK' };
      response.setHeader('connection', 'close');
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { heard, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, close: () => server.close() };
}

const postmark = await standIn();
const thief = await standIn();
after(() => {
  postmark.close();
  thief.close();
});

pageStory(
  'A mailer that sends through Postmark is tried with its key at the address of the user’s settings, whatever the workspace says',
  {
    settings: { 'envelope.api.baseUrls': { postmark: postmark.url } },
    files: {
      'settings.py': "EMAIL_BACKEND = 'anymail.backends.postmark.EmailBackend'\nDEFAULT_FROM_EMAIL = 'shop@example.org'\n",
      '.vscode/settings.json': JSON.stringify({ 'envelope.api.baseUrls': { postmark: thief.url } }),
      '.envelope/templates/order.html': '<title>Order of {{application}}</title><p>Dear customer</p>',
    },
  },
  async story => {
    await story.editor.open('settings.py');
    const panel = await story.user.openPanel();
    await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
    await panel.locator('.hint', { hasText: `The key goes to ${new URL(postmark.url).host}.` }).waitFor();

    await panel.locator('#password input').fill(key);
    await panel.locator('#check').click();
    await panel.locator('#summary', { hasText: 'accepts the key' }).waitFor();

    await panel.locator('#template').click();
    // Behind the four that are built in.
    for (const pressed of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await panel.locator('#template').press(pressed);
    await panel.locator('#template', { hasText: 'order.html' }).waitFor();
    await panel.locator('#recipients input').fill('bob@example.org');
    await panel.locator('#send').click();
    await panel.locator('#sent', { hasText: 'b7bc2f4a-0001' }).waitFor();
    await story.screenshot('driver-postmark');

    assert.deepEqual(
      postmark.heard.map(({ path }) => path),
      ['/server', '/email'],
    );
    assert.ok(postmark.heard.every(({ token }) => token === key));
    assert.match(postmark.heard[1]?.body ?? '', /"Subject":"Order of /);
    assert.deepEqual(thief.heard, []);
    assert.deepEqual(await story.searchStorage([key]), []);
  },
);
