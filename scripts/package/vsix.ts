import { listFiles } from '@vscode/vsce';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../processes.ts';

const root = join(import.meta.dirname, '../..');

/** Bytes. A package of this size installs at once on any line. */
export const SIZE_LIMIT = 1.5 * 1024 * 1024;

export interface PackagedFile {
  /** Below the root. */
  readonly path: string;
  readonly bytes: number;
}

/** What the package holds, by `.vscodeignore`. */
export async function listPackage(): Promise<readonly PackagedFile[]> {
  const files = await listFiles({ cwd: root });
  return Promise.all(files.sort().map(async path => ({ path, bytes: (await stat(join(root, path))).size })));
}

/** Packs what the build left in dist/. Returns the size in bytes. */
export async function packVsix(target: string): Promise<number> {
  // Links of the README stay as they are: where the sources will be published is not for the package to guess.
  const options = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--out', target];
  const { ok, text } = await runCommand(['vsce', 'package', ...options], { cwd: root, deadline: 120_000, output: 'keep' });
  if (!ok) throw new Error(`vsce refused the package:\n${text}`);
  const { size } = await stat(target);
  if (size > SIZE_LIMIT) throw new Error(`${target} has ${size} bytes, more than the ${SIZE_LIMIT} that were promised.`);
  return size;
}
