import type { LanguageService } from '../core/service.ts';
import { findFiles } from '../workspace/find-files.ts';
import { isReallyInside } from '../workspace/inside.ts';
import { readFileText } from '../workspace/read-file.ts';
import { pathOfUri, uriOfPath } from '../workspace/uri.ts';
import type { OpenDocuments } from './documents.ts';
import { sourceDocument } from './documents.ts';
import { readInto } from './read-into.ts';

export interface WorkspaceIndexOptions {
  readonly service: LanguageService;
  readonly documents: OpenDocuments;
  /** The folder of a file's workspace. */
  readonly folderOf: (uri: string) => string | undefined;
  readonly log: (line: string) => void;
}

/** An installation changes thousands of manifests, and none of them is the project's own. */
const INSTALLED = /[/\\](?:node_modules|site-packages)[/\\]/;

/**
 * The files of the workspace that bear on mail and are not open in the editor. An open document's text wins over the disk's;
 * a file in which no dialect finds anything is not kept.
 */
export class WorkspaceIndex {
  readonly #service: LanguageService;
  readonly #documents: OpenDocuments;
  readonly #folderOf: (uri: string) => string | undefined;
  readonly #log: (line: string) => void;

  constructor({ service, documents, folderOf, log }: WorkspaceIndexOptions) {
    this.#service = service;
    this.#documents = documents;
    this.#folderOf = folderOf;
    this.#log = log;
  }

  /** Reads every candidate below the folders. Yields to the event loop between files, so that typing goes first. */
  async scan(folders: readonly string[], signal: AbortSignal): Promise<void> {
    for (const folder of folders) {
      const root = pathOfUri(folder);
      if (root === undefined) continue;
      for await (const path of findFiles(root, { signal })) {
        if (signal.aborted) return;
        await this.#read(uriOfPath(path), path);
      }
    }
  }

  /** Brings one file up to date with the disk: created, changed, deleted, or closed in the editor. */
  async refresh(uri: string): Promise<void> {
    const path = pathOfUri(uri);
    await this.#read(uri, path === undefined || INSTALLED.test(path) || (await this.#leadsOut(uri, path)) ? undefined : path);
  }

  /** A link brings in what lies in the folder that was opened, and nothing from beside it. */
  async #leadsOut(uri: string, path: string): Promise<boolean> {
    const folder = this.#folderOf(uri);
    const root = folder === undefined ? undefined : pathOfUri(folder);
    return root !== undefined && !(await isReallyInside(path, root));
  }

  async #read(uri: string, path: string | undefined): Promise<void> {
    if (this.#documents.has(uri)) return;
    const file = path === undefined ? undefined : await readFileText(path);
    if (this.#documents.has(uri)) return;
    if (file === undefined) {
      this.#service.remove(uri);
      return;
    }
    if (file.truncated) this.#log(`${path}: read as far as 1 MB.`);
    await readInto(this.#service, sourceDocument(uri, file.text));
    if (!this.#service.concernsMail(uri)) this.#service.remove(uri);
  }
}
