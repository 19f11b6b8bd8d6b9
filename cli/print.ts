import { inHistory } from '../core/secrets/in-history.ts';
import { rules } from '../core/rules/index.ts';
import type { Severity } from '../core/model/finding.ts';
import { printable } from '../mail/wire/printable.ts';
import type { Format } from './formats.ts';

/** What every command that finds something prints. Lines and columns are 1-based. */
export interface PrintedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface PrintedFile {
  readonly path: string;
  readonly findings: readonly PrintedFinding[];
}

export interface PrintedReport {
  readonly files: readonly PrintedFile[];
  /** The last line for people. */
  readonly closing: string;
  /** What `--format json` prints. */
  readonly json: unknown;
}

export interface PrintOptions {
  readonly format: Format;
  readonly color: boolean;
}

export function printReport({ files, closing, json }: PrintedReport, { format, color }: PrintOptions): string {
  switch (format) {
    case 'json':
      return JSON.stringify(json, undefined, 2) + '\n';
    case 'sarif':
      return JSON.stringify(toSarif(files), undefined, 2) + '\n';
    case 'github':
      return files.flatMap(file => file.findings.map(finding => githubLine(file, finding))).join('');
    case 'stylish':
      return stylish(files, color) + closing;
  }
}

/** `2 errors, 1 warning`; empty where nothing was found. */
export function countSeverities(counts: Readonly<Record<'errors' | 'warnings' | 'infos' | 'hints', number>>): string {
  const { errors, warnings, infos, hints } = counts;
  return [countOf(errors, 'error'), countOf(warnings, 'warning'), countOf(infos, 'info'), countOf(hints, 'hint')]
    .filter(text => !text.startsWith('0 '))
    .join(', ');
}

export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

const PAINT: Readonly<Record<Severity, string>> = { error: '\u001b[31m', warning: '\u001b[33m', info: '\u001b[36m', hint: '\u001b[90m' };
const RESET = '\u001b[0m';
const FAINT = '\u001b[90m';

function stylish(files: readonly PrintedFile[], color: boolean): string {
  const paint = (code: string, text: string) => (color ? `${code}${text}${RESET}` : text);
  const blocks = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, findings }) => {
      const lines = findings.map(
        ({ line, column, severity, message, rule }) =>
          `  ${`${line}:${column}`.padEnd(8)} ${paint(PAINT[severity], severity.padEnd(7))} ${printable(message)}  ${paint(FAINT, rule)}\n`,
      );
      return `${printable(path)}\n${lines.join('')}\n`;
    });
  return blocks.join('');
}

/** A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function githubLine({ path }: PrintedFile, { severity, line, column, endLine, endColumn, rule, message }: PrintedFinding): string {
  const level = severity === 'error' || severity === 'warning' ? severity : 'notice';
  const place = `file=${escapeProperty(printable(path))},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn},title=${escapeProperty(rule)}`;
  return `::${level} ${place}::${escapeData(printable(message))}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const SARIF_LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function toSarif(files: readonly PrintedFile[]): unknown {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Envelope',
            rules: [...rules, inHistory].map(({ id, source, severity, message }) => ({
              id,
              helpUri: source,
              shortDescription: { text: message },
              defaultConfiguration: { level: SARIF_LEVELS[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ path, findings }) =>
          findings.map(({ rule, severity, message, line, column, endLine, endColumn }) => ({
            ruleId: rule,
            level: SARIF_LEVELS[severity],
            message: { text: message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
                  region: { startLine: line, startColumn: column, endLine, endColumn },
                },
              },
            ],
          })),
        ),
      },
    ],
  };
}
