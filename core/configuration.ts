import type { Severity } from './model/finding.ts';
import type { Provider } from './providers/provider.ts';

/** What a project or a user decided; parsed once, frozen. Severities by rule id, `off` silences. */
export interface Configuration {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Globs (`*`, `**`, `?`) relative to the folder of `envelope.config.json`. */
  readonly ignore: readonly string[];
  readonly providers: readonly Provider[];
}

export const DEFAULT_CONFIGURATION: Configuration = { rules: {}, ignore: [], providers: [] };
