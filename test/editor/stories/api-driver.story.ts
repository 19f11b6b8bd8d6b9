import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { answerFrom } from '../host/name-server.ts';
import { pageStory } from '../host/story.ts';

/** Made at run time: what is searched for must stand nowhere else. */
const key = ['story', 'key', '8c1e', '42f7'].join('-');

interface StandIn {
  readonly url: string;
  readonly heard: { readonly path: string; readonly token: unknown; readonly session: unknown; readonly body: string }[];
  close(): void;
}

const ANSWERS: Readonly<Record<string, object>> = {
  '/server': { Name: 'Shop', DeliveryType: 'Sandbox' },
  '/email': { ErrorCode: 0, MessageID: 'b7bc2f4a-0001', Message: 'OK' },
  '/v2/email/account': { ProductionAccessEnabled: false, SendingEnabled: true, SendQuota: { Max24HourSend: 200, SentLast24Hours: 3 } },
};

/** A server that answers as Postmark and SES do. */
async function standIn(): Promise<StandIn> {
  const heard: StandIn['heard'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      heard.push({
        path: request.url ?? '',
        token: request.headers['x-postmark-server-token'],
        session: request.headers['x-amz-security-token'],
        body,
      });
      const answer = ANSWERS[request.url ?? ''] ?? {};
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
      '.vscode/settings.json': JSON.stringify({
        'envelope.api.baseUrls': { postmark: thief.url },
        'envelope.templates': ['emails', '../elsewhere', '/etc'],
      }),
      'emails/order.html': '<title>Order of {{application}}</title><p>Dear customer</p>',
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

    await answerFrom(story.extensionHost, { 'MX example.org': ['10 mx.example.org'] });
    await panel.locator('#next summary').click();
    await panel.locator('#records').click();
    await panel.locator('#next li', { hasText: 'It has no DMARC record' }).waitFor();
    await panel.locator('#records').scrollIntoViewIfNeeded();
    await story.screenshot('next-steps');

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

const secrets = { key: ['story', 'secret', 'c07a'].join('-'), token: ['story', 'session', '77ab'].join('-') };

for (const look of ['dark', 'light', 'narrow'] as const) {
  pageStory(
    `Temporary keys of SES go with their session token, and neither is kept (${look})`,
    {
      theme: look === 'dark' ? 'dark' : 'light',
      settings: { 'envelope.api.baseUrls': { ses: postmark.url } },
      files: { 'settings.py': "EMAIL_BACKEND = 'django_ses.SESBackend'\nDEFAULT_FROM_EMAIL = 'shop@example.org'\n" },
    },
    async story => {
      await story.editor.open('settings.py');
      const panel = await story.user.openPanel();
      await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
      if (look === 'narrow') await story.user.resizeSideBar(170);
      await panel.locator('#username input').fill(['ASIA', 'EXAMPLE0EXAMPLE0'].join(''));
      await panel.locator('#password input').fill(secrets.key);
      await panel.locator('#check').click();
      await panel.locator('#note', { hasText: 'needs its session token' }).waitFor();

      await panel.locator('#password input').fill(secrets.key);
      await panel.locator('#sessionToken input').fill(secrets.token);
      await panel.locator('#check').click();
      await panel.locator('#summary', { hasText: 'sandbox: yes' }).waitFor();
      await story.screenshot(`driver-ses-${look}`);
      assert.equal(postmark.heard.at(-1)?.session, secrets.token);
      assert.deepEqual(await story.searchStorage([secrets.key, secrets.token]), []);
    },
  );
}
