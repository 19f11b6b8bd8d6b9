import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { findFreePort } from '../free-port.ts';
import { pageStory } from '../host/story.ts';

const port = await findFreePort();
const password = ['kept', 'in', 'SecretStorage', '8264'].join('-');
const forms = [password, Buffer.from(password).toString('base64')];

pageStory(
  'A credential survives a reload, and its password is nowhere on disk',
  { settings: { 'envelope.inbox.port': port }, files: { '.env': 'SMTP_HOST=127.0.0.1\n' } },
  async story => {
    await story.editor.open('.env');
    await story.user.openPanel();
    const title = story.page.locator('.quick-input-title');
    const atStep = (step: number) => title.filter({ hasText: `(${step}/9)` }).waitFor();
    await story.user.runFromPalette('Envelope: Add Credential');
    await story.user.pick('Another server');
    await atStep(2);
    await story.user.answer('127.0.0.1');
    await atStep(3);
    await story.user.answer('70000');
    await story.page.locator('.quick-input-message', { hasText: 'Ports run from 1 to 65535.' }).waitFor();
    await story.screenshot('credential-port');
    await story.user.answer(String(port));
    await atStep(4);
    await story.user.pick('STARTTLS');
    for (const [step, text] of [
      [5, 'ann@example.org'],
      [6, password],
      [7, 'ann@example.org'],
      [8, 'Development'],
      [9, 'local'],
    ] as const) {
      await atStep(step);
      await story.user.answer(text);
    }
    await story.page.locator('.monaco-list-row[role="treeitem"]', { hasText: 'Development' }).waitFor();
    await story.screenshot('credential-tree');

    // The browser's VS Code writes what an extension keeps a moment later, and a window that is gone by then does not.
    while ((await story.searchStorage(['ann@example.org'])).length === 0) await story.page.waitForTimeout(50);
    await story.reload();
    await story.editor.run('envelope.startInbox');
    const panel = await story.user.openPanel();
    // The tree is made anew while the window still loads, and a click on a row that goes away is lost: look, and click again.
    const user = panel.locator('#username input');
    for (let tries = 0; tries < 5 && !(await isFilled(user)); tries++) {
      await story.page.locator('.monaco-list-row[role="treeitem"]', { hasText: 'Development' }).click();
      await panel.locator('#source', { hasText: 'Development' }).waitFor();
    }
    await panel.locator('#check').click();
    await panel.locator('#summary', { hasText: 'works, and ann@example.org may log in' }).waitFor();
    await story.screenshot('credential-check');

    assert.deepEqual(await story.searchStorage(forms), []);
  },
);

/** Whether the form shows the credential's user, within a few seconds. */
async function isFilled(user: Locator): Promise<boolean> {
  for (let looks = 0; looks < 20; looks++) {
    if ((await user.count()) > 0 && (await user.inputValue()) === 'ann@example.org') return true;
    await user.page().waitForTimeout(250);
  }
  return false;
}
