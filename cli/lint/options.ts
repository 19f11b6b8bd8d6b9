import type { Format } from '../formats.ts';
import { parseOptions, readFormat } from '../parse-options.ts';

export interface LintOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  /** Read the index instead of the working tree. */
  readonly staged: boolean;
  readonly git: boolean;
  /** More warnings than this count as a failure. */
  readonly maxWarnings: number;
}

export const LINT_USAGE = `Usage: envelope lint [path…] [options]

Checks the mail settings in files and folders (default: the current folder).

Options:
  --format stylish|json|sarif|github   How findings are printed (default: stylish)
  --json                               The same as --format json
  --fix                                Apply the first fix of each finding that has one
  --staged                             Check what git's index holds, not the working tree
  --no-git                             Do not ask git which files it tracks
  --max-warnings n                     Fail on more than n warnings
  --help                               This text

Exit code: 0 clean, 1 findings at error level, 2 could not run.
`;

export type ParsedOptions = { readonly options: LintOptions } | { readonly help: true } | { readonly problem: string };

export function parseLintOptions(args: readonly string[]): ParsedOptions {
  const parsed = parseOptions(args, {
    format: { type: 'string' },
    json: { type: 'boolean', default: false },
    fix: { type: 'boolean', default: false },
    staged: { type: 'boolean', default: false },
    git: { type: 'boolean', default: true },
    'max-warnings': { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const format = readFormat(values);
  if ('problem' in format) return format;
  const limit = values['max-warnings'];
  if (limit !== undefined && !/^\d+$/.test(limit)) return { problem: '--max-warnings takes a whole number.' };
  if (values.fix && values.staged) return { problem: '--fix changes the working tree and --staged reads the index; use one of them.' };
  return {
    options: {
      paths: positionals.length === 0 ? ['.'] : positionals,
      ...format,
      fix: values.fix,
      staged: values.staged,
      git: values.git,
      maxWarnings: limit === undefined ? Infinity : Number(limit),
    },
  };
}
