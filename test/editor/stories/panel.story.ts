import assert from 'node:assert/strict';
import { findFreePort } from '../free-port.ts';
import { pageStory } from '../host/story.ts';

const port = await findFreePort();
// Typed by the user, so that it must be found nowhere afterwards.
const password = ['typed', 'by', 'hand', '5317'].join('-');

const settings = [
  'import os',
  "EMAIL_HOST = '127.0.0.1'",
  `EMAIL_PORT = ${port}`,
  'EMAIL_USE_TLS = True',
  "EMAIL_HOST_USER = 'ann@example.org'",
  "EMAIL_HOST_PASSWORD = os.environ['MAIL_PASSWORD']",
  '',
].join('\n');

for (const theme of ['dark', 'light'] as const) {
  const options = { theme, settings: { 'envelope.inbox.port': port }, files: { 'settings.py': settings } };

  pageStory(`A connection is checked, a test message sent and read in the local inbox (${theme})`, options, async story => {
    await story.editor.open('settings.py');
    await story.editor.run('envelope.startInbox');
    const panel = await story.user.openPanel();
    await panel.locator('#source', { hasText: 'settings.py' }).waitFor();

    await panel.locator('#password input').fill(password);
    await panel.locator('#check').click();
    await panel.locator('#summary', { hasText: 'works, and ann@example.org may log in' }).waitFor();
    const outcomes = await panel.locator('.stage').evaluateAll(stages => stages.map(stage => stage.getAttribute('data-outcome')));
    assert.deepEqual(outcomes, ['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
    assert.equal(await panel.locator('#password input').inputValue(), '');
    const page = await panel.locator('envelope-panel').evaluate(element => element.shadowRoot?.innerHTML ?? '');
    assert.ok(page.includes('may log in') && !page.includes(password), 'the page shows no password');
    await story.screenshot(`check-${theme}`);

    await panel.locator('#recipients input').fill('bob@example.org, cy@example.org');
    await panel.locator('#send').click();
    await panel.locator('#sent', { hasText: 'Accepted by the server' }).waitFor();
    await story.screenshot(`send-${theme}`);

    await story.page.locator('.monaco-list-row[role="treeitem"]', { hasText: 'Test Email from shop' }).click();
    const preview = story.page.frameLocator('iframe.webview.ready').last().frameLocator('iframe[title]');
    await preview.locator('#panel-text', { hasText: 'This is a test message for the mail configuration of shop.' }).waitFor();
    await story.screenshot(`inbox-${theme}`);

    assert.deepEqual(await story.searchStorage([password]), []);
  });
}

pageStory('A port out of range is refused beside its field, and nothing is sent', { files: { 'settings.py': settings } }, async story => {
  await story.editor.open('settings.py');
  const panel = await story.user.openPanel();
  await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
  await panel.locator('#port input').fill('70000');
  await panel.locator('#check').click();
  assert.equal(await panel.locator('#port-refusal').textContent(), 'Ports run from 1 to 65535.');
  assert.equal(await panel.locator('.stage').count(), 0);
});

const mistaken = settings.replace('EMAIL_USE_TLS', 'EMAIL_USE_SSL');

pageStory(
  'What the check finds to work is written into the file',
  { settings: { 'envelope.inbox.port': port }, files: { 'settings.py': mistaken } },
  async story => {
    await story.editor.open('settings.py');
    await story.editor.run('envelope.startInbox');
    const panel = await story.user.openPanel();
    await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
    await panel.locator('#password input').fill(password);
    await panel.locator('#check').click();
    await panel.locator('#summary', { hasText: 'does not work' }).waitFor();
    await story.screenshot('check-failed');

    await panel.locator('#other-ports').click();
    const answer = panel.locator(`.answer[data-port="${port}"]`);
    await answer.filter({ hasText: 'open, STARTTLS' }).waitFor();
    await answer.locator('button').click();
    await panel.locator('#check').click();
    await panel.locator('#apply').click();
    await panel.locator('#note', { hasText: 'Written to settings.py' }).waitFor();
    assert.equal(await story.workspace.read('settings.py'), settings);
  },
);

pageStory(
  'Nothing that was entered is lost when a send fails',
  { settings: { 'envelope.inbox.port': port }, files: { 'settings.py': settings } },
  async story => {
    await story.editor.open('settings.py');
    const panel = await story.user.openPanel();
    await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
    await panel.locator('#password input').fill(password);
    await panel.locator('#recipients input').fill('bob@example.org');
    await panel.locator('#from input').fill('shop@example.org');
    await panel.locator('#send').click();
    await panel.locator('#sent', { hasText: 'Not sent' }).waitFor();
    await story.screenshot('send-failed');

    await story.editor.run('envelope.startInbox');
    await panel.locator('#send').click();
    await panel.locator('#sent', { hasText: 'Accepted by the server' }).waitFor();
    assert.equal(await panel.locator('#recipients input').inputValue(), 'bob@example.org');
    assert.equal(await panel.locator('#from input').inputValue(), 'shop@example.org');
  },
);

pageStory(
  'A check tells the versions of TLS and whether a recipient would be taken, when it is asked to',
  { settings: { 'envelope.inbox.port': port }, files: { 'settings.py': settings } },
  async story => {
    await story.editor.open('settings.py');
    await story.editor.run('envelope.startInbox');
    const panel = await story.user.openPanel();
    await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
    await panel.locator('#password input').fill(password);
    await panel.locator('#recipients input').fill('bob@example.org');
    await panel.locator('#ask-envelope').click();
    await panel.locator('.stage[data-stage="envelope"][data-outcome="ok"]').waitFor();
    await panel.locator('.hint', { hasText: /^Checked from / }).waitFor();

    await panel.locator('summary', { hasText: 'Certificate' }).click();
    await panel.locator('#tls-versions').click();
    await panel.locator('dt', { hasText: 'TLS 1.3' }).waitFor();
    await panel.locator('summary', { hasText: 'Capabilities' }).click();
    await panel.locator('dd', { hasText: 'takes messages up to' }).scrollIntoViewIfNeeded();
    await story.screenshot('evidence');
    await panel.locator('#check:not([disabled])').waitFor();
  },
);
