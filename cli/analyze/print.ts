import type { Analysis, Verdict } from '../../core/arrival/analysis.ts';
import type { Hop } from '../../core/arrival/received.ts';
import { renderFinding } from '../../core/domain/finding.ts';
import type { Severity } from '../../core/model/finding.ts';
import { printable } from '../../mail/wire/printable.ts';
import type { Paint } from '../check/paint.ts';

const COLORS = { error: 'red', warning: 'yellow', info: 'faint', hint: 'faint' } as const satisfies Record<Severity, string>;

/** Everything in a message was written by others, so nothing of it reaches the terminal as it is. */
export function printAnalysis(analysis: Analysis, paint: Paint): string {
  const { from, returnPath, subject, receiver, spf, dkim, dmarc, hops, travel, findings } = analysis;
  const line = (label: string, text: string | undefined) =>
    text === undefined || text === '' ? '' : `  ${label.padEnd(12)} ${printable(text)}\n`;
  const verdicts = [
    ...(spf === undefined ? [] : [printVerdict('SPF', spf, paint)]),
    ...dkim.map(each => printVerdict('DKIM', each, paint)),
    ...(dmarc === undefined ? [] : [printVerdict('DMARC', dmarc, paint)]),
  ];
  return [
    line('From', from),
    line('Return-Path', returnPath),
    line('Subject', subject),
    line('Receiver', receiver),
    verdicts.length === 0 ? '' : `\n${verdicts.join('')}`,
    hops.length === 0 ? '' : `\n${hops.map(hop => printHop(hop, paint)).join('')}`,
    travel === undefined ? '' : `  ${describeDelay(travel)} all in all\n`,
    ...findings.map(({ severity, source, ...texts }) => {
      const { cause, remedy } = renderFinding(texts);
      const indent = ' '.repeat(11);
      return `\n  ${paint(COLORS[severity], severity.padEnd(8))} ${printable(cause)}\n${indent}${printable(remedy)}\n${indent}${paint('faint', source)}\n`;
    }),
    findings.length === 0 ? '\nNothing wrong.\n' : '',
  ].join('');
}

const ALIGNMENTS = { same: 'aligned', relaxed: 'aligned (relaxed)', none: 'not aligned' } as const;

function printVerdict(label: string, { result, domain = '', alignment }: Verdict, paint: Paint): string {
  const color = result === 'pass' ? 'green' : result === 'fail' ? 'red' : 'yellow';
  const aligned =
    alignment === undefined || label === 'DMARC' ? '' : paint(alignment === 'none' ? 'yellow' : 'faint', ALIGNMENTS[alignment]);
  return (
    `  ${label.padEnd(12)} ${paint(color, printable(result.slice(0, 20)).padEnd(9))} ${printable(domain)}  ${aligned}`.trimEnd() + '\n'
  );
}

function printHop({ from, by, protocol, isEncrypted, delay }: Hop, paint: Paint): string {
  const way = `${from === undefined ? '' : `${printable(from)} → `}${printable(by ?? '?')}`;
  const how = [protocol === undefined ? '' : printable(protocol), isEncrypted ? 'TLS' : ''].filter(part => part !== '').join(', ');
  return `  ${(delay === undefined ? '' : describeDelay(delay)).padStart(9)}  ${way}  ${paint('faint', how)}`.trimEnd() + '\n';
}

/** `3 s`, `12 min`, `5 h`; below zero where a clock is wrong. */
function describeDelay(ms: number): string {
  const size = Math.abs(ms);
  if (size < 120_000) return `${Math.round(ms / 1000)} s`;
  return size < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}
