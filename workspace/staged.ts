import { join, posix } from 'node:path';
import { fileKind } from '../core/model/document.ts';
import { isManifest } from '../core/versions/manifest.ts';
import { isCandidate } from './find-files.ts';
import { runGit } from './git.ts';

export interface StagedFile {
  readonly path: string;
  readonly text: string;
  readonly asked: boolean;
  readonly truncated: boolean;
}

export interface StagedQuestion {
  readonly git: string;
  /** A folder of the repository; only files below it count. */
  readonly root: string;
  readonly signal?: AbortSignal;
}

/**
 * The candidates among the files that the next commit would change, as the index holds them. With them the environment files of the
 * index, from which a mailer may take its values, and the manifests in their folders and above, which tell the versions of its
 * framework. `undefined` outside a repository.
 */
export async function readStaged({ git, root, signal }: StagedQuestion): Promise<{ files: StagedFile[]; missing: string[] } | undefined> {
  const call = { git, directory: root, signal, input: '' };
  const staged = await runGit({
    ...call,
    args: ['diff', '--cached', '--name-only', '--relative', '--no-ext-diff', '--diff-filter=ACMR', '-z'],
  });
  const index = await runGit({ ...call, args: ['ls-files', '-z'] });
  if (staged === undefined || index === undefined) return undefined;
  const asked = new Set(staged.split('\0'));
  const names = index.split('\0').filter(name => name !== '' && isCandidate(name.slice(name.lastIndexOf('/') + 1)));
  const folders = new Set(names.filter(name => asked.has(name)).flatMap(foldersAbove));
  const files: StagedFile[] = [];
  for (const name of names) {
    const isManifestOfAsked = isManifest(name) && folders.has(posix.dirname(name));
    if (!asked.has(name) && fileKind(name) !== 'environment' && !isManifestOfAsked) continue;
    const text = await runGit({ ...call, args: ['show', `:./${name}`] });
    if (text !== undefined) files.push({ path: join(root, name), text, asked: asked.has(name), truncated: false });
  }
  return { files, missing: [] };
}

/** The file's own folder and those above it, up to `.`, which is the root. */
function foldersAbove(name: string): readonly string[] {
  const folder = posix.dirname(name);
  return folder === '.' ? ['.'] : [folder, ...foldersAbove(folder)];
}
