import { isSeverity } from '../core/configuration.ts';
import type { Severity } from '../core/model/finding.ts';

/** The part of `envelope.*` that the server reads, parsed once. */
export interface Settings {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly ignore: readonly string[];
}

/** Anything that is not as it should be is left out: a typing error in the settings switches nothing else off. */
export function parseSettings(section: unknown): Settings {
  const rules = field(section, 'rules');
  const entries = typeof rules === 'object' && rules !== null ? Object.entries(rules) : [];
  const ignore = field(section, 'ignore');
  return {
    rules: Object.fromEntries(entries.filter((entry): entry is [string, Severity | 'off'] => isSeverity(entry[1]))),
    ignore: Array.isArray(ignore) ? ignore.filter((glob): glob is string => typeof glob === 'string') : [],
  };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
