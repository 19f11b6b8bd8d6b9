import type { PrintOptions } from '../print.ts';
import { countOf, countSeverities, printReport } from '../print.ts';
import type { LintReport } from './report.ts';

export function formatReport(report: LintReport, options: PrintOptions): string {
  return printReport({ files: report.files, closing: closingLine(report.summary), json: report }, options);
}

function closingLine(summary: LintReport['summary']): string {
  const found = countSeverities(summary);
  return `${found === '' ? 'No findings' : found} in ${countOf(summary.files, 'file')} with mail settings.\n`;
}
