import { l10n } from 'vscode';
import { RECORD_KINDS, RECORD_LABELS } from '../../core/domain/facts.ts';
import { renderFinding } from '../../core/domain/finding.ts';
import type { RecordSummary } from '../../core/domain/summary.ts';
import type { DomainReport } from '../../mail/domain/check-domain.ts';
import type { Report } from './page.ts';

export function describeDomain(
  { domain, records, findings }: DomainReport,
  provider: string | undefined,
): Omit<Report, 'severities' | 'source' | 'language'> {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const found =
    errors + warnings === 0 ? l10n.t('Nothing stands in the way of its mail.') : l10n.t('Errors: {0}. Warnings: {1}.', errors, warnings);
  return {
    title: l10n.t('Mail records of {0}', domain),
    verdict: provider === undefined ? found : `${found} ${l10n.t('Judged for mail through {0}.', provider)}`,
    findings: findings.map(finding => ({
      severity: finding.severity,
      source: finding.source,
      ...renderFinding(finding, text => l10n.t(text)),
    })),
    tables: [
      {
        heading: l10n.t('Records'),
        rows: RECORD_KINDS.flatMap(kind => records.filter(record => record.kind === kind).map(describeRecord)),
      },
    ],
  };
}

function describeRecord({ kind, name, state, text }: RecordSummary): readonly string[] {
  const said = state === 'failed' ? l10n.t('no answer ({0})', text) : state === 'absent' && text === '' ? l10n.t('none') : text;
  return [RECORD_LABELS[kind], name, said];
}
