import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder or lies below it, by their names. On Windows the way to another drive is absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The same, links followed. What is not there is taken by its name. */
export async function isReallyInside(path: string, folder: string): Promise<boolean> {
  const [real, home] = await Promise.all([follow(path), follow(folder)]);
  return isInside(real, home);
}

export async function follow(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}
