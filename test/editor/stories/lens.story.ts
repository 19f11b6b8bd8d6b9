import assert from 'node:assert/strict';
import { findFreePort } from '../free-port.ts';
import { pageStory } from '../host/story.ts';

const port = await findFreePort();
const settings = [`EMAIL_HOST = '127.0.0.1'`, `EMAIL_PORT = ${port}`, 'EMAIL_USE_TLS = True', ''].join('\n');

pageStory(
  'The lens over a mailer opens the panel and checks it',
  { settings: { 'envelope.inbox.port': port }, files: { 'settings.py': settings } },
  async story => {
    await story.editor.open('settings.py');
    await story.editor.run('envelope.startInbox');
    await story.page.getByText('Check connection').click();
    const panel = story.user.panel();
    await panel.locator('#summary', { hasText: `The server at 127.0.0.1:${port} answers. No login was tried.` }).waitFor();
    assert.equal(await panel.locator('#host input').inputValue(), '127.0.0.1');
  },
);
