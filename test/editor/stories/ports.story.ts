import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { play } from '../../support/peer.ts';
import { pageStory } from '../host/story.ts';

const SERVER =
  'S: 220 mail.test\nC: EHLO\nS: 250-mail.test\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n! tls\nC: EHLO\nS: 250-mail.test\nS: 250 AUTH PLAIN\nC: QUIT\nS: 221 bye';

/** The port of a provider that the workspace declares; nothing listens there. */
const OWN_PORT = 3587;

const OWN = JSON.stringify({
  providers: [{ id: 'office', name: 'Office', hosts: ['localhost'], ports: [{ port: OWN_PORT, encryption: 'starttls' }] }],
});

/** A server at 2525 that knows no TLS; `undefined` where something else has the port already. */
async function clearServer(): Promise<Server | undefined> {
  const server = createServer(socket => {
    socket.on('error', () => undefined);
    socket.on('data', data => socket.write(data.toString().startsWith('QUIT') ? '221 bye\r\n' : '250 clear.test\r\n'));
    socket.write('220 clear.test\r\n');
  });
  return new Promise(resolve => {
    server.once('error', () => resolve(undefined));
    server.listen(2525, '127.0.0.1', () => resolve(server));
  });
}

for (const look of ['dark', 'light', 'narrow'] as const) {
  const theme = look === 'dark' ? 'dark' : 'light';
  pageStory(`Every port of a host says how it answers (${look})`, { theme, files: { 'envelope.config.json': OWN } }, async story => {
    const peer = await play(SERVER, { tls: story.certificates.good });
    const clear = await clearServer();
    try {
      const panel = await story.user.openPanel();
      await panel.locator('#host input').fill('localhost');
      await panel.locator('#port input').fill(String(peer.port));
      if (look === 'narrow') await story.user.resizeSideBar(170);
      await panel.locator('#ports').click();
      await panel.locator(`.answer[data-port="${peer.port}"]`, { hasText: 'open, STARTTLS' }).waitFor();
      await panel.locator('.answer[data-port="465"]', { hasText: 'closed' }).waitFor();
      if (clear !== undefined) await panel.locator('.answer[data-port="2525"]', { hasText: 'open, without TLS' }).waitFor();
      await panel.locator('#check:not([disabled])').waitFor();
      await panel.locator('#port-list').scrollIntoViewIfNeeded();
      await story.screenshot(`ports-${look}`);
      const ports = await panel.locator('.answer').evaluateAll(rows => rows.map(row => Number(row.getAttribute('data-port'))));
      assert.deepEqual(
        ports,
        [25, 465, 587, 2525, OWN_PORT, peer.port].sort((one, other) => one - other),
      );
      assert.equal(
        peer.heard.some(line => line.startsWith('AUTH')),
        false,
      );
    } finally {
      await peer.close();
      clear?.close();
    }
  });
}
