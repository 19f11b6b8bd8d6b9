import type { RecordKind } from '../../core/domain/facts.ts';
import { renderFinding } from '../../core/domain/finding.ts';
import type { RecordSummary } from '../../core/domain/summary.ts';
import type { Severity } from '../../core/model/finding.ts';
import type { DomainReport } from '../../mail/domain/check-domain.ts';
import { countBySeverity } from '../scan/report.ts';
import type { DomainOptions } from './options.ts';

/** The JSON of `envelope domain --json`; docs/domain.schema.json describes it. */
export interface PrintedDomain {
  readonly domain: string;
  readonly from: string | null;
  readonly provider: string | null;
  readonly records: readonly RecordSummary[];
  readonly findings: readonly PrintedDomainFinding[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly hints: number;
    readonly questions: number;
    readonly ms: number;
  };
}

export interface PrintedDomainFinding {
  readonly id: string;
  readonly record: RecordKind;
  readonly severity: Severity;
  readonly cause: string;
  readonly remedy: string;
  readonly source: string;
}

export function reportDomain({ domain, records, findings, questions, ms }: DomainReport, { from, provider }: DomainOptions): PrintedDomain {
  return {
    domain,
    from: from ?? null,
    provider: provider ?? null,
    records,
    findings: findings.map(finding => ({
      id: finding.id,
      record: finding.about,
      severity: finding.severity,
      ...renderFinding(finding),
      source: finding.source,
    })),
    summary: { ...countBySeverity(findings), questions, ms },
  };
}
