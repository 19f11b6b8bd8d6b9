import { rules } from '../../core/rules/index.ts';
import type { Severity } from '../../core/model/finding.ts';
import type { Format } from './options.ts';
import type { FileReport, FindingReport, LintReport } from './report.ts';

export function formatReport(report: LintReport, format: Format, color: boolean): string {
  switch (format) {
    case 'json':
      return JSON.stringify(report, undefined, 2) + '\n';
    case 'sarif':
      return JSON.stringify(toSarif(report), undefined, 2) + '\n';
    case 'github':
      return report.files.flatMap(file => file.findings.map(finding => githubLine(file, finding))).join('');
    case 'stylish':
      return stylish(report, color);
  }
}

const PAINT: Readonly<Record<Severity, string>> = { error: '\u001b[31m', warning: '\u001b[33m', info: '\u001b[36m', hint: '\u001b[90m' };
const RESET = '\u001b[0m';
const FAINT = '\u001b[90m';

function stylish({ files, summary }: LintReport, color: boolean): string {
  const paint = (code: string, text: string) => (color ? `${code}${text}${RESET}` : text);
  const blocks = files
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, findings }) => {
      const lines = findings.map(
        ({ line, column, severity, message, rule }) =>
          `  ${`${line}:${column}`.padEnd(8)} ${paint(PAINT[severity], severity.padEnd(7))} ${message}  ${paint(FAINT, rule)}\n`,
      );
      return `${path}\n${lines.join('')}\n`;
    });
  return blocks.join('') + closingLine(summary);
}

function closingLine({ files, errors, warnings, infos, hints }: LintReport['summary']): string {
  const counts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [infos, 'info'],
    [hints, 'hint'],
  ] as const;
  const found = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}${count === 1 ? '' : 's'}`);
  const where = `${files} ${files === 1 ? 'file' : 'files'} with mail settings`;
  return found.length === 0 ? `No findings in ${where}.\n` : `${found.join(', ')} in ${where}.\n`;
}

/** A workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function githubLine({ path }: FileReport, { severity, line, column, endLine, endColumn, rule, message }: FindingReport): string {
  const level = severity === 'error' || severity === 'warning' ? severity : 'notice';
  const place = `file=${escapeProperty(path)},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn},title=${escapeProperty(rule)}`;
  return `::${level} ${place}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const SARIF_LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function toSarif({ files }: LintReport): unknown {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Envelope',
            rules: rules.map(({ id, source, severity, message }) => ({
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
