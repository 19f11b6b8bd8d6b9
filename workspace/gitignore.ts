import { access } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { FileEdit } from '../core/model/edit.ts';
import { readFileText } from './read-file.ts';
import { uriOfPath } from './uri.ts';

/**
 * The edit that makes git ignore a file: a line in the nearest `.gitignore` from its folder up to `root`, else a new one beside
 * the root. Slashes are anchored, so that a file of the same name elsewhere keeps its state.
 */
export async function ignoreEdit(path: string, root: string): Promise<FileEdit> {
  const ignoreFile = (await nearestIgnoreFile(dirname(path), root)) ?? join(root, '.gitignore');
  const text = (await readFileText(ignoreFile))?.text;
  const pattern = '/' + relative(dirname(ignoreFile), path).split(sep).join('/');
  const end = text?.length ?? 0;
  const newline = text?.includes('\r\n') ? '\r\n' : '\n';
  const lead = text !== undefined && text !== '' && !text.endsWith('\n') ? newline : '';
  return {
    uri: uriOfPath(ignoreFile),
    edits: [{ span: { start: end, end }, text: `${lead}${escapePattern(pattern)}${newline}` }],
    ...(text === undefined && { create: true }),
  };
}

async function nearestIgnoreFile(directory: string, root: string): Promise<string | undefined> {
  const candidate = join(directory, '.gitignore');
  try {
    await access(candidate);
    return candidate;
  } catch {
    const parent = dirname(directory);
    return directory === root || parent === directory ? undefined : nearestIgnoreFile(parent, root);
  }
}

/** gitignore(5): wildcards, a trailing space and a leading `!` or `#` (which the leading slash already defuses). */
function escapePattern(pattern: string): string {
  return pattern.replace(/[\\*?[\]]/g, '\\$&').replace(/ $/, '\\ ');
}
