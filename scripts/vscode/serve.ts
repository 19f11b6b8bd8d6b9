import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { endGroup } from '../processes.ts';
import type { InstalledHost } from './install.ts';

export interface ServeOptions {
  readonly host: InstalledHost;
  /** Everything that VS Code keeps: settings, extensions, logs, its home. */
  readonly data: string;
  readonly listen: { readonly port: number } | { readonly socket: string };
  /** Lets a page run a suite in the extension host: for tests alone. */
  readonly automation: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ServedHost {
  readonly process: ChildProcess;
  /** Where this release keeps user settings and state. */
  readonly userData: string;
  /** Ends the process group; resolves when the server is gone. */
  end(): Promise<void>;
}

/** Milliseconds until a server must listen; 2 s is usual. */
const START_DEADLINE = 60_000;

export async function serveHost(options: ServeOptions): Promise<ServedHost> {
  const { host, data, env } = options;
  const userData = join(data, 'data');
  await mkdir(join(userData, 'User'), { recursive: true });
  const child = spawn(host.node, host.version.node === 24 ? currentArguments(options) : oldestArguments(options), {
    cwd: data,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, HOME: data, XDG_CONFIG_HOME: data, XDG_DATA_HOME: data },
  });
  const log = createWriteStream(join(data, 'server.log'));
  child.stderr.pipe(log);
  child.stdout.pipe(log);
  const gone = new Promise<void>(done => child.once('exit', () => done()));
  const end = async (): Promise<void> => {
    endGroup(child, 'SIGTERM');
    const patience = setTimeout(() => endGroup(child, 'SIGKILL'), 3000);
    await gone;
    clearTimeout(patience);
    // The extension host is a grandchild that may have outlived the server.
    endGroup(child, 'SIGKILL');
  };
  try {
    await listening(child);
  } catch (error) {
    endGroup(child, 'SIGKILL');
    throw error;
  }
  return { process: child, userData, end };
}

async function listening(child: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`VS Code did not listen within ${START_DEADLINE / 1000} s:\n${output}`)), START_DEADLINE);
    const settle = (error?: Error): void => {
      clearTimeout(timer);
      if (error === undefined) done();
      else fail(error);
    };
    const listen = (chunk: Buffer): void => {
      output += chunk.toString();
      if (/HTTP server listening|Server bound to|Extension host agent listening/.test(output)) settle();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', settle);
    child.once('exit', code => settle(new Error(`VS Code ended with ${code ?? 'a signal'}:\n${output}`)));
  });
}

function currentArguments({ host, data, listen, automation }: ServeOptions): readonly string[] {
  return [
    join(host.folder, 'out/node/entry.js'),
    ...['--auth', 'none', '--config', join(data, 'code-server.yaml')],
    ...('port' in listen ? ['--bind-addr', `127.0.0.1:${listen.port}`] : ['--socket', listen.socket, '--socket-mode', '600']),
    ...['--user-data-dir', join(data, 'data'), '--extensions-dir', join(data, 'extensions')],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', '--disable-proxy'],
    // A window that has gone will not come back: its extension host must not linger for hours.
    ...['--reconnection-grace-time', '5'],
    ...(automation ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

/** The outer entry of the old release wants a compiled argon2; the server inside is enough for tests. */
function oldestArguments({ host, data, listen }: ServeOptions): readonly string[] {
  if (!('port' in listen)) throw new Error('The oldest host serves tests, on a port.');
  return [
    join(host.folder, 'lib/vscode/out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(listen.port), '--without-connection-token', '--accept-server-license-terms'],
    ...['--enable-smoke-test-driver', '--server-data-dir', data, '--telemetry-level', 'off'],
  ];
}
