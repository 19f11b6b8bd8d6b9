import { domainToASCII } from 'node:url';
import type { Asking } from '../../core/domain/ask.ts';
import { ask, isDomain, normalizeName, recordsOf } from '../../core/domain/ask.ts';
import { assessDomain } from '../../core/domain/assess.ts';
import { domainOf, type Sending } from '../../core/domain/assess/context.ts';
import { addFacts, type DomainFacts, type PolicyFetch, type RecordFacts, type RecordKind } from '../../core/domain/facts.ts';
import type { DomainFinding } from '../../core/domain/finding.ts';
import {
  gatherDkim,
  gatherDmarcFacts,
  gatherMx,
  gatherPtr,
  gatherSpfFacts,
  gatherTxt,
  ownSenders,
  type Selector,
} from '../../core/domain/gather.ts';
import { isStsRecord } from '../../core/domain/mta-sts.ts';
import { summarize, type RecordSummary } from '../../core/domain/summary.ts';
import { startDeadline, untilAborted } from '../probe/deadline.ts';
import { createDriver, type Driver } from './drive.ts';
import type { PolicyFetcher } from './fetch-policy.ts';
import { createResolver, type DnsResolver } from '../dns/resolver.ts';

export interface DomainRequest extends Sending {
  readonly domain: string;
  /** Selectors of DKIM keys that must be there. */
  readonly selectors?: readonly string[];
  /** Addresses that send for the domain: their names and what SPF says of them. */
  readonly addresses?: readonly string[];
  /** Node's own, with the system's servers, when absent. */
  readonly resolver?: DnsResolver;
  /** Without one, the policy of MTA-STS is not fetched. */
  readonly fetchPolicy?: PolicyFetcher;
  /** Milliseconds for the whole check; 10 seconds when absent. What has no answer by then has none. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Called as each kind of record is done. What it throws comes out of `checkDomain`. */
  readonly onRecord?: (report: RecordReport) => void;
}

export interface RecordReport {
  readonly kind: RecordKind;
  /** Since the check began, rounded to tenths. */
  readonly ms: number;
  readonly summaries: readonly RecordSummary[];
}

export interface DomainReport {
  /** In lower case, in ASCII. */
  readonly domain: string;
  /** `not-answered`: the DNS said nothing at all, so the findings say nothing of the domain. */
  readonly outcome: 'answered' | 'not-answered' | 'not-a-domain';
  readonly ms: number;
  /** Questions to the DNS. */
  readonly questions: number;
  readonly facts: DomainFacts;
  readonly records: readonly RecordSummary[];
  readonly findings: readonly DomainFinding[];
}

/** The DNS has room for three tries of a slow server; the whole check waits no longer. */
const DOMAIN_TIMEOUT = 10_000;

/** Selectors that several services and many guides use. */
const COMMON_SELECTORS = ['default', 'google', 'selector1', 'selector2', 's1', 's2', 'k1', 'mail', 'dkim'];

/** Asks the DNS for everything that mail from a domain depends on, all at once, and judges it. It sends no mail, and never throws. */
export async function checkDomain(request: DomainRequest): Promise<DomainReport> {
  const started = performance.now();
  const sinceStart = () => Math.round((performance.now() - started) * 10) / 10;
  const domain = asciiName(request.domain);
  if (!isDomain(domain))
    return { domain, outcome: 'not-a-domain', ms: sinceStart(), questions: 0, facts: { domain }, records: [], findings: [] };

  const deadline = startDeadline(request.timeout ?? DOMAIN_TIMEOUT, request.signal);
  const driver = createDriver(request.resolver ?? createResolver(), deadline.signal);
  let facts: DomainFacts = { domain };
  const records: RecordSummary[] = [];
  const take = (part: RecordFacts): void => {
    facts = addFacts(facts, part);
    const summaries = summarize(domain, part);
    records.push(...summaries);
    request.onRecord?.({ kind: part.kind, ms: sinceStart(), summaries });
  };
  try {
    await Promise.all(partsOf(domain, { request, driver, signal: deadline.signal }).map(async part => take(await part)));
  } finally {
    deadline.release();
  }
  const outcome = driver.answered > 0 ? 'answered' : 'not-answered';
  return { domain, outcome, ms: sinceStart(), questions: driver.asked, facts, records, findings: assessDomain(facts, request) };
}

function asciiName(text: string): string {
  const name = normalizeName(text);
  return domainToASCII(name) || name;
}

interface Surroundings {
  readonly request: DomainRequest;
  readonly driver: Driver;
  readonly signal: AbortSignal;
}

function partsOf(domain: string, { request, driver, signal }: Surroundings): readonly Promise<RecordFacts>[] {
  const run = <Part extends RecordFacts>(asking: Asking<Part>) => driver.run(asking);
  const author = request.from === undefined ? domain : asciiName(domainOf(request.from) ?? domain);
  const spf = run(gatherSpfFacts(domain));
  const given = (request.addresses ?? []).map(address => ({ address, isGiven: true }));
  return [
    run(gatherMx(domain)),
    spf,
    run(gatherDkim(domain, selectorsOf(request))),
    run(gatherDmarcFacts(domain, isDomain(author) ? author : domain)),
    readMtaSts(domain, { request, driver, signal }),
    run(gatherTxt('tls-rpt', `_smtp._tls.${domain}`)),
    run(gatherTxt('bimi', `default._bimi.${domain}`)),
    spf.then(found => run(gatherPtr(domain, given.length > 0 ? given : ownSenders(found)))),
  ];
}

function selectorsOf({ selectors = [], provider }: DomainRequest): readonly Selector[] {
  const given = selectors.map((selector): Selector => ({ selector, origin: 'given' }));
  const known = (provider?.dkim?.selectors ?? []).map((selector): Selector => ({ selector, origin: 'provider' }));
  const common = given.length > 0 ? [] : COMMON_SELECTORS.map((selector): Selector => ({ selector, origin: 'common' }));
  const byName = new Map<string, Selector>();
  for (const each of [...given, ...known, ...common]) if (!byName.has(each.selector)) byName.set(each.selector, each);
  return [...byName.values()];
}

async function readMtaSts(domain: string, { request, driver, signal }: Surroundings): Promise<RecordFacts> {
  const answer = await driver.run(ask('TXT', `_mta-sts.${domain}`));
  const isAnnounced = recordsOf(answer).some(isStsRecord);
  return { kind: 'mta-sts', answer, policy: isAnnounced ? await readPolicy(domain, request.fetchPolicy, signal) : { state: 'not-asked' } };
}

async function readPolicy(domain: string, fetchPolicy: PolicyFetcher | undefined, signal: AbortSignal): Promise<PolicyFetch> {
  if (fetchPolicy === undefined) return { state: 'not-asked' };
  try {
    return { state: 'found', text: await untilAborted(fetchPolicy(`https://mta-sts.${domain}/.well-known/mta-sts.txt`, signal), signal) };
  } catch (error) {
    if (signal.aborted) return { state: 'failed', reason: 'no answer in time' };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { state: 'failed', reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
