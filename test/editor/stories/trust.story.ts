import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { makeCertificates } from '../../support/certificates.ts';
import { play } from '../../support/peer.ts';
import { pageStory } from '../host/story.ts';

const { selfSigned } = await makeCertificates();
const folder = await mkdtemp(join(tmpdir(), 'envelope-trust-'));
const file = join(folder, 'company.pem');
await writeFile(file, selfSigned.cert);
after(() => rm(folder, { recursive: true, force: true }));

const SERVER = '! tls\nS: 220 mail.test\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN\nC: QUIT\nS: 221 bye';

for (const { title, options, summary } of [
  {
    title: 'A certificate that the user’s settings name is trusted',
    options: { settings: { 'envelope.trust.certificates': file } },
    summary: 'answers. No login was tried.',
  },
  {
    title: 'A workspace has no say in whose certificates are trusted',
    options: { files: { '.vscode/settings.json': JSON.stringify({ 'envelope.trust.certificates': file }) } },
    summary: 'does not work',
  },
]) {
  pageStory(title, options, async story => {
    const peer = await play(SERVER, { tls: selfSigned });
    try {
      const panel = await story.user.openPanel();
      await panel.locator('#host input').fill('localhost');
      await panel.locator('#port input').fill(String(peer.port));
      await panel.locator('#encryption').click();
      await panel.locator('#encryption .option', { hasText: 'Implicit TLS' }).click();
      await panel.locator('#passwordFrom').click();
      await panel.locator('#passwordFrom .option', { hasText: 'No login' }).click();
      await panel.locator('#check').click();
      await panel.locator('#summary', { hasText: summary }).waitFor();
    } finally {
      await peer.close();
    }
  });
}
