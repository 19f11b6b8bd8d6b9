import type { Format } from '../formats.ts';
import { parseOptions, readFormat } from '../parse-options.ts';

export interface ScanOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  /** Search every commit as well. */
  readonly history: boolean;
  /** As the user named it; absent: `envelope.baseline.json` where there is one. */
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly git: boolean;
  readonly verbose: boolean;
}

export const SCAN_USAGE = `Usage: envelope scan [path…] [options]

Searches files and folders (default: the current folder) for the secrets of mail accounts: passwords where a mailer's password
stands, providers' keys in any text, passwords in SMTP addresses. Reads what git tracks and what the next "git add" takes.

Options:
  --history                            Search every commit for what was removed but not replaced
  --baseline file                      Leave out what this file lists (default: envelope.baseline.json, if there is one)
  --update-baseline                    Write what is found into the baseline, and report nothing
  --format stylish|json|sarif|github   How findings are printed (default: stylish)
  --json                               The same as --format json
  --no-git                             Do not ask git which files it tracks
  --verbose                            Tell what was dropped, and why
  --help                               This text

Exit code: 0 clean, 1 findings at error level, 2 could not run.
`;

export type ParsedOptions = { readonly options: ScanOptions } | { readonly help: true } | { readonly problem: string };

export function parseScanOptions(args: readonly string[]): ParsedOptions {
  const parsed = parseOptions(args, {
    format: { type: 'string' },
    json: { type: 'boolean', default: false },
    history: { type: 'boolean', default: false },
    baseline: { type: 'string' },
    'update-baseline': { type: 'boolean', default: false },
    git: { type: 'boolean', default: true },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const format = readFormat(values);
  if ('problem' in format) return format;
  if (values.history && !values.git) return { problem: '--history reads what git keeps, and --no-git asks it nothing; use one of them.' };
  return {
    options: {
      paths: positionals.length === 0 ? ['.'] : positionals,
      ...format,
      history: values.history,
      baseline: values.baseline,
      updateBaseline: values['update-baseline'],
      git: values.git,
      verbose: values.verbose,
    },
  };
}
