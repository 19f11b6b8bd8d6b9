import { existsSync, readFileSync } from 'node:fs';
import { hostname, release } from 'node:os';
import type { Origin } from '../../core/smtp/failure.ts';

/** What tells one kind of machine from another; a test brings its own. */
export interface OriginFacts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the kernel: WSL says “microsoft” in it. */
  readonly release: string;
  readonly hostname: string;
  readonly exists: (path: string) => boolean;
  /** The control groups of the first process, empty where there are none. */
  readonly controlGroups: string;
}

export interface OriginReport {
  readonly kind: Origin;
  readonly name: string;
}

export function readOriginFacts(): OriginFacts {
  return { env: process.env, release: release(), hostname: hostname(), exists: existsSync, controlGroups: readControlGroups() };
}

/**
 * Where a check runs from. A container on WSL or on a remote host is a container: the innermost network is the one that counts. A
 * session over SSH and the hosted editors are remote.
 */
export function findOrigin({ env, release: kernel, hostname: name, exists, controlGroups }: OriginFacts): OriginReport {
  const isContainer =
    exists('/.dockerenv') ||
    exists('/run/.containerenv') ||
    env['KUBERNETES_SERVICE_HOST'] !== undefined ||
    /\b(?:docker|containerd|kubepods|libpod|lxc)\b/.test(controlGroups);
  if (isContainer) return { kind: 'container', name };
  if (/microsoft/i.test(kernel) || env['WSL_DISTRO_NAME'] !== undefined) return { kind: 'wsl', name: env['WSL_DISTRO_NAME'] ?? name };
  const isRemote = ['SSH_CONNECTION', 'CODESPACES', 'GITPOD_WORKSPACE_ID', 'VSCODE_AGENT_FOLDER'].some(key => env[key] !== undefined);
  return { kind: isRemote ? 'remote' : 'machine', name };
}

const KINDS: Readonly<Record<Origin, string>> = {
  machine: 'this machine',
  wsl: 'WSL',
  container: 'a container',
  remote: 'a remote host',
};

/** `a container (3f2a…)`. */
export function describeOrigin({ kind, name }: OriginReport): string {
  return name === '' ? KINDS[kind] : `${KINDS[kind]} (${name})`;
}

function readControlGroups(): string {
  try {
    return readFileSync('/proc/1/cgroup', 'utf8').slice(0, 4096);
  } catch {
    // Another system than Linux, or a process that may not look: nothing is known then.
    return '';
  }
}
