import type { Connection } from 'vscode-languageserver';
import type { LanguageService } from '../core/service.ts';
import type { ConfigurationSource } from './configuration.ts';
import type { Converter } from './convert.ts';
import type { OpenDocuments } from './documents.ts';
import type { ResultIds } from './result-ids.ts';
import type { TrackingCache } from './tracking.ts';

/** What every feature of the server works with; built once per connection. */
export interface ServerContext {
  readonly connection: Connection;
  readonly service: LanguageService;
  readonly documents: OpenDocuments;
  readonly tracking: TrackingCache;
  readonly converter: Converter;
  readonly resultIds: ResultIds;
  /** The folder of a file's workspace, for what must stay inside it. */
  readonly folderOf: (uri: string) => string | undefined;
  readonly changes: ChangeSignal;
  readonly configuration: ConfigurationSource;
}

/** Tells those who hold answers back that findings or mailers may have changed. */
export class ChangeSignal {
  readonly #listeners = new Set<() => void>();

  /** Returns the function that ends the subscription. */
  on(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
