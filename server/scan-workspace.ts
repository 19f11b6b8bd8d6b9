import { ProgressType } from 'vscode-languageserver';
import { renderMessage } from '../core/model/finding.ts';
import { inHistory } from '../core/secrets/in-history.ts';
import { explainDropped } from '../core/secrets/trace.ts';
import type { PastFinding, ScanFinding, ScanParams, ScanProgress, ScanResult } from '../protocol/requests.ts';
import type { BaselineFile } from '../workspace/baseline-file.ts';
import { openBaseline } from '../workspace/baseline-file.ts';
import { findGit } from '../workspace/git.ts';
import type { RangeOf } from '../workspace/positions.ts';
import { createRangeOf } from '../workspace/positions.ts';
import type { PresentSecret, SearchContext, Target } from '../workspace/search-files.ts';
import { searchFiles } from '../workspace/search-files.ts';
import type { PastSecret } from '../workspace/search-history.ts';
import { searchHistory } from '../workspace/search-history.ts';
import { pathOfUri } from '../workspace/uri.ts';
import type { ServerContext } from './context.ts';

export interface ScanContext extends ServerContext {
  readonly folders: readonly string[];
  /** Git is asked in a trusted workspace alone. */
  readonly isTrusted: () => boolean;
  readonly pageOf: (rule: string) => string;
}

/** Milliseconds between two words about the progress. */
const PROGRESS_EVERY = 100;

/** What is dropped on the way goes to the trace, without its text. */
export async function scanWorkspace({ history, token }: ScanParams, context: ScanContext, signal: AbortSignal): Promise<ScanResult> {
  const { connection, service, folders } = context;
  const tell = createProgress(value => {
    if (token !== undefined) void connection.sendProgress(new ProgressType<ScanProgress>(), token, value);
  });
  const result = { files: 0, commits: 0, findings: [] as ScanFinding[], history: [] as PastFinding[], isComplete: true };
  const rangeOf = createRangeOf();
  const paths = folders.flatMap(folder => pathOfUri(folder) ?? []);
  const git = context.isTrusted() ? await findGit(paths) : undefined;
  for (const path of paths) {
    const target: Target = { path, kind: 'folder' };
    const search: SearchContext = {
      git,
      configuration: service.configuration,
      signal,
      trace: ({ at, what, why }, document) => {
        const { line, character } = rangeOf(document, at.span).start;
        connection.tracer.log(`${document.path}:${line + 1}:${character + 1}: dropped ${what}, since it ${explainDropped(why)}.`);
      },
    };
    const opened = await openBaseline(path);
    // The search goes on without it, and finds what the baseline keeps quiet.
    if ('problem' in opened) connection.console.warn(opened.problem);
    const known = 'baseline' in opened ? opened.baseline : undefined;
    const { files: before, commits } = result;
    const { secrets, summary } = await searchFiles([target], { ...search, onProgress: files => tell({ files: before + files, commits }) });
    result.files += summary.files;
    result.findings.push(...secrets.flatMap(secret => presentFinding(secret, context, { known, rangeOf })));
    if (!history || git === undefined) continue;
    const { files } = result;
    const past = await searchHistory([target], secrets, { ...search, git, onProgress: count => tell({ files, commits: commits + count }) });
    result.commits += past.commits;
    result.history.push(...past.secrets.flatMap(secret => pastFinding(secret, path, { context, known })));
    result.isComplete &&= past.incomplete.length === 0 && !past.isShallow;
  }
  return { ...result, isComplete: result.isComplete && !signal.aborted };
}

function createProgress(send: (value: ScanProgress) => void): (value: ScanProgress) => void {
  let last = 0;
  return value => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY) return;
    last = now;
    send(value);
  };
}

interface Reporting {
  readonly known: BaselineFile | undefined;
  readonly rangeOf: RangeOf;
}

function presentFinding(
  { found, document, finding }: PresentSecret,
  { service, pageOf }: ScanContext,
  { known, rangeOf }: Reporting,
): ScanFinding[] {
  const path = pathOfUri(document.uri) ?? document.path;
  if (finding === undefined || known?.lists({ rule: finding.rule, path, value: found.value }) === true) return [];
  const { rule, severity, message, at } = finding;
  const isShown = service
    .check(document.uri)
    .some(other => other.rule === rule && other.at.span.start <= at.span.start && at.span.end <= other.at.span.end);
  return [
    {
      rule,
      severity,
      message: renderMessage(message),
      location: { uri: document.uri, range: rangeOf(document, at.span) },
      page: pageOf(rule),
      isShown,
    },
  ];
}

interface PastContext {
  readonly context: ScanContext;
  readonly known: BaselineFile | undefined;
}

function pastFinding(
  { found, path, commit, line, stillUsedIn }: PastSecret,
  folder: string,
  { context, known }: PastContext,
): PastFinding[] {
  const isOff = context.service.configuration.rules[inHistory.id] === 'off';
  if (isOff || known?.lists({ rule: inHistory.id, path, value: found.value }) === true) return [];
  const relative = (file: string) => file.slice(folder.length + 1).replaceAll('\\', '/');
  const args = { commit: commit.slice(0, 12), kind: found.kind };
  const message =
    stillUsedIn === undefined
      ? renderMessage({ text: inHistory.message, args })
      : renderMessage({ text: inHistory.stillUsed, args: { ...args, file: relative(stillUsedIn) } });
  return [{ commit, path: relative(path), line, message }];
}
