import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { analyzeMessage } from '../../core/arrival/analyze.ts';
import type { Analysis } from '../../core/arrival/analysis.ts';
import { renderFinding } from '../../core/domain/finding.ts';
import { createPaint } from '../check/paint.ts';
import { parseOptions } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { printAnalysis } from './print.ts';

const USAGE = `Usage: envelope analyze file.eml [options]

Reads the source of a message that was received: what SPF, DKIM and DMARC came to, whether they speak for its From, the way that it took with
the delays, and the reason for a "via". Asks nobody anything.

Options:
  --json                   Print a report for programs
  --help                   This text

Exit code: 0 nothing wrong, 1 something is wrong at error level, 2 could not run.
`;

/** A header is complete long before; attachments are not read. In bytes. */
const READ_AT_MOST = 4 * 1024 * 1024;

/** The JSON of `envelope analyze --json`; docs/analyze.schema.json describes it. */
export type AnalyzeReport = Omit<Analysis, 'findings'> & {
  readonly findings: readonly {
    readonly id: string;
    readonly severity: string;
    readonly cause: string;
    readonly remedy: string;
    readonly source: string;
  }[];
};

/** `envelope analyze`. Returns the exit code: 0 nothing wrong, 1 something at error level, 2 could not run. */
export async function runAnalyze(args: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseOptions(args, { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } });
  if ('problem' in parsed) return refuse(terminal, parsed.problem);
  const { values, positionals } = parsed;
  if (values.help) {
    terminal.stdout.write(USAGE);
    return 0;
  }
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) return refuse(terminal, 'name one file.');
  const source = await readStart(resolve(terminal.cwd(), path));
  if (source === undefined) return refuse(terminal, `${path} cannot be read.`);
  const analysis = analyzeMessage(source);
  terminal.stdout.write(
    values.json ? `${JSON.stringify(reportOf(analysis), undefined, 2)}\n` : printAnalysis(analysis, createPaint(terminal)),
  );
  return analysis.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function reportOf({ findings, ...analysis }: Analysis): AnalyzeReport {
  return {
    ...analysis,
    findings: findings.map(({ id, severity, source, ...texts }) => ({ id, severity, ...renderFinding(texts), source })),
  };
}

function refuse({ stderr }: Terminal, problem: string): number {
  stderr.write(`envelope analyze: ${problem}\n`);
  return 2;
}

async function readStart(path: string): Promise<string | undefined> {
  try {
    const file = await open(path);
    try {
      const buffer = Buffer.alloc(READ_AT_MOST);
      const { bytesRead } = await file.read(buffer, 0, READ_AT_MOST, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
