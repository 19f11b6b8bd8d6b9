import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileKind } from '../core/model/document.ts';
import { isManifest } from '../core/versions/manifest.ts';

/** Folders that hold other people's code, build results or histories: settings in them are not the project's own. */
const SKIPPED = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'venv',
  '.venv',
  'env',
  'site-packages',
  '__pycache__',
  '.git',
  '.hg',
  '.svn',
  '.tox',
  '.next',
  '.nuxt',
  '.cache',
  '.terraform',
  'dist',
  'build',
  'out',
  'target',
  'coverage',
]);

const PROGRAM = /\.(?:py|[cm]?[jt]sx?|php|rb)$/i;

/** Settings of Spring, Symfony, docker compose and Ghost: YAML, properties and JSON that hold anything else are many. */
const SETTINGS =
  /^(?:(?:application|bootstrap)(?:-[\w.-]+)?\.(?:properties|ya?ml)|(?:mailer|framework|(?:docker-)?compose(?:[.-][\w.-]+)?)\.ya?ml|config\.[\w-]+\.json)$/i;

/** By its name: whether any dialect could find something in it, or versions that decide what a dialect's settings mean. */
export function isCandidate(name: string): boolean {
  const isProgram = PROGRAM.test(name) && !/\.min\.js$|\.d\.[cm]?ts$/i.test(name);
  return isProgram || fileKind(name) !== 'source' || SETTINGS.test(name) || isManifest(name);
}

export interface FindOptions {
  readonly signal?: AbortSignal;
  readonly candidate?: (name: string) => boolean;
  /** Stops after so many files: a home directory opened by mistake is no project. */
  readonly limit?: number;
}

/** The files below a folder whose names a dialect could care for, a folder at a time. Symbolic links are not followed. */
export async function* findFiles(
  root: string,
  { signal, candidate = isCandidate, limit = 50_000 }: FindOptions = {},
): AsyncGenerator<string> {
  const pending = [root];
  let found = 0;
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    if (signal?.aborted) return;
    for (const entry of await listDirectory(directory)) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) pending.push(path);
      } else if (entry.isFile() && candidate(entry.name)) {
        if (++found > limit) return;
        yield path;
      }
    }
  }
}

async function listDirectory(directory: string): Promise<Dirent[]> {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch {
    // Not readable, or gone since its parent was listed.
    return [];
  }
}
