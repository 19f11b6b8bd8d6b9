import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endGroup, runCommand } from '../processes.ts';
import { writeDesktopSettings } from './user-settings.ts';

const root = join(import.meta.dirname, '../..');

/** Opens Envelope in the VS Code that is installed here, with settings of its own. Resolves when its window is closed. */
export async function openDesktop(data: string, workspace: string): Promise<void> {
  const { ok, text } = await runCommand(['code', '--version'], { cwd: root, deadline: 30_000, output: 'keep' });
  const [, minor] = /^1\.(\d+)\./.exec(text) ?? [];
  if (!ok || minor === undefined)
    throw new Error('The command `code` is not there. Install VS Code, or leave out --desktop to use the one from npm.');
  if (Number(minor) < 103) throw new Error(`Envelope needs VS Code 1.103 or newer; this is ${text.split('\n')[0] ?? 'older'}.`);
  const userData = join(data, 'desktop');
  await writeDesktopSettings(userData);
  const args = ['--wait', '--new-window', `--extensionDevelopmentPath=${root}`, '--user-data-dir', userData, workspace];
  const child = spawn('code', args, { stdio: 'ignore', detached: true });
  console.log('VS Code is open. Ctrl-C closes it.');
  await closed(child);
}

async function closed(child: ChildProcess): Promise<void> {
  const interrupt = (): void => endGroup(child, 'SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt);
  await new Promise<void>((done, fail) => child.once('exit', () => done()).once('error', fail));
}
