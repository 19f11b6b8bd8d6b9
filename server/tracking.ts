import type { Tracking } from '../core/model/document.ts';
import { isInside } from '../workspace/inside.ts';
import { pathOfUri } from '../workspace/uri.ts';

/**
 * What git knows of the files in which a secret was found. The service asks while it checks and cannot wait; so a question that
 * has no answer yet is noted, and `settle` brings the answers of all noted files at once.
 */
export class TrackingCache {
  readonly #answers = new Map<string, Tracking>();
  readonly #wanted = new Set<string>();
  readonly #folders: readonly string[];
  #git: Promise<string | undefined> | undefined;
  /** Under way. */
  #asking: Promise<boolean> | undefined;
  #trusted: boolean;

  /** `folders` are paths of the workspace, in which no git is looked for. */
  constructor(folders: readonly string[], trusted: boolean) {
    this.#folders = folders;
    this.#trusted = trusted;
  }

  /** For the service: the answer so far. */
  readonly of = (uri: string): Tracking => {
    const known = this.#answers.get(uri);
    if (known === undefined && this.#trusted) this.#wanted.add(uri);
    return known ?? 'unknown';
  };

  get isTrusted(): boolean {
    return this.#trusted;
  }

  grantTrust(): void {
    this.#trusted = true;
  }

  /** After a change of the index or of an ignore file: everything is asked again when it is next needed. */
  forget(): void {
    this.#answers.clear();
  }

  /**
   * Whether a new answer came in, so that a check that asked is worth repeating. Who comes while git is being asked waits with the
   * others: what it was told before is as old.
   */
  async settle(signal?: AbortSignal): Promise<boolean> {
    const uris = [...this.#wanted];
    this.#wanted.clear();
    if (uris.length === 0) return this.#asking ?? false;
    const asking = Promise.all([this.#asking, this.#ask(uris, signal)])
      .then(answers => answers.includes(true))
      .finally(() => {
        if (this.#asking === asking) this.#asking = undefined;
      });
    this.#asking = asking;
    return asking;
  }

  async #ask(uris: readonly string[], signal: AbortSignal | undefined): Promise<boolean> {
    const paths = this.#pathsOf(uris);
    if (paths.size === 0) return false;
    // Most sessions never ask, and Node's `child_process` comes with it.
    const { askTracking, findGit } = await import('../workspace/git.ts');
    this.#git ??= findGit(this.#folders);
    const git = await this.#git;
    const answers =
      git === undefined ? new Map<string, Tracking>() : await askTracking([...paths.keys()], { git, ...(signal && { signal }) });
    for (const [path, uri] of paths) this.#answers.set(uri, answers.get(path) ?? 'unknown');
    return answers.size > 0;
  }

  /** With the URI of each. A file that was opened by itself may lie in any repository, and its folder is not among those that were trusted. */
  #pathsOf(uris: readonly string[]): ReadonlyMap<string, string> {
    const paths = new Map<string, string>();
    for (const uri of uris) {
      const path = pathOfUri(uri);
      if (path !== undefined && this.#folders.some(folder => isInside(path, folder))) paths.set(path, uri);
    }
    return paths;
  }
}
