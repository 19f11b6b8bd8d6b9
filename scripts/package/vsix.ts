import { cp, glob, readFile, rm, stat } from 'node:fs/promises';
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

/** What the package holds: the names that `.vscodeignore` lets through. */
export async function listPackage(): Promise<readonly PackagedFile[]> {
  const lines = (await readFile(join(root, '.vscodeignore'), 'utf8')).split('\n');
  const patterns = lines.filter(line => line.startsWith('!')).map(line => line.slice(1));
  const files: PackagedFile[] = [];
  for await (const entry of glob(patterns, { cwd: root, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1);
    if (entry.isFile()) files.push({ path, bytes: (await stat(join(root, path))).size });
  }
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/**
 * Packs what the build left in dist/. Returns the size in bytes. vsce walks through every file below the folder that it packs, and
 * a VS Code installed for tests has 60,000: so the package is laid out in a folder of its own first.
 */
export async function packVsix(target: string): Promise<number> {
  const stage = join(root, 'dist/vsix');
  await rm(stage, { recursive: true, force: true });
  for (const { path } of await listPackage()) await cp(join(root, path), join(stage, path));
  // Links of the README stay as they are: where the sources will be published is not for the package to guess.
  const options = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--out', target];
  const { ok, text } = await runCommand(['vsce', 'package', ...options], { cwd: stage, deadline: 120_000, output: 'keep' });
  if (!ok) throw new Error(`vsce refused the package:\n${text}`);
  const { size } = await stat(target);
  if (size > SIZE_LIMIT) throw new Error(`${target} has ${size} bytes, more than the ${SIZE_LIMIT} that were promised.`);
  return size;
}
