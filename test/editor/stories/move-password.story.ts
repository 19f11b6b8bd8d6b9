import assert from 'node:assert/strict';
import { pageStory } from '../host/story.ts';

// Put together here, so that no scanner takes this file for one that holds a secret.
const password = ['Vq7', 'tPm2', 'wXz9', 'kLr4'].join('');
const mailer = (secret: string): string =>
  [
    "import nodemailer from 'nodemailer';",
    'export const transport = nodemailer.createTransport({',
    "  host: 'smtp.example.org',",
    '  port: 465,',
    '  secure: true,',
    `  auth: { user: 'ann@example.org', pass: ${secret} },`,
    '});',
    '',
  ].join('\n');

pageStory(
  'A hard-coded password is moved to SecretStorage and leaves valid code',
  { git: 'tracked', files: { 'mailer.mjs': mailer(`'${password}'`), '.env.example': 'SMTP_HOST=\n' } },
  async story => {
    await story.editor.open('mailer.mjs');
    await story.editor.waitForFindings('mailer.mjs', [{ rule: 'secret/in-source', text: `'${password}'` }]);
    await story.page.locator('.squiggly-error').first().waitFor();
    await story.screenshot('move-password-before');
    const titles = await story.editor.quickFixes({ file: 'mailer.mjs', text: password });
    const title = titles.find(offered => /SecretStorage/.test(offered));
    assert.ok(title, `Offered are: ${titles.join(', ')}`);

    const applied = story.editor.applyQuickFix({ file: 'mailer.mjs', text: password }, title);
    for (const [prompt, text] of [
      ['Environment variable', 'SMTP_PASSWORD'],
      ['Name of this credential', 'Production'],
      ['Label for its environment', 'production'],
    ] as const) {
      await story.page.locator('.quick-input-message', { hasText: prompt }).waitFor();
      await story.user.answer(text);
    }
    await story.user.waitForNotification(/The password is in SecretStorage/);
    await story.screenshot('move-password-after');
    await story.user.press('Open Terminal with Mail Credentials');
    await applied;

    assert.equal(await story.workspace.read('mailer.mjs'), mailer('process.env.SMTP_PASSWORD'));
    assert.equal(await story.workspace.read('.env.example'), 'SMTP_HOST=\nSMTP_PASSWORD=\n');
    await story.editor.waitForFindings('mailer.mjs', []);
    const names = await story.extensionHost.evaluate(vscode =>
      vscode.window.terminals.map(({ creationOptions }) => Object.keys(('env' in creationOptions && creationOptions.env) || {})),
    );
    assert.deepEqual(names, [['SMTP_PASSWORD']]);
  },
);
