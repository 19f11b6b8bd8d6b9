import assert from 'node:assert/strict';
import { story } from '../host/story.ts';

story('Envelope activates when a file with mail settings is opened', { files: { '.env': 'SMTP_HOST=smtp.example.org\n' } }, async story => {
  await story.editor.open('.env');
  const active = await story.extensionHost.evaluate(async vscode => {
    const extension = vscode.extensions.getExtension('envelope-mail.envelope');
    const deadline = Date.now() + 10_000;
    while (extension?.isActive === false && Date.now() < deadline) await new Promise(done => setTimeout(done, 50));
    return extension?.isActive;
  });
  assert.equal(active, true);
});
