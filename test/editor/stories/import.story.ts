import assert from 'node:assert/strict';
import { pageStory } from '../host/story.ts';

const password = ['env', 'file', '77Qx', 'pLm3'].join('');
const env = ['SMTP_HOST=smtp.example.org', 'SMTP_PORT=587', 'SMTP_USER=ann@example.org', `SMTP_PASSWORD=${password}`, ''].join('\n');

pageStory('The password of a .env file is copied into SecretStorage', { files: { '.env': env } }, async story => {
  await story.editor.open('.env');
  const panel = await story.user.openPanel();
  await panel.locator('#source', { hasText: '.env' }).waitFor();
  await story.user.runFromPalette('Envelope: Import Credential from a .env File');
  const message = story.page.locator('.quick-input-message');
  await message.filter({ hasText: 'Name of this credential' }).waitFor();
  await story.user.answer('From the file');
  await message.filter({ hasText: 'Label for its environment' }).waitFor();
  await story.user.answer('');
  await story.user.waitForNotification('The password also still stands in .env, line 4.');
  await story.page.locator('.monaco-list-row[role="treeitem"]', { hasText: 'From the file' }).waitFor();
  await story.screenshot('import');
  assert.equal(await story.workspace.read('.env'), env);
  assert.deepEqual(await story.searchStorage([password]), [story.workspace.path('.env')]);
});
