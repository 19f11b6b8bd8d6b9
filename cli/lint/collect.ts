import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileKind } from '../../core/model/document.ts';
import { isManifest } from '../../core/versions/manifest.ts';
import { findFiles } from '../../workspace/find-files.ts';
import { readFileText } from '../../workspace/read-file.ts';

export interface CollectedFile {
  readonly path: string;
  readonly text: string;
  /** The user asked about it; the others are read because a mailer may take values from them. */
  readonly asked: boolean;
  readonly truncated: boolean;
}

export interface Collected {
  readonly files: readonly CollectedFile[];
  /** Paths that the user named and that cannot be read. */
  readonly missing: readonly string[];
}

/** The files below the paths, and the environment files and manifests of the folders above them as far as `root`. */
export async function collectFiles(paths: readonly string[], root: string): Promise<Collected> {
  const asked = new Set<string>();
  const missing: string[] = [];
  const above = new Set<string>();
  for (const given of paths) {
    const path = resolve(root, given);
    const kind = await kindOf(path);
    if (kind === undefined) missing.push(given);
    if (kind === 'file') asked.add(path);
    if (kind === 'folder') for await (const file of findFiles(path)) asked.add(file);
    if (kind !== undefined) for (const file of await environmentAbove(kind === 'file' ? dirname(path) : path, root)) above.add(file);
  }
  const files: CollectedFile[] = [];
  for (const path of new Set([...asked, ...above])) {
    const read = await readFileText(path);
    if (read !== undefined) files.push({ path, asked: asked.has(path), ...read });
  }
  return { files, missing };
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const stats = await stat(path);
    return stats.isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}

async function environmentAbove(directory: string, root: string): Promise<string[]> {
  const found: string[] = [];
  for (let folder = directory; ; folder = dirname(folder)) {
    const names = await readdir(folder).catch((): string[] => []);
    found.push(...names.filter(name => fileKind(name) === 'environment' || isManifest(name)).map(name => join(folder, name)));
    if (folder === root || relative(root, folder).startsWith('..') || dirname(folder) === folder) return found;
  }
}

/** Relative to the current folder, with forward slashes. */
export function displayPath(path: string, root: string): string {
  return relative(root, path).replaceAll('\\', '/') || basename(path);
}
