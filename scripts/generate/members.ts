import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collection } from './collections.ts';

export interface Member {
  /** The exported constant. */
  readonly name: string;
  /** Below the collection's folder, with `/`. */
  readonly path: string;
}

/** What a collection's folder exports, by path: the same on every machine, whatever order the disk has. */
export async function collect(root: string, { folder, index, path: shape, member }: Collection): Promise<readonly Member[]> {
  const members: Member[] = [];
  for await (const entry of glob('**/*.ts', { cwd: join(root, folder) })) {
    const path = entry.replaceAll('\\', '/');
    if (!shape.test(path) || `${folder}/${path}` === index) continue;
    const text = await readFile(join(root, folder, path), 'utf8');
    for (const [, name = ''] of text.matchAll(member)) members.push({ name, path });
  }
  return members.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}
