import { join } from 'node:path';
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
 * The candidates among the files that the next commit would change, as the index holds them, and the other candidates of the
 * index beside them, from which a mailer may take its values. `undefined` outside a repository.
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
  const files: StagedFile[] = [];
  for (const name of names) {
    if (!asked.has(name) && !/(?:^|\/)\.env/.test(name)) continue;
    const text = await runGit({ ...call, args: ['show', `:./${name}`] });
    if (text !== undefined) files.push({ path: join(root, name), text, asked: asked.has(name), truncated: false });
  }
  return { files, missing: [] };
}
