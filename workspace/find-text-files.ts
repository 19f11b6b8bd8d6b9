import { join, sep } from 'node:path';
import { fileKind } from '../core/model/document.ts';
import type { Tracking } from '../core/model/document.ts';
import { findFiles } from './find-files.ts';
import { runGit } from './git.ts';

export interface ListedFile {
  readonly path: string;
  readonly tracking: Tracking;
}

export interface ListOptions {
  /** Absent: git is not asked. */
  readonly git: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Milliseconds: git reads the whole index, and looks through every folder for files that are not in it. */
const DEADLINE = 60_000;

/** Submodules inside submodules, and a repository that holds itself by a link. */
const DEEPEST = 10;

/**
 * The files of a folder that a search for secrets reads, with what git knows of each. In a repository: those that it tracks, those
 * that the next `git add` takes, and of the ignored ones the environment files, from which programs take their passwords. Elsewhere
 * every file but those in folders of other people's code.
 */
export async function listTextFiles(root: string, options: ListOptions): Promise<readonly ListedFile[]> {
  return (
    (options.git === undefined ? undefined : await listRepository(root, { ...options, git: options.git }, 0)) ?? listFolder(root, options)
  );
}

async function listFolder(root: string, { signal }: ListOptions): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  for await (const path of findFiles(root, { candidate: () => true, limit: Infinity, ...(signal && { signal }) })) {
    files.push({ path, tracking: 'unknown' });
  }
  return files;
}

type RepositoryOptions = ListOptions & { readonly git: string };

/** `undefined` outside a repository. */
async function listRepository(root: string, options: RepositoryOptions, depth: number): Promise<ListedFile[] | undefined> {
  const ask = (...args: readonly string[]) =>
    runGit({ git: options.git, signal: options.signal, directory: root, args: ['ls-files', '-z', ...args], input: '', deadline: DEADLINE });
  const [tracked, untracked, ignored] = await Promise.all([
    ask('--stage'),
    ask('--others', '--exclude-standard'),
    ask('--others', '--ignored', '--exclude-standard', '--directory'),
  ]);
  if (tracked === undefined) return undefined;
  const { files, submodules } = readStage(tracked);
  // An untracked repository inside this one is told as a folder.
  const [folders, others] = partition(namesOf(untracked), name => name.endsWith('/'));
  // git's names need no `join`, which is slower than all else here.
  const inRoot = (name: string) => (sep === '/' ? name : name.replaceAll('/', sep));
  const folder = join(root, sep);
  const listed: ListedFile[] = [
    ...files.map(name => ({ path: folder + inRoot(name), tracking: 'tracked' as const })),
    ...others.map(name => ({ path: folder + inRoot(name), tracking: 'untracked' as const })),
    ...namesOf(ignored)
      .filter(name => !name.endsWith('/') && fileKind(name) !== 'source')
      .map(name => ({ path: folder + inRoot(name), tracking: 'ignored' as const })),
  ];
  if (depth >= DEEPEST) return listed;
  for (const inner of [...submodules, ...folders]) {
    for (const file of (await listRepository(join(root, inner), options, depth + 1)) ?? []) listed.push(file);
  }
  return listed;
}

/** Modes of `git ls-files --stage`: 160000 is a submodule, 120000 a symbolic link, which is not followed. */
function readStage(output: string): { readonly files: readonly string[]; readonly submodules: readonly string[] } {
  const files: string[] = [];
  const submodules: string[] = [];
  for (const line of namesOf(output)) {
    const name = line.slice(line.indexOf('\t') + 1);
    if (line.startsWith('160000 ')) submodules.push(name);
    // A file in conflict is listed once for each side, one behind the other.
    else if (!line.startsWith('120000 ') && name !== files.at(-1)) files.push(name);
  }
  return { files, submodules };
}

function namesOf(output: string | undefined): string[] {
  return output === undefined ? [] : output.split('\0').filter(name => name !== '');
}

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): readonly [T[], T[]] {
  return [items.filter(belongs), items.filter(item => !belongs(item))];
}
