import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { firstSentence } from './first-sentence.ts';
import { FORMATS, type Format } from './formats.ts';

interface Problem {
  readonly problem: string;
}

/** `parseArgs` with a problem in place of its exception; its messages repeat what the user typed, so only the names of options are kept. */
export function parseOptions<const Config extends ParseArgsOptionsConfig>(args: readonly string[], options: Config) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, allowNegative: true, options });
  } catch (error) {
    return { problem: firstSentence(error instanceof Error ? error.message : String(error)) };
  }
}

/** `--timeout` in milliseconds. */
export function readTimeout(seconds: string | undefined): { readonly timeout: number | undefined } | Problem {
  const timeout = seconds === undefined ? undefined : Number(seconds) * 1000;
  return timeout === undefined || (timeout > 0 && timeout <= 600_000) ? { timeout } : { problem: '--timeout takes seconds, up to 600.' };
}

/** How findings are printed: `--format`, or `--json` for short, which is what the other commands call it. */
export function readFormat({ format = 'stylish', json }: FormatValues): { readonly format: Format } | Problem {
  const named = FORMATS.find(name => name === format);
  if (named === undefined) return { problem: `--format takes one of ${FORMATS.join(', ')}.` };
  return { format: json ? 'json' : named };
}

interface FormatValues {
  readonly format?: string | undefined;
  readonly json: boolean;
}
