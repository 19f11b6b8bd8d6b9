import { freeMailProviders } from '../providers/free-mail.ts';
import { offeredPorts, submissionHosts, type Providers } from '../providers/lookup.ts';
import type { Provider } from '../providers/provider.ts';
import type { AutoconfigServer } from './autoconfig.ts';
import { providerOfMx } from './mx-providers.ts';
import type { SubmissionServer } from './srv.ts';

/**
 * Who says so. `srv`: the domain itself. `provider`: the provider of a mailbox domain. `mx`: the provider that receives for the domain.
 * `autoconfig`: a file for mail clients. `guess`: the names that many servers have.
 */
export type CandidateSource = 'srv' | 'provider' | 'mx' | 'autoconfig' | 'guess';

export interface Candidate {
  readonly host: string;
  readonly port: number;
  readonly encryption: 'implicit' | 'starttls';
  /** Everybody who names it, the most trusted first. */
  readonly sources: readonly [CandidateSource, ...CandidateSource[]];
  readonly username?: string;
  /** An id of `core/providers`, when the host is theirs. */
  readonly provider?: string;
}

/** What was found out about a domain, before anything was tried. */
export interface Clues {
  /** In lower case, without a final dot. */
  readonly domain: string;
  /** The address as it was asked about, when it was one. */
  readonly address?: string;
  readonly srv: readonly SubmissionServer[];
  /** Hosts of the MX records, best first. */
  readonly mx: readonly string[];
  readonly autoconfig: readonly AutoconfigServer[];
}

const TRUST: readonly CandidateSource[] = ['srv', 'provider', 'mx', 'autoconfig', 'guess'];

/** Each is a session or two; more would be a scan. */
const CANDIDATES_AT_MOST = 12;

/**
 * The settings that may work for a domain, most likely first. Guessed names come last, and only where nobody names a server: trying
 * them tells strangers which domain is asked about.
 */
export function rankCandidates(clues: Clues, providers: Providers): readonly Candidate[] {
  const named = [
    ...clues.srv.map(server => candidate(server, 'srv', providers)),
    ...ofProviders(freeMailProviders(clues.domain) ?? [], 'provider', providers),
    ...ofProviders(receiversOf(clues.mx), 'mx', providers),
    ...clues.autoconfig.map(server => candidate(server, 'autoconfig', providers)),
  ];
  const all = named.length > 0 ? named : guesses(clues.domain).map(server => candidate(server, 'guess', providers));
  return merge(all)
    .sort((one, other) => rankOf(one) - rankOf(other))
    .slice(0, CANDIDATES_AT_MOST);
}

function receiversOf(mx: readonly string[]): readonly string[] {
  return [...new Set(mx.flatMap(exchange => providerOfMx(exchange)?.id ?? []))];
}

function ofProviders(ids: readonly string[], source: CandidateSource, providers: Providers): Candidate[] {
  return ids.flatMap(id => {
    const provider = providers.byId(id);
    return provider === undefined || provider.kind === 'relay' ? [] : publishedBy(provider, source);
  });
}

/** At the provider's preferred host, the recommended port first. */
function publishedBy(provider: Provider, source: CandidateSource): Candidate[] {
  const { recommended } = provider;
  return submissionHosts(provider)
    .slice(0, 1)
    .flatMap(host => {
      const ports = offeredPorts(provider, host).filter(({ port }) => port !== 25);
      const ordered = [...ports.filter(({ port }) => port === recommended.port), ...ports.filter(({ port }) => port !== recommended.port)];
      return ordered.flatMap(({ port, encryption }): Candidate[] =>
        encryption === 'optional' ? [] : [{ host, port, encryption, sources: [source], provider: provider.id }],
      );
    });
}

function candidate(server: AutoconfigServer, source: CandidateSource, providers: Providers): Candidate {
  const { host, port, encryption, username } = server;
  const provider = providers.ofHost(host)?.id;
  return {
    host,
    port,
    encryption,
    sources: [source],
    ...(username !== undefined && { username }),
    ...(provider !== undefined && { provider }),
  };
}

/** The names under which most servers of a domain of one's own answer, with implicit TLS first (RFC 8314 §3.3). */
function guesses(domain: string): readonly SubmissionServer[] {
  const hosts = [`smtp.${domain}`, `mail.${domain}`];
  return [
    ...hosts.map(host => ({ host, port: 465, encryption: 'implicit' as const })),
    ...hosts.map(host => ({ host, port: 587, encryption: 'starttls' as const })),
  ];
}

function merge(candidates: readonly Candidate[]): Candidate[] {
  const byPlace = new Map<string, Candidate>();
  for (const each of candidates) {
    const key = `${each.host}:${String(each.port)} ${each.encryption}`;
    const known = byPlace.get(key);
    const [first, ...others] = new Set([...(known?.sources ?? []), ...each.sources]);
    byPlace.set(key, { ...each, ...known, sources: [first ?? 'guess', ...others] });
  }
  return [...byPlace.values()];
}

/** Stable sort keeps the order of each source's own preference. */
function rankOf({ sources }: Candidate): number {
  return TRUST.indexOf(sources[0]);
}
