import type { Severity } from '../../core/model/finding.ts';
import type { PrintedFinding } from '../print.ts';

/** The JSON of `envelope scan --format json`; docs/scan.schema.json describes it. Lines and columns are 1-based. */
export interface ScanReport {
  readonly files: readonly ScannedFile[];
  readonly history: readonly HistoryFinding[];
  readonly summary: ScanCounts;
}

export interface ScannedFile {
  readonly path: string;
  readonly findings: readonly ScannedFinding[];
}

export interface ScannedFinding extends PrintedFinding {
  /** The provider's id, where it is known. */
  readonly provider: string | null;
  /** The page that says so. */
  readonly source: string;
}

/** Line and column are those of the file as the commit left it. */
export interface HistoryFinding extends ScannedFinding {
  readonly commit: string;
  /** Where the file stood. */
  readonly path: string;
  /** An environment file of today that has the same text: nobody has replaced the secret. */
  readonly stillUsedIn: string | null;
}

export interface ScanCounts {
  /** Text files that were read. */
  readonly files: number;
  readonly commits: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  /** Findings that the baseline lists. */
  readonly known: number;
  readonly ms: number;
}

export function countBySeverity(findings: readonly { readonly severity: Severity }[]) {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info'), hints: count('hint') };
}
