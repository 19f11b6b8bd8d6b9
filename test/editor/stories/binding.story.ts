import assert from 'node:assert/strict';
import { findFreePort } from '../free-port.ts';
import type { ExtensionHost } from '../host/bridge.ts';
import { pageStory } from '../host/story.ts';

const port = await findFreePort();
const settings = [
  'import os',
  `EMAIL_HOST = '127.0.0.1'`,
  `EMAIL_PORT = ${port}`,
  "EMAIL_HOST_USER = 'ann@example.org'",
  "EMAIL_HOST_PASSWORD = os.environ['MAIL_PASSWORD']",
  '',
].join('\n');

interface Question {
  readonly message: string;
  readonly detail: string;
}

/** VS Code refuses modal dialogs while a suite runs, so the question is answered where the extension asks it. */
async function answerQuestions(host: ExtensionHost, answer: string): Promise<void> {
  await host.evaluate((vscode, wanted) => {
    const asked: Question[] = [];
    const answerInstead = async (message: string, { detail }: { readonly detail: string }, ...items: readonly string[]) => {
      asked.push({ message, detail });
      return items.find(item => item === wanted);
    };
    Object.assign(vscode.window, { showWarningMessage: answerInstead });
    Object.assign(globalThis, { askedByEnvelope: asked });
  }, answer);
}

/** What was asked since the last time, as soon as anything was. */
async function questions(host: ExtensionHost): Promise<readonly Question[]> {
  return host.evaluate(async () => {
    const { askedByEnvelope: asked } = globalThis as unknown as { readonly askedByEnvelope: Question[] };
    while (asked.length === 0) await new Promise(done => setTimeout(done, 20));
    return asked.splice(0);
  });
}

pageStory(
  'A password is not sent in clear text until the user says so, each time',
  { settings: { 'envelope.inbox.port': port }, files: { 'settings.py': settings } },
  async story => {
    await story.editor.open('settings.py');
    await story.editor.run('envelope.startInbox');
    const panel = await story.user.openPanel();
    await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
    await answerQuestions(story.extensionHost, 'Do Not Send');
    await panel.locator('#password input').fill('typed-by-hand');
    await panel.locator('#check').click();
    await panel.locator('.stage[data-stage="authenticate"][data-outcome="failed"]').waitFor();
    await panel.locator('#summary').waitFor();
    await story.screenshot('clear-text-withheld');
    const [question, ...more] = await questions(story.extensionHost);
    assert.match(question?.message ?? '', new RegExp(`Send the password in clear text to 127\\.0\\.0\\.1:${port}\\?`));
    assert.match(question?.detail ?? '', /the user name ann@example\.org and its password/);
    assert.deepEqual(more, []);

    await answerQuestions(story.extensionHost, 'Send This Time');
    for (const _time of [1, 2]) {
      await panel.locator('#check').click();
      assert.equal((await questions(story.extensionHost)).length, 1);
      await panel.locator('#summary', { hasText: 'may log in' }).waitFor();
      await panel.locator('#cancel').waitFor({ state: 'detached' });
    }
  },
);

pageStory(
  'In a workspace that is not trusted the panel sends nothing',
  { trust: 'restricted', settings: { 'envelope.inbox.port': port }, files: { 'settings.py': settings } },
  async story => {
    await story.editor.open('settings.py');
    const panel = await story.user.openPanel();
    await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
    await panel.locator('[role="note"]', { hasText: 'This workspace is not trusted' }).waitFor();
    await story.screenshot('untrusted');
    assert.equal(await panel.locator('#check').getAttribute('disabled'), '');
    assert.equal(await panel.locator('#send').getAttribute('disabled'), '');
  },
);
