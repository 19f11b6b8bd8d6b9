import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { median } from './numbers.ts';

const MESSAGES = 10_000;
const CONNECTIONS = 20;
/** Bytes of each body. */
const LENGTH = 5120;
const ROUNDS = 3;

const SOURCE = '/usr/sbin/smtp-source';
const SINK = '/usr/sbin/smtp-sink';

interface Running {
  readonly port: number;
  /** How many messages it says that it took; undefined where it keeps no count. */
  end(): Promise<{ readonly count: number | undefined; readonly peak: number | undefined }>;
}

interface Contestant {
  readonly name: string;
  start(): Promise<Running>;
}

/** How a connection is used: `smtp-source -d` keeps it for the next message. */
const MODES = [
  { name: 'a connection for each message', flags: [] },
  { name: '20 connections kept', flags: ['-d'] },
] as const;

/** 10,000 messages from Postfix's smtp-source, beside smtp-server bare and Postfix's smtp-sink, in turn. A table. */
export async function measureInbox(root: string, say: (line: string) => void): Promise<string> {
  if (!existsSync(SOURCE)) return `Inbox: left out, since ${SOURCE} of Debian's postfix is not there.`;
  const contestants: readonly Contestant[] = [
    { name: 'envelope inbox, in memory', start: () => startOwn(root, 'memory') },
    { name: 'envelope inbox, in a folder', start: () => startOwn(root, 'folder') },
    { name: 'smtp-server bare, keeps nothing', start: () => startOwn(root, 'bare') },
    { name: 'smtp-sink, keeps nothing', start: startSink },
  ];
  const samples = MODES.flatMap(mode =>
    contestants.map(contestant => ({ mode, contestant, times: [] as number[], peaks: [] as number[], lost: 0 })),
  );
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Inbox, round ${round} of ${ROUNDS}`);
    for (const sample of samples) {
      const server = await sample.contestant.start();
      sample.times.push(await send(server.port, sample.mode.flags));
      const { count = MESSAGES, peak = NaN } = await server.end();
      sample.peaks.push(peak);
      sample.lost += MESSAGES - count;
    }
  }
  const own = (mode: (typeof MODES)[number]) => median(samples.find(each => each.mode === mode)?.times ?? []);
  return [
    `${MESSAGES} messages of ${LENGTH} bytes from smtp-source on ${CONNECTIONS} connections, median of ${ROUNDS}:`,
    '',
    '| | | time | against envelope | messages a second | peak RSS | lost |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...samples.map(({ mode, contestant, times, peaks, lost }) => {
      const time = median(times);
      const peak = Number.isNaN(median(peaks)) ? '' : `${median(peaks).toFixed(0)} MB`;
      return `| ${contestant.name} | ${mode.name} | ${(time / 1000).toFixed(2)} s | ${(time / own(mode)).toFixed(2)}× | ${((MESSAGES / time) * 1000).toFixed(0)} | ${peak} | ${lost} |`;
    }),
  ].join('\n');
}

/** Milliseconds until all were sent. */
async function send(port: number, flags: readonly string[]): Promise<number> {
  const began = performance.now();
  const args = [...flags, '-s', String(CONNECTIONS), '-m', String(MESSAGES), '-l', String(LENGTH), `127.0.0.1:${port}`];
  const [code] = (await once(spawn(SOURCE, args, { stdio: ['ignore', 'ignore', 'inherit'] }), 'close')) as [number];
  if (code !== 0) throw new Error(`smtp-source ended with ${code}.`);
  return performance.now() - began;
}

async function startOwn(root: string, kind: string): Promise<Running> {
  const child = spawn(process.execPath, [join(root, 'test/bench/inbox-server.ts'), kind], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => JSON.parse(String((await lines.next()).value)) as { port: number; count: number; peak: number };
  const { port } = await next();
  return {
    port,
    async end() {
      child.kill('SIGTERM');
      return next();
    },
  };
}

async function startSink(): Promise<Running> {
  const port = await findFreePort();
  // Root has to name somebody else to run as.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(SINK, [...user, `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' });
  await waitForPort(port, child);
  return {
    port,
    async end() {
      child.kill('SIGTERM');
      await once(child, 'close');
      return { count: undefined, peak: undefined };
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

async function waitForPort(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>(resolve => socket.once('connect', () => resolve(true)).once('error', () => resolve(false)));
    socket.destroy();
    if (isOpen) return;
  }
  throw new Error(`smtp-sink ended with ${child.exitCode}.`);
}
