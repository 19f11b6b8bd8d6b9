import { join } from 'node:path';
import type { Connection } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { DEFAULT_CONFIGURATION, parseConfiguration } from '../core/configuration.ts';
import type { LanguageService } from '../core/service.ts';
import { readFileText } from '../workspace/read-file.ts';
import { pathOfUri } from '../workspace/uri.ts';
import { parseSettings } from './settings.ts';

export interface ConfigurationOptions {
  readonly connection: Connection;
  readonly folders: readonly string[];
  readonly service: LanguageService;
}

/** `envelope.config.json` of the first folder, and what it leaves open as the user's `envelope.*` say. What either ignores is ignored. */
export class ConfigurationSource {
  readonly #options: ConfigurationOptions;
  #settled: Promise<void> = Promise.resolve();

  constructor(options: ConfigurationOptions) {
    this.#options = options;
  }

  /** Resolves when the newest settings count: a check before that would speak with the wrong severities. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  reload(): Promise<void> {
    this.#settled = this.#load();
    return this.#settled;
  }

  async #load(): Promise<void> {
    const { connection, folders, service } = this.#options;
    const root = pathOfUri(folders[0] ?? '');
    const file = root === undefined ? undefined : await readFileText(join(root, 'envelope.config.json'));
    const { configuration, problems } =
      file === undefined ? { configuration: DEFAULT_CONFIGURATION, problems: [] } : parseConfiguration(file.text);
    for (const problem of problems) connection.console.warn(`envelope.config.json: ${problem}`);
    const settings = parseSettings(await this.#section());
    service.configure({
      ...configuration,
      rules: { ...settings.rules, ...configuration.rules },
      ignore: [...configuration.ignore, ...settings.ignore],
      ...(folders[0] !== undefined && { root: URI.parse(folders[0]).path }),
    });
  }

  /** A client without `workspace/configuration` answers with an error: then there are no settings. */
  async #section(): Promise<unknown> {
    try {
      return await this.#options.connection.workspace.getConfiguration('envelope');
    } catch {
      return undefined;
    }
  }
}
