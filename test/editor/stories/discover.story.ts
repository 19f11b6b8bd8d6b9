import assert from 'node:assert/strict';
import { play } from '../../support/peer.ts';
import { answerFrom } from '../host/name-server.ts';
import { pageStory } from '../host/story.ts';

const SERVER = '! tls\nS: 220 mail.shop.example\nC: EHLO\nS: 250-mail.shop.example\nS: 250 AUTH PLAIN LOGIN\nC: QUIT\nS: 221 bye';
const settings = [
  "EMAIL_HOST = 'smtp.shop.example'",
  'EMAIL_PORT = 587',
  'EMAIL_USE_TLS = True',
  "DEFAULT_FROM_EMAIL = 'orders@shop.example'",
  '',
].join('\n');

for (const look of ['dark', 'light', 'narrow'] as const) {
  const theme = look === 'dark' ? 'dark' : 'light';
  pageStory(
    `The settings that work for a domain stand next to what the file says (${look})`,
    { theme, files: { 'settings.py': settings } },
    async story => {
      const peer = await play(SERVER, { tls: story.certificates.good });
      try {
        await answerFrom(story.extensionHost, {
          'SRV _submissions._tcp.shop.example': [`0 1 ${peer.port} localhost`],
          'SRV _submission._tcp.shop.example': ['0 1 1 localhost'],
          'MX shop.example': ['10 mx.shop.example'],
        });
        await story.editor.open('settings.py');
        // The command opens the panel by itself.
        if (look !== 'light') await story.user.openPanel();
        const panel = story.user.panel();
        if (look !== 'light') await panel.locator('#source', { hasText: 'settings.py' }).waitFor();
        if (look === 'narrow') await story.user.resizeSideBar(170);

        await story.user.runFromPalette('Envelope: Discover Mail Settings');
        await story.user.answer('orders@shop.example');
        await story.user.pick('Records and Providers');
        await panel.locator('#discovered', { hasText: `localhost:${peer.port} takes logins` }).waitFor();
        await panel.locator('#comparison tr[data-differs="true"]').first().waitFor();
        await panel.locator('#comparison').scrollIntoViewIfNeeded();
        await story.screenshot(`discover-${look}`);

        await panel.locator('#apply-discovered').click();
        await panel.locator('#note', { hasText: 'Written to settings.py' }).waitFor();
        assert.equal(
          await story.workspace.read('settings.py'),
          settings.replace('smtp.shop.example', 'localhost').replace('587', String(peer.port)).replace('EMAIL_USE_TLS', 'EMAIL_USE_SSL'),
        );
        assert.deepEqual(
          peer.heard.filter(line => line.includes('orders')),
          [],
          'the server is not told who asks',
        );
      } finally {
        await peer.close();
      }
    },
  );
}
