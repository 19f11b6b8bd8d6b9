import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../processes.ts';

const root = join(import.meta.dirname, '../..');

/** A VS Code that npm can install: code-server, which is VS Code with a browser for its window and Node for its extension host. */
export interface HostVersion {
  readonly codeServer: string;
  readonly vscode: string;
  /** The major version of Node that this release runs on. */
  readonly node: 22 | 24;
}

export const currentHost: HostVersion = { codeServer: '4.139.1', vscode: '1.139.1', node: 24 };
/** The oldest that `engines.vscode` promises. */
export const oldestHost: HostVersion = { codeServer: '4.103.2', vscode: '1.103.2', node: 22 };

export interface InstalledHost {
  readonly version: HostVersion;
  /** The code-server package. */
  readonly folder: string;
  /** The Node binary that runs it. */
  readonly node: string;
}

/** Minutes, because a slow network needs them; on a fast one it takes 15 seconds. */
const DEADLINE = 10 * 60_000;

/** Installs VS Code into the git-ignored .vscode-test/ unless it is there. Install scripts stay off: they compile what is not needed. */
export async function installHost(version: HostVersion): Promise<InstalledHost> {
  const target = join(root, '.vscode-test', `vscode-${version.vscode}`);
  const installed = {
    version,
    folder: join(target, 'node_modules/code-server'),
    node: version.node === 24 ? join(root, 'node_modules/node/bin/node') : join(target, 'node_modules/node/bin/node'),
  };
  if (existsSync(target)) return installed;

  console.log(`Installing VS Code ${version.vscode} from npm into .vscode-test/ (once, about 20 s) …`);
  // Made beside its place and moved there whole, so that an interrupted installation is never taken for one.
  const draft = `${target}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    await writeFile(join(draft, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
    await npm(draft, ['install', `code-server@${version.codeServer}`, '--ignore-scripts']);
    const vscode = join(draft, 'node_modules/code-server/lib/vscode');
    // The second holds the TypeScript that the editor's own JavaScript support asks for.
    for (const folder of [vscode, join(vscode, 'extensions')]) await npm(folder, ['install', '--omit=dev', '--ignore-scripts']);
    if (version.node !== 24) await npm(draft, ['install', `node@${version.node}`]);
    await rename(draft, target).catch((error: unknown) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return installed;
}

async function npm(cwd: string, args: readonly string[]): Promise<void> {
  const command = ['npm', ...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const { ok, text } = await runCommand(command, { cwd, deadline: DEADLINE, output: 'keep' });
  if (!ok) throw new Error(`${command.join(' ')} failed in ${cwd}:\n${text}`);
}
