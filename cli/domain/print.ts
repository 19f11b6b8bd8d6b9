import { RECORD_LABELS } from '../../core/domain/facts.ts';
import type { RecordSummary } from '../../core/domain/summary.ts';
import type { Severity } from '../../core/model/finding.ts';
import { printable } from '../../mail/wire/printable.ts';
import type { Paint } from '../check/paint.ts';
import { countOf, countSeverities } from '../print.ts';
import type { PrintedDomain, PrintedDomainFinding } from './report.ts';

const COLORS = { error: 'red', warning: 'yellow', info: 'faint', hint: 'faint' } as const satisfies Record<Severity, string>;

/** `  SPF      v=spf1 … (4 of 10 look-ups)`; what stands in the DNS was written by others. */
export function printRecord({ kind, name, state, text }: RecordSummary, paint: Paint): string {
  const label = RECORD_LABELS[kind].padEnd(8);
  // Of these there are several, each under a name of its own.
  const place = kind === 'dkim' || kind === 'ptr' ? `${printable(name)}  ` : '';
  switch (state) {
    case 'found':
      return `  ${label} ${place === '' ? '' : paint('faint', place)}${printable(text)}\n`;
    case 'absent':
      return `  ${label} ${paint('faint', `${place}none${text === '' ? '' : ` ${printable(text)}`}`)}\n`;
    case 'failed':
      return `  ${label} ${paint('yellow', `${place}no answer (${printable(text)})`)}\n`;
    default:
      return state satisfies never;
  }
}

export function printFindings(findings: readonly PrintedDomainFinding[], paint: Paint): string {
  return findings
    .map(({ severity, cause, remedy, source }) => {
      const indent = ' '.repeat(11);
      return `\n  ${paint(COLORS[severity], severity.padEnd(8))} ${printable(cause)}\n${indent}${printable(remedy)}\n${indent}${paint('faint', source)}\n`;
    })
    .join('');
}

export function closingLine({ summary }: PrintedDomain): string {
  const found = countSeverities(summary);
  return `\n${found === '' ? 'Nothing wrong' : found}; ${countOf(summary.questions, 'question')} to the DNS in ${(summary.ms / 1000).toFixed(1)} s.\n`;
}
