import { RECORD_KINDS, RECORD_LABELS } from '../../core/domain/facts.ts';
import { parseIp } from '../../core/domain/ip.ts';
import { createProviders } from '../../core/providers/lookup.ts';
import type { Provider } from '../../core/providers/provider.ts';
import { checkDomain, type DomainReport, type DomainRequest } from '../../mail/domain/check-domain.ts';
import { fetchPolicy } from '../../mail/domain/fetch-policy.ts';
import { createPaint } from '../check/paint.ts';
import { ProgressLine } from '../check/progress.ts';
import { withInterrupt, type InteractiveTerminal } from '../check/terminal.ts';
import { readConfiguration } from '../configuration.ts';
import { DOMAIN_USAGE, parseDomainOptions, type DomainOptions } from './options.ts';
import { closingLine, printFindings, printRecord } from './print.ts';
import { reportDomain } from './report.ts';

/** What a test brings in place of the network. */
export type DomainTools = Pick<DomainRequest, 'resolver' | 'fetchPolicy'>;

/** `envelope domain`. Returns the exit code: 0 nothing wrong, 1 something at error level, 2 could not run. */
export async function runDomain(
  args: readonly string[],
  terminal: InteractiveTerminal,
  tools: DomainTools = { fetchPolicy },
): Promise<number> {
  const parsed = parseDomainOptions(args);
  if ('help' in parsed) {
    terminal.stdout.write(DOMAIN_USAGE);
    return 0;
  }
  if ('problem' in parsed) return refuse(terminal, parsed.problem);
  const { options } = parsed;
  const wrong = options.addresses.find(address => parseIp(address) === undefined);
  if (wrong !== undefined) return refuse(terminal, `--ip takes an address, and ${JSON.stringify(wrong)} is none.`);
  const provider = options.provider === undefined ? undefined : await findProvider(options.provider, terminal);
  if (options.provider !== undefined && provider === undefined) {
    return refuse(terminal, `no provider is called ${JSON.stringify(options.provider)}; docs/providers.md lists their ids.`);
  }
  const { domain, from, selectors, addresses, timeout } = options;
  const request: DomainRequest = {
    domain,
    selectors,
    addresses,
    ...tools,
    ...(provider !== undefined && { provider }),
    ...(from !== undefined && { from }),
    ...(timeout !== undefined && { timeout }),
  };
  return withInterrupt(terminal, async signal => finish({ ...request, signal }, options, terminal));
}

function refuse(terminal: InteractiveTerminal, problem: string): number {
  terminal.stderr.write(`envelope domain: ${problem}\n`);
  return 2;
}

async function findProvider(name: string, terminal: InteractiveTerminal): Promise<Provider | undefined> {
  const providers = createProviders((await readConfiguration(terminal.cwd(), terminal)).providers);
  return providers.byId(name.toLowerCase()) ?? providers.ofHost(name);
}

async function finish(request: DomainRequest, options: DomainOptions, terminal: InteractiveTerminal): Promise<number> {
  const report = options.json ? await checkDomain(request) : await checkForPeople(request, terminal);
  if (report.outcome === 'not-a-domain') return refuse(terminal, `${JSON.stringify(options.domain)} is not a domain, such as example.com.`);
  if (request.signal?.aborted === true) return refuse(terminal, 'it was cancelled.');
  if (report.outcome === 'not-answered') {
    return refuse(terminal, 'no name server answered. Check the network and the DNS settings of this machine.');
  }
  const printed = reportDomain(report, options);
  const paint = createPaint(terminal);
  terminal.stdout.write(
    options.json ? `${JSON.stringify(printed, undefined, 2)}\n` : printFindings(printed.findings, paint) + closingLine(printed),
  );
  return printed.summary.errors > 0 ? 1 : 0;
}

/** A terminal shows each record as it is found; a pipe gets them in an order that stays. */
async function checkForPeople(request: DomainRequest, terminal: InteractiveTerminal): Promise<DomainReport> {
  const paint = createPaint(terminal);
  const progress = new ProgressLine(terminal);
  const isLive = terminal.stdout.isTTY === true;
  const waiting = new Set(RECORD_KINDS);
  const wait = () => progress.show([...waiting].map(kind => RECORD_LABELS[kind]).join(', '));
  try {
    wait();
    const report = await checkDomain({
      ...request,
      onRecord({ kind, summaries }) {
        waiting.delete(kind);
        if (!isLive) return;
        progress.clear();
        terminal.stdout.write(summaries.map(summary => printRecord(summary, paint)).join(''));
        if (waiting.size > 0) wait();
      },
    });
    progress.clear();
    if (!isLive && report.outcome === 'answered') {
      const ordered = RECORD_KINDS.flatMap(kind => report.records.filter(record => record.kind === kind));
      terminal.stdout.write(ordered.map(record => printRecord(record, paint)).join(''));
    }
    return report;
  } finally {
    progress.clear();
  }
}
