import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Resolver } from 'node:dns/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = '/usr/sbin/nsd';

/** Milliseconds; nsd answers within a tenth of a second here. */
const PATIENCE = 10_000;

/** Why there can be no name server here; tests skip with it. */
export function reasonToSkip(): string | undefined {
  return existsSync(PROGRAM) ? undefined : 'The Debian package nsd is not installed.';
}

export interface NameServer {
  /** `127.0.0.1:` and a port, as a resolver takes it. */
  readonly address: string;
  stop(): Promise<void>;
}

/** nsd with these zones (by name, the text of a zone file) on a free port of 127.0.0.1, in the foreground and as the user who runs the tests. */
export async function startNameServer(zones: Readonly<Record<string, string>>): Promise<NameServer> {
  const root = await mkdtemp(join(tmpdir(), 'envelope-dns-'));
  const port = await freePort();
  for (const [zone, text] of Object.entries(zones)) await writeFile(join(root, `${zone}.zone`), text);
  await writeFile(join(root, 'nsd.conf'), configuration(root, port, Object.keys(zones)));
  const child = spawn(PROGRAM, ['-d', '-c', join(root, 'nsd.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', chunk => (said += String(chunk)));
  const lastResort = (): void => void child.kill('SIGKILL');
  process.once('exit', lastResort);
  const stop = async (): Promise<void> => {
    process.off('exit', lastResort);
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    await rm(root, { recursive: true, force: true });
  };
  try {
    await untilAnswered(port, Object.keys(zones)[0] ?? '.', () => child.exitCode !== null);
  } catch (error) {
    await stop();
    throw new Error(`nsd did not start: ${said}`, { cause: error });
  }
  return { address: `127.0.0.1:${port}`, stop };
}

function configuration(root: string, port: number, zones: readonly string[]): string {
  return `server:
  ip-address: 127.0.0.1
  port: ${port}
  server-count: 1
  username: ""
  chroot: ""
  zonesdir: "${root}"
  pidfile: ""
  database: ""
  xfrdfile: "${root}/xfrd.state"
  zonelistfile: "${root}/zone.list"
  cookie-secret-file: ""
remote-control:
  control-enable: no
${zones.map(zone => `zone:\n  name: "${zone}"\n  zonefile: "${zone}.zone"\n`).join('')}`;
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>(resolve => socket.close(resolve));
  return port;
}

/** A question before the server listens is refused at once, so it is asked until there is an answer. */
async function untilAnswered(port: number, zone: string, hasEnded: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const resolver = new Resolver({ timeout: 200, tries: 1 });
    resolver.setServers([`127.0.0.1:${port}`]);
    try {
      await resolver.resolveSoa(zone);
      return;
    } catch (error) {
      if (hasEnded() || performance.now() > end) throw error;
    }
  }
}
