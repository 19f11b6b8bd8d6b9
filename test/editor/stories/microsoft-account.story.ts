import assert from 'node:assert/strict';
import type { AuthenticationGetSessionOptions } from 'vscode';
import { play } from '../../support/peer.ts';
import type { ExtensionHost } from '../host/bridge.ts';
import { leadHere } from '../host/name-server.ts';
import { pageStory } from '../host/story.ts';

const HOST = 'smtp.office365.com';
/** Made at run time: what is searched for must stand nowhere else. */
const token = ['story', 'access', 'token', '91d4'].join('-');
const response = Buffer.from(`user=ann@shop.example\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64');

const OPENING =
  'S: 220 mail.test\nC: EHLO\nS: 250-mail.test\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n! tls\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH LOGIN XOAUTH2';
const TAKES = `${OPENING}\nC: AUTH XOAUTH2 ${response}\nS: 235 2.7.0 in\nC: QUIT\nS: 221 bye`;

/** VS Code refuses its own question for consent while a suite runs, so the account is given where the extension asks for it. */
async function giveAccount(host: ExtensionHost): Promise<void> {
  await host.evaluate((vscode, accessToken) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    Object.assign(vscode.authentication, {
      getAccounts: async () => [{ id: 'a', label: 'ann@shop.example' }],
      getSession: async (provider: string, scopes: readonly string[], { account }: AuthenticationGetSessionOptions) => {
        asked.push([provider, scopes]);
        return { id: '1', accessToken, account, scopes };
      },
    });
  }, token);
}

pageStory('A Microsoft 365 mailer logs in with the token of VS Code’s account, which goes to Microsoft’s host alone', {}, async story => {
  const peer = await play(TAKES, { tls: story.certificates.office365 });
  try {
    await leadHere(story.extensionHost);
    await story.workspace.write(
      'settings.py',
      `EMAIL_HOST = '${HOST}'\nEMAIL_PORT = ${peer.port}\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'ann@shop.example'\nEMAIL_HOST_PASSWORD = ''\n`,
    );
    await giveAccount(story.extensionHost);
    await story.editor.open('settings.py');
    const panel = await story.user.openPanel();
    await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
    await panel.locator('#passwordFrom').click();
    await panel.locator('#passwordFrom .option', { hasText: 'Microsoft account' }).click();
    await panel.locator('#check').click();
    await panel.locator('#summary', { hasText: 'works, and ann@shop.example may log in' }).waitFor();
    await story.screenshot('microsoft-account');

    assert.deepEqual(peer.surprises, []);
    const asked = await story.extensionHost.evaluate(() => (globalThis as unknown as { readonly asked: unknown[] }).asked);
    assert.deepEqual(asked, [['microsoft', ['https://outlook.office.com/SMTP.Send', 'offline_access']]]);
    assert.deepEqual(await story.searchStorage([token, response]), []);
    const shown = await panel.locator('envelope-panel').evaluate(element => element.shadowRoot?.textContent ?? '');
    assert.ok(!shown.includes(token) && !shown.includes(response), 'the panel shows no token');
  } finally {
    await peer.close();
  }
});
