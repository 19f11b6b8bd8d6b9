import type { Configuration } from '../../core/configuration.ts';
import { renderMessage } from '../../core/model/finding.ts';
import { inHistory } from '../../core/secrets/in-history.ts';
import { pathOfUri } from '../../workspace/uri.ts';
import { displayPath } from '../lint/collect.ts';
import type { BaselineQuestion } from '../../workspace/baseline-file.ts';
import type { HistoryFinding, ScannedFinding } from './report.ts';
import type { RangeOf } from '../../workspace/positions.ts';
import type { PresentSecret } from '../../workspace/search-files.ts';
import type { PastSecret } from '../../workspace/search-history.ts';

/** A finding with what a baseline is asked about it. */
export interface Reported<Finding> {
  readonly question: BaselineQuestion;
  readonly finding: Finding;
}

export function reportPresent({ found, document, finding }: PresentSecret, rangeOf: RangeOf): Reported<ScannedFinding>[] {
  if (finding === undefined) return [];
  const { rule, severity, message, source, provider } = finding;
  return [
    {
      question: { rule, path: pathOfUri(document.uri) ?? document.path, value: found.value },
      finding: {
        rule,
        severity,
        message: renderMessage(message),
        ...placeOf(rangeOf(document, found.at.span)),
        provider: provider ?? null,
        source,
      },
    },
  ];
}

/** Digits of a commit's name that people read. */
const SHORT = 12;

export function reportPast(
  { found, path, commit, line, column, stillUsedIn }: PastSecret,
  root: string,
  { rules }: Configuration,
): Reported<HistoryFinding>[] {
  const severity = rules[inHistory.id] ?? inHistory.severity;
  if (severity === 'off') return [];
  const file = stillUsedIn === undefined ? null : displayPath(stillUsedIn, root);
  const text = file === null ? inHistory.message : inHistory.stillUsed;
  return [
    {
      question: { rule: inHistory.id, path, value: found.value },
      finding: {
        rule: inHistory.id,
        severity,
        message: renderMessage({ text, args: { commit: commit.slice(0, SHORT), kind: found.kind, ...(file !== null && { file }) } }),
        line,
        column,
        endLine: line,
        endColumn: column + found.value.length,
        provider: found.provider ?? null,
        source: inHistory.source,
        commit,
        path: displayPath(path, root),
        stillUsedIn: file,
      },
    },
  ];
}

/** 1-based. */
export function placeOf({ start, end }: ReturnType<RangeOf>) {
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
