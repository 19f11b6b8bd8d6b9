import { findFreePort } from '../free-port.ts';
import { pageStory } from '../host/story.ts';

const port = await findFreePort();
const settings = [
  `EMAIL_HOST = '127.0.0.1'`,
  `EMAIL_PORT = ${port}`,
  'EMAIL_USE_TLS = True',
  "EMAIL_HOST_USER = 'ann@example.org'",
  '',
].join('\n');

pageStory(
  'A test message is sent from the command palette',
  { settings: { 'envelope.inbox.port': port }, files: { 'settings.py': settings } },
  async story => {
    const panel = await story.user.openPanel();
    await story.editor.open('settings.py');
    await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
    await story.editor.run('envelope.startInbox');
    await story.page.locator('.statusbar-item[id*="envelope.inbox"]').waitFor();

    await story.user.runFromPalette('Envelope: Send Test Email');
    await story.user.pick('settings.py');
    await story.page.locator('.quick-input-message', { hasText: 'recipients' }).waitFor();
    await story.user.answer('bob@example.org');
    await story.user.pick('Plain text');
    await story.user.pick('Type the Password');
    await story.page.locator('.quick-input-message', { hasText: 'Password of ann@example.org' }).waitFor();
    await story.screenshot('palette-password');
    await story.user.answer('typed-by-hand');
    await story.user.waitForNotification(/Accepted by the server/);
    await story.page.locator('.monaco-list-row[role="treeitem"]', { hasText: 'Test Email from shop' }).waitFor();
    await story.screenshot('palette-sent');
  },
);
