import type { PrintedFile, PrintOptions } from '../print.ts';
import { countOf, countSeverities, printReport } from '../print.ts';
import type { ScanReport } from './report.ts';

export function formatScan(report: ScanReport, options: PrintOptions): string {
  const past = Map.groupBy(report.history, ({ path }) => path);
  const files: PrintedFile[] = [...report.files, ...[...past].map(([path, findings]) => ({ path, findings }))];
  return printReport({ files, closing: closingLine(report.summary), json: report }, options);
}

function closingLine(summary: ScanReport['summary']): string {
  const { files, commits, known } = summary;
  const found = countSeverities(summary);
  const where = commits === 0 ? countOf(files, 'file') : `${countOf(files, 'file')} and ${countOf(commits, 'commit')}`;
  return `${found === '' ? 'No secrets' : found} in ${where}${known === 0 ? '' : `; the baseline lists ${known} more`}.\n`;
}
