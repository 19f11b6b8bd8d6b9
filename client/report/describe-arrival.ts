import { l10n } from 'vscode';
import type { Analysis, Verdict } from '../../core/arrival/analysis.ts';
import type { Hop } from '../../core/arrival/received.ts';
import { renderFinding } from '../../core/domain/finding.ts';
import type { Report } from './page.ts';

export function describeArrival(analysis: Analysis): Omit<Report, 'severities' | 'source' | 'language'> {
  const { from, subject, returnPath, receiver, spf, dkim, dmarc, hops, findings } = analysis;
  const verdicts = [
    ...(spf === undefined ? [] : [describeVerdict('SPF', spf)]),
    ...dkim.map(each => describeVerdict('DKIM', each)),
    ...(dmarc === undefined ? [] : [describeVerdict('DMARC', dmarc)]),
  ];
  const message: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('From'), from],
    [l10n.t('Subject'), subject],
    ['Return-Path', returnPath],
    [l10n.t('Receiver'), receiver],
  ];
  return {
    title: l10n.t('Received message'),
    verdict: describeAlignment(analysis),
    findings: findings.map(finding => ({
      severity: finding.severity,
      source: finding.source,
      ...renderFinding(finding, text => l10n.t(text)),
    })),
    tables: [
      { heading: l10n.t('Authentication'), rows: verdicts },
      { heading: l10n.t('Way'), rows: hops.map(describeHop) },
      { heading: l10n.t('Message'), rows: message.flatMap(([label, text]) => (text === undefined || text === '' ? [] : [[label, text]])) },
    ],
  };
}

function describeAlignment({ aligned, author = '' }: Analysis): string {
  switch (aligned) {
    case 'pass':
      return l10n.t('The message is authenticated for {0}.', author);
    case 'fail':
      return l10n.t('Nothing that passed speaks for {0}.', author);
    case 'unknown':
      return l10n.t('No receiver has written down what it found out.');
    default:
      return aligned satisfies never;
  }
}

function describeVerdict(label: string, { result, domain = '', alignment }: Verdict): readonly string[] {
  const aligned =
    label === 'DMARC' || alignment === undefined
      ? ''
      : { same: l10n.t('aligned'), relaxed: l10n.t('aligned (relaxed)'), none: l10n.t('not aligned') }[alignment];
  return [label, result, domain, aligned];
}

function describeHop({ from, by = '?', protocol = '', isEncrypted, delay }: Hop): readonly string[] {
  const seconds = delay === undefined ? '' : l10n.t('{0} s', Math.round(delay / 1000));
  return [from === undefined ? by : `${from} → ${by}`, isEncrypted && !/TLS/.test(protocol) ? `${protocol} TLS` : protocol, seconds];
}
