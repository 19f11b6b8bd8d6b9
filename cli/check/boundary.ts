import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isInside, isReallyInside } from '../../workspace/inside.ts';

/** The folder whose files have a say in the settings of one of them. */
export interface Boundary {
  /** Links followed: one that leads out of the folder makes no file a part of it. */
  holds(path: string): Promise<boolean>;
}

/**
 * The repository around a file; where there is none the current folder, and for a file outside of that the file's own folder. A program can
 * import what lies anywhere on the disk, but a password that stands in another project is not beside the host that this one names.
 */
export async function findBoundary(file: string, current: string): Promise<Boundary> {
  const own = dirname(file);
  const folder = (await repositoryAround(own)) ?? (isInside(own, current) ? current : own);
  return { holds: path => isReallyInside(path, folder) };
}

async function repositoryAround(start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    // A submodule and a worktree have a file of that name.
    if (await exists(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
