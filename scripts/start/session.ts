import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentHost, installHost } from '../vscode/install.ts';
import { serveHost } from '../vscode/serve.ts';
import { installEnvelope } from './extension.ts';
import { openGateway } from './gateway.ts';
import { loadToken } from './token.ts';
import { writeUserSettings } from './user-settings.ts';

export interface SessionOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** What is kept between two starts: the token, VS Code's settings and state. */
  readonly data: string;
  readonly workspace: string;
  /** Shown first, below the workspace. */
  readonly file: string;
}

export interface Session {
  readonly link: string;
  /** Resolves when VS Code ends by itself. */
  readonly ended: Promise<void>;
  /** Ends the gateway, VS Code and its extension hosts. */
  end(): Promise<void>;
}

/** VS Code with Envelope in it, behind the gateway. */
export async function startSession({ port, data, workspace, file }: SessionOptions): Promise<Session> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  await chmod(data, 0o700);
  const host = await installHost(currentHost);
  await writeUserSettings(join(data, 'data'));
  await installEnvelope(host, data);
  // A socket's path may have 107 bytes and a clone may lie deep: the socket gets a short folder of its own, mode 0700.
  const folder = await mkdtemp(join(tmpdir(), 'envelope-'));
  const socket = join(folder, 'vscode.sock');
  const cleanUp: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const end = async (): Promise<void> => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  };
  try {
    const landing = (origin: string): string => {
      const payload = [['openFile', `vscode-remote://${origin}${join(workspace, file)}`]];
      return `/?${new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) }).toString()}`;
    };
    const gateway = await openGateway({ port, token: await loadToken(join(data, 'token')), socket, landing });
    cleanUp.push(() => gateway.close());
    const server = await serveHost({ host, data, listen: { socket }, automation: false });
    cleanUp.push(() => server.end());
    return { link: gateway.link, ended: new Promise(done => server.process.once('exit', () => done())), end };
  } catch (error) {
    await end();
    throw error;
  }
}
