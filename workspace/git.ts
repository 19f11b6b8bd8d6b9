import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { access, constants, realpath } from 'node:fs/promises';
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Tracking } from '../core/model/document.ts';
import { follow, isInside } from './inside.ts';

export type GitProcess = ChildProcessByStdio<Writable, Readable, null>;

/** What a repository could otherwise make git run: hooks, a file system monitor, an external diff, a text converter, a pager. */
const SAFE_OPTIONS = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.untrackedCache=false',
  '-c',
  'diff.external=',
  '-c',
  'core.pager=cat',
  '--no-optional-locks',
];

/** Milliseconds for one question to git; a repository on a network drive may take longer, and then stays unknown. */
const DEADLINE = 5_000;

/**
 * The `git` of the search path, absolute. Never one inside any of the workspace's folders, links followed: on some systems the current
 * folder comes first, a shell may have put a project's `bin` there, and a repository must not bring its own.
 */
export async function findGit(outside: readonly string[], searchPath: string = process.env['PATH'] ?? ''): Promise<string | undefined> {
  const homes = [...outside, ...(await Promise.all(outside.map(follow)))];
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  for (const folder of searchPath.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const path = join(folder, name);
    const real = await executableAt(path);
    if (real !== undefined && !homes.some(home => isInside(path, home) || isInside(real, home))) return path;
  }
  return undefined;
}

/** Where the program really lies. */
async function executableAt(path: string): Promise<string | undefined> {
  try {
    await access(path, constants.X_OK);
    return await realpath(path);
  } catch {
    return undefined;
  }
}

export interface GitQuestion {
  readonly git: string;
  readonly signal?: AbortSignal;
}

/**
 * What git knows of these files (absolute paths), asked in one batch per folder, since a folder may be a repository of its own.
 * Missing from the answer: unknown.
 */
export async function askTracking(paths: readonly string[], { git, signal }: GitQuestion): Promise<ReadonlyMap<string, Tracking>> {
  const answers = new Map<string, Tracking>();
  for (const [directory, members] of groupBy(paths, dirname)) {
    const names = members.map(path => basename(path));
    const call = { git, directory, signal };
    const tracked = await runGit({ ...call, args: ['ls-files', '-z', '--', ...names.map(literally)], input: '' });
    if (tracked === undefined) continue;
    const ignored = await runGit({ ...call, args: ['check-ignore', '-z', '--stdin'], input: names.map(name => `${name}\0`).join('') });
    const inIndex = new Set(tracked.split('\0'));
    const underRule = new Set(ignored?.split('\0'));
    for (const [position, path] of members.entries()) {
      const name = names[position] ?? '';
      answers.set(path, inIndex.has(name) ? 'tracked' : underRule.has(name) ? 'ignored' : 'untracked');
    }
  }
  return answers;
}

function literally(name: string): string {
  return `:(literal)${name}`;
}

function groupBy(paths: readonly string[], key: (path: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const name = key(path);
    groups.set(name, [...(groups.get(name) ?? []), path]);
  }
  return groups;
}

export interface GitCall {
  readonly git: string;
  readonly directory: string;
  readonly args: readonly string[];
  readonly input: string;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds; what reads a whole repository may take longer than a question about a file. */
  readonly deadline?: number;
}

/** The output of a question that succeeded, or had no match (exit code 1 of `check-ignore`); otherwise `undefined`. */
export function runGit({ input, ...call }: GitCall): Promise<string | undefined> {
  return new Promise(resolve => {
    const child = startGit(call);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve(undefined));
    child.on('close', code => resolve(code === 0 || code === 1 ? Buffer.concat(chunks).toString('utf8') : undefined));
    child.stdin.end(input);
  });
}

/** A running git that a repository cannot make run anything else. Whoever starts it reads its output and hears its end. */
export function startGit({ git, directory, args, signal, deadline = DEADLINE }: Omit<GitCall, 'input'>): GitProcess {
  return spawn(git, [...SAFE_OPTIONS, ...args], {
    cwd: directory,
    env: cleanEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: deadline,
    windowsHide: true,
    ...(signal && { signal }),
  });
}

/**
 * Without `GIT_*`: inside a hook those point at another repository. A partial clone would fetch what it lacks, by a program that its own
 * configuration names (`ext::…`, `core.sshCommand`) and allows (`protocol.ext.allow`): no transport is allowed whatever that says, also
 * for a git before 2.45, which does not know that it shall fetch nothing.
 */
function cleanEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_'));
  return { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', LC_ALL: 'C' };
}
