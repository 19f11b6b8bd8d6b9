import assert from 'node:assert/strict';
import { pageStory } from '../host/story.ts';

pageStory('Envelope activates when a mail setting is opened', { files: { '.env': 'SMTP_HOST=smtp.example.org\n' } }, async story => {
  await story.editor.open('.env');
  const active = await story.extensionHost.evaluate(async vscode => {
    const extension = vscode.extensions.getExtension('envelope-mail.envelope');
    await extension?.activate();
    return extension?.isActive;
  });
  await story.screenshot('activation');
  assert.equal(active, true);
});
