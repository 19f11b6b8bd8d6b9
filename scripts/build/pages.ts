import { copyFile, glob, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A rule's page opens in the editor, offline. Returns how many there are. */
export async function copyPages(): Promise<number> {
  const target = join(root, 'dist/rules');
  await rm(target, { recursive: true, force: true });
  let pages = 0;
  for await (const page of glob('*/*.md', { cwd: join(root, 'core/rules') })) {
    await mkdir(dirname(join(target, page)), { recursive: true });
    await copyFile(join(root, 'core/rules', page), join(target, page));
    pages += 1;
  }
  return pages;
}
