import assert from 'node:assert/strict';
import { createTransport } from 'nodemailer';
import type { Frame, Page } from 'playwright-core';
import { findFreePort } from '../free-port.ts';
import type { ExtensionHost } from '../host/bridge.ts';
import { pageStory, type PageStoryContext } from '../host/story.ts';

const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mOQKn5BEmIY1TCqYfhqAAB+dnUQJr4TNQAAAABJRU5ErkJggg==';

const HTML = `<html><head><style>p { color: #333 }</style></head><body>
<h2>Your order 42</h2>
<p style="position: absolute; left: -9px">Thank you, Ann.</p><p>It is on its way. <img src="cid:logo"></p>
<p><a href="https://b\u0430nk.example/login?order=42">https://bank.example/login</a> or <a href="https://shop.example.org/orders/42">see your order</a></p>
<img src="https://tracker.example/pixel.gif" alt=""><script>document.title = 'it ran'</script>
</body></html>`;

async function deliver(port: number, subject: string): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  await transport.sendMail({
    envelope: { from: 'bounce@mailer.example.net', to: 'ann@example.org' },
    from: 'Shop <shop@example.org>',
    to: 'Ann <ann@example.org>',
    subject,
    html: HTML,
    attachments: [
      { filename: '../../invoice\u202Efdp.exe', content: 'invoice' },
      { filename: 'logo.png', cid: 'logo', content: Buffer.from(PICTURE, 'base64'), contentDisposition: 'inline' },
    ],
  });
}

function row(page: Page, subject: string) {
  return page.locator('.monaco-list-row[role="treeitem"]', { hasText: subject });
}

/** The frame of the preview among those of the window. */
async function previewFrame(page: Page): Promise<Frame> {
  for (;;) {
    for (const frame of page.frames())
      if (
        (await frame
          .locator('#tab-source')
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    await page.waitForTimeout(50);
  }
}

async function openTab(frame: Frame, name: string): Promise<void> {
  await frame.locator('nav label', { hasText: name }).click();
}

/** VS Code refuses dialogs while a suite runs, so they are answered where the extension asks them. */
async function answerDialogs(host: ExtensionHost, target: string): Promise<void> {
  await host.evaluate((vscode, path) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedOfUser: asked });
    Object.assign(vscode.window, {
      showWarningMessage: async (message: string, { detail }: { readonly detail: string }) => void asked.push(`${message}\n${detail}`),
      showSaveDialog: async ({ defaultUri }: { readonly defaultUri: { readonly path: string } }) => {
        asked.push(defaultUri.path);
        return vscode.Uri.file(path);
      },
    });
  }, target);
}

async function nextQuestion(host: ExtensionHost): Promise<string> {
  return host.evaluate(async () => {
    const { askedOfUser: asked } = globalThis as unknown as { readonly askedOfUser: string[] };
    while (asked.length === 0) await new Promise(done => setTimeout(done, 20));
    return asked.shift() ?? '';
  });
}

async function openInbox(story: PageStoryContext, port: number): Promise<void> {
  await story.user.openPanel();
  await story.editor.run('envelope.startInbox');
  await story.page.locator('.statusbar-item[id*="envelope.inbox"]').waitFor();
  await story.editor.run('workbench.action.closePanel');
  await deliver(port, 'Your order 42');
  await row(story.page, 'Your order 42').waitFor();
}

const port = await findFreePort();

pageStory('A caught message is searched for, read, judged and saved', { settings: { 'envelope.inbox.port': port } }, async story => {
  await openInbox(story, port);
  await deliver(port, 'Your password');
  await row(story.page, 'Your password').waitFor();

  await story.user.runFromPalette('Envelope: Search Inbox');
  await story.user.answer('from:shop subject:"order 42" way');
  await story.page.locator('.pane-body .message', { hasText: '1 of 2 messages' }).waitFor();
  await row(story.page, 'Your password').waitFor({ state: 'detached' });
  await row(story.page, 'Your order 42').click();
  const frame = await previewFrame(story.page);
  const shown = frame.frameLocator('iframe[title="Formatted"]');
  await shown.locator('h2', { hasText: 'Your order 42' }).waitFor();
  assert.match((await shown.locator('img').first().getAttribute('src')) ?? '', /^data:image\/png;base64,/);
  await story.screenshot('inbox-formatted');

  await openTab(frame, 'Problems');
  await frame.locator('#panel-problems li', { hasText: 'HTML alone' }).waitFor();
  await frame.locator('#panel-problems li', { hasText: 'envelope sender is at mailer.example.net' }).waitFor();
  await story.screenshot('inbox-problems');
  await openTab(frame, 'Headers');
  await frame.locator('#panel-headers dt', { hasText: 'Message-ID' }).waitFor();
  await story.screenshot('inbox-headers');

  await answerDialogs(story.extensionHost, story.workspace.path('saved'));
  await openTab(frame, 'Links');
  await frame.locator('#panel-links li', { hasText: 'names another host' }).waitFor();
  await story.screenshot('inbox-links');
  await frame.locator('#panel-links a').first().click();
  const question = await nextQuestion(story.extensionHost);
  assert.match(
    question,
    /^Open this link of the message\?\nhttps:\/\/xn--bnk-6cd\.example\/login\?order=42\n\nThe text names another host/,
  );

  // The letter that turns the direction and hides the ending is gone.
  await frame.locator('header a', { hasText: '_.._invoicefdp.exe' }).click();
  assert.equal(await nextQuestion(story.extensionHost), story.workspace.path('_.._invoicefdp.exe'));
  await frame.locator('header a', { hasText: 'Save message' }).click();
  assert.equal(await nextQuestion(story.extensionHost), story.workspace.path('Your order 42.eml'));
});

const troubledPort = await findFreePort();

pageStory(
  'Chaos troubles clients, and everybody sees that it does',
  { theme: 'light', settings: { 'envelope.inbox.port': troubledPort } },
  async story => {
    await openInbox(story, troubledPort);
    await story.user.runFromPalette('Envelope: Trouble Clients of the Local Inbox');
    await story.user.pick('Refuse recipients for now (451)');
    await story.user.pick('Every time');
    await story.user.answer('@example.org');
    const banner = story.page.locator('.pane-body .message', { hasText: 'Chaos is on: Recipients get 451, every time, @example.org.' });
    await banner.waitFor();
    await assert.rejects(deliver(troubledPort, 'Refused'), { responseCode: 451 });
    await story.page.locator('.pane-body .message', { hasText: 'Troubled so far: 1.' }).waitFor();
    await story.page.locator('.statusbar-item[id*="envelope.inbox"].warning-kind').waitFor();
    await row(story.page, 'Your order 42').click();
    const frame = await previewFrame(story.page);
    await openTab(frame, 'Problems');
    await story.screenshot('inbox-chaos-light');
    await story.page.setViewportSize({ width: 760, height: 800 });
    await openTab(frame, 'Links');
    await story.screenshot('inbox-narrow-light');

    await story.user.runFromPalette('Envelope: End Chaos in the Local Inbox');
    await banner.waitFor({ state: 'detached' });
    await deliver(troubledPort, 'Taken again');
    await row(story.page, 'Taken again').waitFor();
  },
);
