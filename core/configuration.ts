import { matchesGlob } from './glob.ts';
import type { Severity } from './model/finding.ts';
import { parseOwnProvider } from './providers/own-provider.ts';
import type { Provider } from './providers/provider.ts';
import { asRecord, parseJson } from './text/json.ts';

/** What a project or a user decided; parsed once. Severities by rule id, `off` silences. */
export interface Configuration {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Globs (`*`, `**`, `?`) relative to `root`. Nothing is found in such a file, but a mailer may still take values from it. */
  readonly ignore: readonly string[];
  /** The absolute path of the folder of `envelope.config.json`, with forward slashes. */
  readonly root?: string;
  /** Self-hosted servers and the like; they come before the built-in ones. */
  readonly providers: readonly Provider[];
}

export const DEFAULT_CONFIGURATION: Configuration = { rules: {}, ignore: [], providers: [] };

export interface ParsedConfiguration {
  readonly configuration: Configuration;
  /** What was left out and why, a sentence each. */
  readonly problems: readonly string[];
}

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>(['error', 'warning', 'info', 'hint', 'off']);

export function isSeverity(value: unknown): value is Severity | 'off' {
  return SEVERITIES.has(value);
}

/** `path`: absolute, with forward slashes. What lies outside of the configuration's folder is not ignored. */
export function isIgnored(path: string, { ignore, root = '' }: Configuration): boolean {
  if (ignore.length === 0 || !path.startsWith(`${root}/`)) return false;
  return ignore.some(glob => matchesGlob(path.slice(root.length + 1), glob));
}

/** Reads `envelope.config.json`. Total: what is not as it should be is left out and said. */
export function parseConfiguration(text: string): ParsedConfiguration {
  const { value, complete } = parseJson(text);
  const problems: string[] = complete ? [] : ['The file is not valid JSON; what could be read counts.'];
  const fields = asRecord(value);
  return {
    configuration: {
      rules: readRules(fields['rules'], problems),
      ignore: readStrings(fields['ignore'], problems),
      providers: readProviders(fields['providers'], problems),
    },
    problems,
  };
}

function readRules(value: unknown, problems: string[]): Record<string, Severity | 'off'> {
  const rules: Record<string, Severity | 'off'> = {};
  for (const [id, severity] of Object.entries(asRecord(value))) {
    if (isSeverity(severity)) rules[id] = severity;
    else problems.push(`rules.${id}: expected "error", "warning", "info", "hint" or "off".`);
  }
  return rules;
}

function readStrings(value: unknown, problems: string[]): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string');
  problems.push('ignore: expected a list of globs.');
  return [];
}

function readProviders(value: unknown, problems: string[]): Provider[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push('providers: expected a list.');
    return [];
  }
  return value.flatMap((item: unknown, position) => {
    const parsed = parseOwnProvider(item);
    if ('provider' in parsed) return [parsed.provider];
    problems.push(...parsed.problems.map(({ path, message }) => `providers[${position}]${path === '' ? '' : `.${path}`}: ${message}`));
    return [];
  });
}
