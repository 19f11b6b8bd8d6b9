// One server of the inbox benchmark, in a process of its own. Says its port, and how many messages it took when it is asked to end.
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { SMTPServer } from 'smtp-server';
import { createInbox } from '../../mail/capture/inbox.ts';

/** Keeps all that a round sends: the limits are measured by the tests. */
const LIMITS = { messages: 100_000, bytes: 4 * 1024 ** 3 };

async function startEnvelope(keep: 'memory' | 'folder'): Promise<() => Promise<number>> {
  // As in cli/main.ts.
  setFlagsFromString('--semi-space-growth-factor=1');
  const folder = await mkdtemp(join(tmpdir(), 'envelope-bench-inbox-'));
  const inbox = createInbox({ folder, limits: LIMITS, ...(keep === 'folder' && { messageFolder: join(folder, 'kept') }) });
  await inbox.start();
  say({ port: inbox.port ?? 0 });
  return async () => {
    const count = inbox.list().length;
    await rm(folder, { recursive: true, force: true });
    return count;
  };
}

/** As its documentation starts it, with what the inbox turns off turned off too. It keeps nothing. */
async function startBare(): Promise<() => Promise<number>> {
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => {
        count += 1;
        done();
      });
    },
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  say({ port: (server.server.address() as AddressInfo).port });
  return () => Promise.resolve(count);
}

function say(fact: object): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}

const kind = process.argv[2];
const end = kind === 'bare' ? await startBare() : await startEnvelope(kind === 'folder' ? 'folder' : 'memory');
process.once('SIGTERM', () => {
  const { rss } = process.memoryUsage();
  void end().then(count => {
    say({ count, memory: Math.round(rss / 1024 ** 2), peak: Math.round(process.resourceUsage().maxRSS / 1024) });
    process.exit(0);
  });
});
