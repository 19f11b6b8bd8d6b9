import { sep } from 'node:path';
import { inHistory } from '../../core/secrets/in-history.ts';
import { explainDropped } from '../../core/secrets/trace.ts';
import { printable } from '../../mail/wire/printable.ts';
import { findGit } from '../../workspace/git.ts';
import { pathOfUri } from '../../workspace/uri.ts';
import { readConfiguration } from '../configuration.ts';
import { displayPath } from '../lint/collect.ts';
import type { Terminal } from '../terminal.ts';
import { usesColor } from '../terminal.ts';
import type { BaselineQuestion } from '../../workspace/baseline-file.ts';
import { openBaseline, openBaselineForUpdate } from '../../workspace/baseline-file.ts';
import type { Reported } from './findings.ts';
import { placeOf, reportPast, reportPresent } from './findings.ts';
import type { ScanOptions } from './options.ts';
import { parseScanOptions, SCAN_USAGE } from './options.ts';
import type { ScannedFile, ScannedFinding } from './report.ts';
import { countBySeverity } from './report.ts';
import type { RangeOf } from '../../workspace/positions.ts';
import { createRangeOf } from '../../workspace/positions.ts';
import type { PresentSecret, SearchContext, Target } from '../../workspace/search-files.ts';
import { resolveTargets, searchFiles } from '../../workspace/search-files.ts';
import type { PastSecrets } from '../../workspace/search-history.ts';

/**
 * `envelope scan`. Returns the exit code: 0 clean, 1 findings at error level, 2 could not run. `thread` is a script that calls
 * `siftForParent` where it runs in a thread of its own.
 */
export async function runScan(args: readonly string[], terminal: Terminal, thread?: string): Promise<number> {
  const parsed = parseScanOptions(args);
  if ('help' in parsed) {
    terminal.stdout.write(SCAN_USAGE);
    return 0;
  }
  const problem = 'problem' in parsed ? parsed.problem : undefined;
  if (problem === undefined && 'options' in parsed) return scan(parsed.options, terminal, thread);
  terminal.stderr.write(`envelope scan: ${problem}\n`);
  return 2;
}

async function scan(options: ScanOptions, terminal: Terminal, thread: string | undefined): Promise<number> {
  const started = performance.now();
  const root = terminal.cwd();
  const say = (text: string) => terminal.stderr.write(`envelope scan: ${printable(text)}\n`);
  const git = options.git ? await findGit([root], terminal.env['PATH']) : undefined;
  const opened = await (options.updateBaseline ? openBaselineForUpdate : openBaseline)(root, options.baseline);
  if ('problem' in opened) {
    say(opened.problem);
    return 2;
  }
  const { baseline } = opened;
  const { targets, missing } = await resolveTargets(options.paths, root);
  for (const path of missing) say(`${path} cannot be read.`);

  const rangeOf = createRangeOf();
  const context: SearchContext = {
    git,
    configuration: await readConfiguration(root, terminal),
    trace: options.verbose ? createTrace({ root, say, rangeOf }) : undefined,
    thread,
  };
  const { secrets, summary } = await searchFiles(targets, context);
  for (const path of options.verbose ? summary.truncated : []) say(`${displayPath(path, root)} is read as far as 1 MB.`);
  const past = options.history ? await searchPast({ targets, secrets, context, root, say }) : NO_PAST;
  if (past === undefined) return 2;

  const present = secrets.flatMap(secret => reportPresent(secret, rangeOf));
  const gone = past.secrets.flatMap(secret => reportPast(secret, root, context.configuration));
  if (options.updateBaseline && baseline !== undefined) {
    const count = await baseline.update(
      [...present, ...gone].map(({ question }) => question),
      wasSought(targets, options),
    );
    say(`${displayPath(baseline.path, root)} lists ${count} ${count === 1 ? 'secret' : 'secrets'}.`);
    return missing.length > 0 ? 2 : 0;
  }
  const isNew = ({ question }: { readonly question: BaselineQuestion }) => baseline?.lists(question) !== true;
  const files = groupByFile(present.filter(isNew), root);
  const history = gone.filter(isNew).map(({ finding }) => finding);
  const all = [...files.flatMap(({ findings }) => findings), ...history];
  const counts = {
    files: summary.files,
    commits: past.commits,
    ...countBySeverity(all),
    known: present.length + gone.length - all.length,
    ms: Math.round(performance.now() - started),
  };
  const { formatScan } = await import('./format.ts');
  terminal.stdout.write(formatScan({ files, history, summary: counts }, { format: options.format, color: usesColor(terminal) }));
  if (missing.length > 0 || past.incomplete.length > 0) return 2;
  return counts.errors > 0 ? 1 : 0;
}

const NO_PAST: PastSecrets = { secrets: [], commits: 0, incomplete: [], isShallow: false };

type Say = (text: string) => unknown;

interface Tracing {
  readonly root: string;
  readonly say: Say;
  readonly rangeOf: RangeOf;
}

/** Says what was dropped and why; the text itself never. */
function createTrace({ root, say, rangeOf }: Tracing): NonNullable<SearchContext['trace']> {
  return ({ at, what, why }, document) => {
    const { line, column } = placeOf(rangeOf(document, at.span));
    say(`${displayPath(pathOfUri(at.uri) ?? at.uri, root)}:${line}:${column}: dropped ${what}, since it ${explainDropped(why)}.`);
  };
}

interface PastQuestion {
  readonly targets: readonly Target[];
  readonly secrets: readonly PresentSecret[];
  readonly context: SearchContext;
  readonly root: string;
  readonly say: Say;
}

async function searchPast({ targets, secrets, context, root, say }: PastQuestion): Promise<PastSecrets | undefined> {
  if (context.git === undefined) {
    say('--history needs git and a repository.');
    return undefined;
  }
  const { searchHistory } = await import('../../workspace/search-history.ts');
  const past = await searchHistory(targets, secrets, { ...context, git: context.git });
  for (const folder of past.incomplete) say(`the history of ${displayPath(folder, root)} cannot be read to its end.`);
  if (past.isShallow) say('this clone is shallow: older commits were not searched. "git fetch --unshallow" brings them.');
  return past;
}

/** Entries of the history stay unless it was searched. */
function wasSought(targets: readonly Target[], { history }: ScanOptions): (rule: string, path: string) => boolean {
  return (rule, path) =>
    (history || rule !== inHistory.id) && targets.some(target => path === target.path || path.startsWith(target.path + sep));
}

function groupByFile(reported: readonly Reported<ScannedFinding>[], root: string): ScannedFile[] {
  const files = Map.groupBy(reported, ({ question }) => displayPath(question.path, root));
  return [...files]
    .map(([path, findings]) => ({ path, findings: findings.map(({ finding }) => finding).sort(byPlace) }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

function byPlace(one: ScannedFinding, other: ScannedFinding): number {
  return one.line - other.line || one.column - other.column;
}
