import assert from 'node:assert/strict';
import { pageStory } from '../host/story.ts';

pageStory('A configuration is written for a framework and a provider', { files: { 'README.md': '# Shop\n' } }, async story => {
  await story.editor.open('README.md');
  await story.user.runFromPalette('Envelope: Generate Configuration Snippet');
  await story.user.pick('Django settings.py');
  await story.page.locator('.quick-input-widget input[placeholder="Which credential or provider?"]').fill('Postmark');
  await story.user.pick('Postmark');
  await story.user.waitForNotification('The program reads EMAIL_HOST_USER and EMAIL_HOST_PASSWORD from its environment.');
  await story.screenshot('snippet');
  const { language, text } = await story.extensionHost.evaluate(vscode => {
    const document = vscode.window.activeTextEditor?.document;
    return { language: document?.languageId, text: document?.getText() ?? '' };
  });
  assert.equal(language, 'python');
  assert.match(text, /^EMAIL_HOST = "smtp\.postmarkapp\.com"$/m);
  assert.match(text, /^EMAIL_HOST_PASSWORD = os\.environ\["EMAIL_HOST_PASSWORD"\]$/m);
});
