import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as prettier from 'prettier';

/** A generated file: its path below the root, and all of its text. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

/** As the formatter would leave it; prose is laid out by whoever renders it. */
export async function format(root: string, { path, text }: Output): Promise<Output> {
  if (path.endsWith('.md')) return { path, text };
  const filepath = join(root, path);
  return { path, text: await prettier.format(text, { ...(await prettier.resolveConfig(filepath)), filepath }) };
}

export async function writeOutput(root: string, { path, text }: Output): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
