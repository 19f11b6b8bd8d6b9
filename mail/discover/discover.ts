import { domainToASCII } from 'node:url';
import { readAutoconfig, type AutoconfigServer } from '../../core/discover/autoconfig.ts';
import { rankCandidates, type Candidate, type Clues } from '../../core/discover/candidates.ts';
import { readExchangers } from '../../core/domain/small-records.ts';
import { createProviders, type Providers } from '../../core/providers/lookup.ts';
import { addressFlaw, holdsControl, isHost } from '../../core/smtp/address.ts';
import { startDeadline } from '../probe/deadline.ts';
import { probe as runProbe } from '../probe/probe.ts';
import type { ProbeReport } from '../probe/report.ts';
import type { ProbeRequest, SessionRequest } from '../probe/request.ts';
import { TrustStore } from '../probe/trust.ts';
import { createFetchText, type FetchText } from './fetch-text.ts';
import { createResolver, type DnsResolver } from '../dns/resolver.ts';
import { askRecords, findBySrv } from './find-by-srv.ts';

export interface DiscoverRequest extends Pick<SessionRequest, 'resolver' | 'trust' | 'timeout' | 'signal' | 'origin' | 'now'> {
  /** `example.org` or `ann@example.org`; of an address, only the domain leaves this machine. */
  readonly about: string;
  readonly providers?: Providers;
  /** Of records; addresses are `resolver`'s. The system's servers when absent. */
  readonly dns?: DnsResolver;
  /** Ask for files for mail clients too, at the domain's own servers and in Thunderbird's collection. The user has said so. */
  readonly autoconfig?: boolean;
  readonly fetch?: FetchText;
  readonly probe?: (request: ProbeRequest) => Promise<ProbeReport>;
  /** Called when the candidates are known, and when one of them was tried. */
  readonly onCandidates?: (candidates: readonly Candidate[]) => void;
  readonly onTried?: (tried: Tried) => void;
}

/** A candidate and how its server answered. No login took part. */
export interface Tried {
  readonly candidate: Candidate;
  /** The server proved who it is, and offers a login. */
  readonly works: boolean;
  /** Milliseconds until it was known. */
  readonly ms: number;
  readonly mechanisms: readonly string[];
  /** A condition's or reply's id, where it does not work. */
  readonly cause?: string;
}

export type DiscoverResult =
  | { readonly ok: false; readonly problem: 'not-a-domain' | 'name-server-unreachable' | 'cancelled' }
  | {
      readonly ok: true;
      readonly domain: string;
      /** Those that work before those that do not, each most trusted first. */
      readonly tried: readonly Tried[];
      readonly best?: Tried;
    };

/** For a look-up of records or a file; each runs beside the others. In milliseconds. */
const LOOK_UP = 8000;

/** A port that is blocked does not answer at all. In milliseconds, for each stage. */
const PATIENCE = 5000;

/** Sessions at a time: some servers count connections from one address. */
const AT_ONCE = 4;

/** Finds the submission settings of a domain that work: gathers who says what, and tries it. It never throws. */
export async function discover(request: DiscoverRequest): Promise<DiscoverResult> {
  const { about, signal, providers = createProviders() } = request;
  const subject = readSubject(about);
  if (subject === undefined) return { ok: false, problem: 'not-a-domain' };
  const clues = await gather(subject, request);
  if (signal?.aborted === true) return { ok: false, problem: 'cancelled' };
  if (clues === undefined) return { ok: false, problem: 'name-server-unreachable' };

  const candidates = rankCandidates(clues, providers);
  request.onCandidates?.(candidates);
  const tried = await tryAll(candidates, request);
  const ordered = [...tried.filter(({ works }) => works), ...tried.filter(({ works }) => !works)];
  const [best] = ordered;
  return { ok: true, domain: subject.domain, tried: ordered, ...(best?.works === true && { best }) };
}

type Subject = Pick<Clues, 'domain' | 'address'>;

function readSubject(about: string): Subject | undefined {
  const text = about.trim();
  const isAddress = text.includes('@');
  if (holdsControl(text)) return undefined;
  if (isAddress && addressFlaw(text) !== undefined) return undefined;
  const domain = domainToASCII(text.slice(text.lastIndexOf('@') + 1).replace(/\.$/, ''));
  if (!isHost(domain) || !domain.includes('.') || domain.includes(':')) return undefined;
  return { domain, ...(isAddress && { address: text }) };
}

/** Undefined when no question to the DNS was answered. */
async function gather(subject: Subject, request: DiscoverRequest): Promise<Clues | undefined> {
  const { dns = createResolver(), autoconfig = false, fetch = createFetchText() } = request;
  const { domain, address } = subject;
  const deadline = startDeadline(LOOK_UP, request.signal);
  try {
    const [srv, mx, files] = await Promise.all([
      findBySrv(domain, dns, deadline.signal),
      askRecords({ type: 'MX', name: domain }, dns, deadline.signal),
      autoconfig ? findAutoconfig(subject, fetch, deadline.signal) : [],
    ]);
    if (srv === undefined && mx === undefined) return undefined;
    return {
      domain,
      ...(address !== undefined && { address }),
      srv: srv ?? [],
      mx: readExchangers(mx ?? []).flatMap(({ host }) => (host === '' ? [] : [host])),
      autoconfig: files,
    };
  } finally {
    deadline.release();
  }
}

/** The domain's own files, then Thunderbird's collection. The address itself is told to none of them. */
async function findAutoconfig({ domain, address }: Subject, fetch: FetchText, signal: AbortSignal): Promise<readonly AutoconfigServer[]> {
  const urls = [
    `https://autoconfig.${domain}/mail/config-v1.1.xml`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
    `https://autoconfig.thunderbird.net/v1.1/${domain}`,
  ];
  const texts = await Promise.all(urls.map(url => fetch(url, signal).catch(() => undefined)));
  return texts.map(text => (text === undefined ? [] : readAutoconfig(text, address))).find(servers => servers.length > 0) ?? [];
}

/** A few at a time, in their order. */
async function tryAll(candidates: readonly Candidate[], request: DiscoverRequest): Promise<readonly Tried[]> {
  const trustStore = new TrustStore();
  const results: Tried[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < candidates.length; index = next++) {
      const candidate = candidates[index];
      if (candidate === undefined || request.signal?.aborted === true) return;
      const tried = await tryOne(candidate, request, trustStore);
      results[index] = tried;
      request.onTried?.(tried);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results.filter(() => true);
}

async function tryOne(candidate: Candidate, request: DiscoverRequest, trustStore: TrustStore): Promise<Tried> {
  const { probe = runProbe, resolver, trust, signal, origin, now, timeout = PATIENCE } = request;
  const { host, port, encryption, provider } = candidate;
  const report = await probe({
    host,
    port,
    encryption,
    timeout,
    trustStore,
    ...(provider !== undefined && { provider }),
    ...(resolver && { resolver }),
    ...(trust && { trust }),
    ...(signal && { signal }),
    ...(origin && { origin }),
    ...(now && { now }),
  });
  const failed = report.stages.find(({ outcome }) => outcome === 'failed');
  const works = failed === undefined && report.protection === 'verified' && report.mechanisms.length > 0;
  const cause = report.diagnosis?.id ?? (works ? undefined : 'authentication-not-offered');
  return {
    candidate,
    works,
    ms: Math.round(report.stages.reduce((sum, { ms }) => sum + ms, 0)),
    mechanisms: report.mechanisms,
    ...(!works && cause !== undefined && { cause }),
  };
}
