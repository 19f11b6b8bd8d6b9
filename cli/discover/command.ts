import { writeFile } from 'node:fs/promises';
import type { Candidate } from '../../core/discover/candidates.ts';
import { changesFor, compareWithFile, writtenIn, type Difference } from '../../core/discover/compare.ts';
import { applyEdits } from '../../core/model/edit.ts';
import { discover, type DiscoverRequest, type DiscoverResult, type Tried } from '../../mail/discover/discover.ts';
import { printable } from '../../mail/wire/printable.ts';
import { pathOfUri } from '../../workspace/uri.ts';
import { findMailer, type FoundMailer } from '../check/find-mailer.ts';
import { createPaint, type Paint } from '../check/paint.ts';
import { ProgressLine } from '../check/progress.ts';
import { readTrust } from '../check/target.ts';
import { withInterrupt, type InteractiveTerminal } from '../check/terminal.ts';
import { readConfiguration } from '../configuration.ts';
import { createProviders } from '../../core/providers/lookup.ts';
import { displayPath } from '../lint/collect.ts';
import { DISCOVER_USAGE, parseDiscoverOptions, type DiscoverOptions } from './options.ts';

/** What a test brings in place of the network. */
export type DiscoverTools = Pick<DiscoverRequest, 'dns' | 'fetch' | 'resolver' | 'origin'>;

/** The JSON of `envelope discover --json`; docs/discover.schema.json describes it. */
export interface DiscoverReport {
  readonly domain: string;
  readonly tried: readonly (Omit<Candidate, 'provider' | 'username'> & {
    readonly provider: string | null;
    readonly username: string | null;
    readonly works: boolean;
    readonly ms: number;
    readonly mechanisms: readonly string[];
    readonly cause: string | null;
  })[];
  /** The index of the best among those that were tried. */
  readonly best: number | null;
  /** With --from: where the file differs from what works. */
  readonly file?: { readonly place: string; readonly differences: readonly Difference[]; readonly written: boolean };
}

/** `envelope discover`. Returns the exit code: 0 found settings that work, 1 found none, 2 could not run. */
export async function runDiscover(args: readonly string[], terminal: InteractiveTerminal, tools: DiscoverTools = {}): Promise<number> {
  const parsed = parseDiscoverOptions(args);
  if ('help' in parsed) {
    terminal.stdout.write(DISCOVER_USAGE);
    return 0;
  }
  if ('problem' in parsed) return refuse(terminal, parsed.problem);
  const { options } = parsed;
  const found = options.from === undefined ? undefined : await findMailer(options.from, terminal);
  if (found !== undefined && 'problem' in found) return refuse(terminal, found.problem);
  if (found !== undefined && found.mailer.transport.value !== 'smtp') {
    return refuse(terminal, `the mailer at ${found.place} sends by “${found.mailer.transport.value}”, not over SMTP.`);
  }
  const trust = readTrust(options, terminal);
  if ('problem' in trust) return refuse(terminal, trust.problem);
  const providers = found?.service.providers ?? createProviders((await readConfiguration(terminal.cwd(), terminal)).providers);
  return withInterrupt(terminal, async signal => {
    const { about, autoconfig, timeout } = options;
    const request = { about, autoconfig, providers, signal, ...trust, ...tools, ...(timeout !== undefined && { timeout }) };
    return options.json
      ? discoverForPrograms({ options, request, found }, terminal)
      : discoverForPeople({ options, request, found }, terminal);
  });
}

interface Search {
  readonly options: DiscoverOptions;
  readonly request: DiscoverRequest;
  readonly found: FoundMailer | undefined;
}

const PROBLEMS: Readonly<Record<Extract<DiscoverResult, { readonly ok: false }>['problem'], string>> = {
  'not-a-domain': 'it takes a domain or an address, such as example.com or ann@example.com.',
  'name-server-unreachable': 'no name server answered. Check the network and the DNS settings of this machine.',
  cancelled: 'it was cancelled.',
};

function refuse(terminal: InteractiveTerminal, problem: string): number {
  terminal.stderr.write(`envelope discover: ${problem}\n`);
  return 2;
}

async function discoverForPrograms({ options, request, found }: Search, terminal: InteractiveTerminal): Promise<number> {
  const result = await discover(request);
  if (!result.ok) return refuse(terminal, PROBLEMS[result.problem]);
  const file = result.best && found && (await compareFile({ options, found, best: result.best }, terminal));
  const report: DiscoverReport = {
    domain: result.domain,
    tried: result.tried.map(({ candidate: { provider, username, ...place }, works, ms, mechanisms, cause }) => ({
      ...place,
      provider: provider ?? null,
      username: username ?? null,
      works,
      ms,
      mechanisms,
      cause: cause ?? null,
    })),
    best: result.best === undefined ? null : result.tried.indexOf(result.best),
    ...(file && { file }),
  };
  terminal.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  return result.best === undefined ? 1 : 0;
}

async function discoverForPeople({ options, request, found }: Search, terminal: InteractiveTerminal): Promise<number> {
  const paint = createPaint(terminal);
  const progress = new ProgressLine(terminal);
  try {
    progress.show('records');
    const result = await discover({
      ...request,
      onCandidates: candidates => progress.show(`${String(candidates.length)} servers`),
    });
    progress.clear();
    if (!result.ok) return refuse(terminal, PROBLEMS[result.problem]);
    terminal.stdout.write(result.tried.map(tried => printTried(tried, paint)).join(''));
    if (result.best === undefined) {
      terminal.stdout.write(`No server was found that takes logins for ${printable(result.domain)} over verified TLS.\n`);
      return 1;
    }
    terminal.stdout.write(printBest(result.best, paint));
    if (found === undefined) return 0;
    terminal.stdout.write(printFile(await compareFile({ options, found, best: result.best }, terminal), options, paint));
    return 0;
  } finally {
    progress.clear();
  }
}

const SOURCES: Readonly<Record<Candidate['sources'][number], string>> = {
  srv: 'SRV record',
  provider: 'provider',
  mx: 'provider of the MX record',
  autoconfig: 'autoconfig',
  guess: 'usual name',
};

const ENCRYPTION_WORDS = { implicit: 'implicit TLS', starttls: 'STARTTLS' } as const;

function printTried({ candidate, works, ms, cause }: Tried, paint: Paint): string {
  const { host, port, encryption, sources } = candidate;
  const verdict = works ? paint('green', 'works  ') : paint('faint', 'no     ');
  const place = `${printable(host)}:${String(port)} ${ENCRYPTION_WORDS[encryption]}`.padEnd(44);
  const why = works ? sources.map(source => SOURCES[source]).join(', ') : printable(cause ?? '');
  return `  ${verdict} ${place} ${`${String(ms)} ms`.padStart(9)}  ${why}`.trimEnd() + '\n';
}

function printBest({ candidate, mechanisms }: Tried, paint: Paint): string {
  const { host, port, encryption, username } = candidate;
  const lines = [
    `host        ${printable(host)}`,
    `port        ${String(port)}`,
    `encryption  ${ENCRYPTION_WORDS[encryption]}`,
    ...(username === undefined ? [] : [`username    ${printable(username)}`]),
    `mechanisms  ${printable(mechanisms.join(', '))}`,
  ];
  return `\n${paint('bold', 'What works')}\n${lines.map(line => `  ${line}\n`).join('')}`;
}

interface Comparison {
  readonly options: DiscoverOptions;
  readonly found: FoundMailer;
  readonly best: Tried;
}

type FileReport = NonNullable<DiscoverReport['file']>;

/** What the file says next to what works, and with --fix what it says from now on. */
async function compareFile({ options, found, best }: Comparison, terminal: InteractiveTerminal): Promise<FileReport> {
  const { mailer, service, place } = found;
  const differences = compareWithFile(writtenIn(mailer), best.candidate);
  if (!options.fix || differences.length === 0) return { place, differences, written: false };
  const plan = service.plan(changesFor(differences, best.candidate), mailer);
  if (plan === undefined) {
    terminal.stderr.write(`envelope discover: ${place} is written in a way that cannot be changed from here; change it by hand.\n`);
    return { place, differences, written: false };
  }
  for (const { uri, edits } of plan.files) {
    const path = pathOfUri(uri);
    const document = service.project.document(uri);
    if (path === undefined || document === undefined) continue;
    await writeFile(path, applyEdits(document.text, edits));
    terminal.stderr.write(`Wrote ${printable(displayPath(path, terminal.cwd()))}.\n`);
  }
  return { place, differences, written: true };
}

function printFile({ place, differences, written }: FileReport, { fix }: DiscoverOptions, paint: Paint): string {
  if (differences.length === 0) return `\n${place} says the same.\n`;
  const lines = differences.map(({ field, file, works }) => {
    const said = file === undefined ? 'nothing' : printable(String(file));
    return `  ${field.padEnd(11)} ${paint('red', said)} → ${paint('green', printable(String(works)))}\n`;
  });
  const hint = fix || written ? '' : '  --fix writes it into the file.\n';
  return `\n${paint('bold', `What ${place} says`)}\n${lines.join('')}${hint}`;
}
