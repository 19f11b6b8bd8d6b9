import type { PrintedFinding } from '../print.ts';
import type { PasswordSource } from '../../core/features/password-source.ts';
import type { Encryption, Transport } from '../../core/model/mailer.ts';
import type { Severity } from '../../core/model/finding.ts';

/** The JSON of `envelope lint --format json`; docs/lint.schema.json describes it. Lines and columns are 1-based. */
export interface LintReport {
  readonly files: readonly FileReport[];
  readonly summary: LintSummary;
}

export interface FileReport {
  readonly path: string;
  readonly mailers: readonly MailerReport[];
  readonly findings: readonly FindingReport[];
}

export interface MailerReport {
  readonly dialect: string;
  readonly line: number;
  readonly transport: Transport;
  readonly host: string | null;
  readonly port: number | null;
  readonly encryption: Encryption | null;
  readonly username: string | null;
  readonly password: PasswordSource;
  readonly from: string | null;
}

export interface FindingReport extends PrintedFinding {
  readonly fixable: boolean;
  /** The page that says so. */
  readonly source: string;
}

export interface LintSummary {
  /** Files that hold mail settings. */
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  readonly ms: number;
}

export function summarize(files: readonly FileReport[], ms: number): LintSummary {
  const count = (severity: Severity) =>
    files.reduce((sum, { findings }) => sum + findings.filter(finding => finding.severity === severity).length, 0);
  return {
    files: files.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
    ms: Math.round(ms),
  };
}
