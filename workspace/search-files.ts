import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Configuration } from '../core/configuration.ts';
import { isIgnored } from '../core/configuration.ts';
import type { FoundSecret } from '../core/features/scan-text.ts';
import type { Suppressions } from '../core/features/suppress.ts';
import type { SecretFinding } from '../core/features/scan.ts';
import type { SourceDocument, Tracking } from '../core/model/document.ts';
import type { DroppedCandidate } from '../core/secrets/trace.ts';
import type { ListedFile } from './find-text-files.ts';
import { listTextFiles } from './find-text-files.ts';
import { askTracking } from './git.ts';
import type { ScanSummary } from './scan.ts';

export interface SearchContext {
  /** Absent: git is not asked. */
  readonly git: string | undefined;
  readonly configuration: Configuration;
  /** What was dropped, and the file that it stands in. */
  readonly trace?: ((dropped: DroppedCandidate, document: SourceDocument) => void) | undefined;
  /** Files, or commits, read so far. */
  readonly onProgress?: (count: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** A script that calls `siftForParent` where it runs in a thread of its own: without it all work is done in this one. */
  readonly thread?: string | undefined;
}

/** A secret that a file shows today, and what is to be said of it, if anything. */
export interface PresentSecret {
  readonly found: FoundSecret;
  readonly document: SourceDocument;
  readonly tracking: Tracking;
  readonly finding: SecretFinding | undefined;
}

/** A path that the user named. */
export interface Target {
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

/** The paths as they are on disk; `missing` are those that are not. */
export async function resolveTargets(paths: readonly string[], root: string): Promise<{ targets: Target[]; missing: string[] }> {
  const targets: Target[] = [];
  const missing: string[] = [];
  for (const given of paths) {
    const path = resolve(root, given);
    const stats = await stat(path).catch(() => undefined);
    if (stats === undefined) missing.push(given);
    else targets.push({ path, kind: stats.isDirectory() ? 'folder' : 'file' });
  }
  return { targets, missing };
}

/** Searches the files of the targets that no `ignore` of the project leaves out. */
export async function searchFiles(
  targets: readonly Target[],
  { git, configuration, trace, onProgress, signal, thread }: SearchContext,
): Promise<{ readonly secrets: readonly PresentSecret[]; readonly summary: ScanSummary }> {
  const secrets: PresentSecret[] = [];
  const suppressions = new WeakMap<SourceDocument, Suppressions>();
  // While git lists the files, the dialects and rules are loaded.
  const [listed, { scanFiles }, { reportSecret }] = await Promise.all([
    listTargets(targets, git, signal),
    import('./scan.ts'),
    import('../core/features/scan.ts'),
  ]);
  const files =
    configuration.ignore.length === 0 ? listed : listed.filter(({ path }) => !isIgnored(path.replaceAll('\\', '/'), configuration));
  const summary = await scanFiles(files, {
    configuration,
    trace,
    signal,
    thread,
    ...(onProgress && { onProgress }),
    onSecret: (found, document, tracking) => {
      const traceOne = trace && ((dropped: DroppedCandidate) => trace(dropped, document));
      secrets.push({
        found,
        document,
        tracking,
        finding: reportSecret(found, { document, tracking, configuration, trace: traceOne, suppressions }),
      });
    },
  });
  return { secrets, summary };
}

async function listTargets(
  targets: readonly Target[],
  git: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly ListedFile[]> {
  const [first] = targets;
  if (first !== undefined && targets.length === 1) return listTarget(first, git, signal);
  const listed = new Map<string, ListedFile>();
  for (const target of targets) for (const file of await listTarget(target, git, signal)) listed.set(file.path, file);
  return [...listed.values()];
}

async function listTarget(
  { path, kind }: Target,
  git: string | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly ListedFile[]> {
  return kind === 'folder' ? listTextFiles(path, { git, signal }) : [await listOne(path, git)];
}

/** A link that the user named is followed; others are not. */
async function listOne(named: string, git: string | undefined): Promise<ListedFile> {
  const path = await realpath(named);
  const answers = git === undefined ? undefined : await askTracking([path], { git });
  return { path, tracking: answers?.get(path) ?? 'unknown' };
}

/** Where git is asked about a target's history. */
export function folderOf({ path, kind }: Target): string {
  return kind === 'folder' ? path : dirname(path);
}
