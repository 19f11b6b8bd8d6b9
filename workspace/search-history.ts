import { basename } from 'node:path';
import { isIgnored } from '../core/configuration.ts';
import { reportSecret } from '../core/features/scan.ts';
import { runGit } from './git.ts';
import type { HistorySecret } from './history.ts';
import { scanHistory } from './history.ts';
import { pathOfUri } from './uri.ts';
import type { PresentSecret, SearchContext, Target } from './search-files.ts';
import { folderOf } from './search-files.ts';

/** A secret that git keeps and no longer shows. */
export interface PastSecret extends Omit<HistorySecret, 'document'> {
  /** Absolute: a file of today, unknown to git, that has the same text. */
  readonly stillUsedIn: string | undefined;
}

export interface PastSecrets {
  readonly secrets: readonly PastSecret[];
  readonly commits: number;
  /** Folders whose history could not be read to its end. */
  readonly incomplete: readonly string[];
  /** The clone has a part of the history alone. */
  readonly isShallow: boolean;
}

/**
 * What commits added and the files that git tracks no longer show. Each secret of a file is told once, by the commit that brought it;
 * what stands in a tracked file still is told there.
 */
export async function searchHistory(
  targets: readonly Target[],
  present: readonly PresentSecret[],
  { configuration, git, onProgress, signal }: SearchContext & { readonly git: string },
): Promise<PastSecrets> {
  const shown = new Set(present.filter(({ tracking }) => tracking === 'tracked').map(({ found }) => found.value.reveal()));
  const used = new Map(present.map(({ found, document }) => [found.value.reveal(), pathOfUri(document.uri)]));
  const past = new Map<string, PastSecret>();
  const incomplete: string[] = [];
  let commits = 0;
  let isShallow = false;
  for (const target of targets) {
    const directory = folderOf(target);
    let read = 0;
    const isComplete = await scanHistory({
      git,
      directory,
      file: target.kind === 'file' ? basename(target.path) : undefined,
      configuration,
      signal,
      onProgress: count => {
        read = count;
        onProgress?.(commits + count);
      },
      onSecret: secret => {
        // Its text is not kept: there may be as many as there are commits.
        const { document, ...rest } = secret;
        const text = rest.found.value.reveal();
        if (shown.has(text) || isIgnored(document.path, configuration)) return;
        if (reportSecret(rest.found, { document, tracking: 'tracked', configuration }) === undefined) return;
        // Commits come newest first, so the last one to tell is the one that brought it.
        past.set(`${rest.path}\n${text}`, { ...rest, stillUsedIn: used.get(text) });
      },
    });
    commits += read;
    if (!isComplete) incomplete.push(directory);
    const shallow = await runGit({ git, directory, args: ['rev-parse', '--is-shallow-repository'], input: '', signal });
    isShallow ||= shallow?.trim() === 'true';
  }
  return { secrets: [...past.values()], commits, incomplete, isShallow };
}
