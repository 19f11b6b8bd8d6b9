import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder or lies below it, by their names. On Windows the way to another drive is absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The same without the folder itself. */
export function isBelow(path: string, folder: string): boolean {
  return relative(folder, path) !== '' && isInside(path, folder);
}
