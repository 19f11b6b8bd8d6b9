import { providers as builtIn } from './index.ts';
import { mailboxes } from './mailbox-hosts.ts';
import type { Mailbox } from './mailbox-hosts.ts';
import { knownHosts } from './known-hosts.ts';
import { nearestName } from './nearest-name.ts';
import type { HostPattern, LegacyHost, MistakenHosts, Provider, ProviderPort } from './provider.ts';

/** The region in a host's name. `likely`: the provider runs there, but its submission host is not confirmed. */
export interface HostRegion {
  readonly provider: Provider;
  readonly region: string;
  readonly status: 'known' | 'likely' | 'unknown';
}

/** A host where mail is read, and the one where it is submitted. */
export interface MailboxHost extends Mailbox {
  readonly host: string;
  readonly protocol: 'imap' | 'pop3';
}

export type OfProvider<Fact> = Fact & { readonly provider: Provider };

/** All questions about hosts that do not need the network. Hosts may be in any case and end in a dot. */
export interface Providers {
  /** Own providers first, then the built-in ones by id. */
  readonly all: readonly Provider[];
  byId(id: string): Provider | undefined;
  /** The provider that this submission host belongs to, by a former name too. Hosts that several share (`localhost`) belong to none. */
  ofHost(host: string): Provider | undefined;
  /** Everybody who may answer at a shared host: the local catchers and bridges at `localhost`. */
  sharing(host: string): readonly Provider[];
  regionOf(host: string): HostRegion | undefined;
  legacyHost(host: string): OfProvider<LegacyHost> | undefined;
  mistakenHost(host: string): OfProvider<MistakenHosts> | undefined;
  /** A host where mail is read, with the host where it is submitted. */
  mailboxHost(host: string): MailboxHost | undefined;
  /** The known submission host that this one is a slip of the keyboard away from; never for a host that exists. */
  nearestHost(host: string): string | undefined;
}

/** Own providers come before the built-in ones: theirs is the host, theirs the id. */
export function createProviders(own: readonly Provider[] = []): Providers {
  const all = [...own, ...builtIn];
  const byId = new Map<string, Provider>();
  const byHost = new Map<string, Provider>();
  const shared = new Map<string, Provider[]>();
  const legacy = new Map<string, OfProvider<LegacyHost>>();
  const mistaken = new Map<string, OfProvider<MistakenHosts>>();
  const patterns: { readonly pattern: HostPattern; readonly provider: Provider }[] = [];

  for (const provider of all) {
    for (const id of [provider.id, ...(provider.aliases ?? [])]) setOnce(byId, id, provider);
    for (const host of provider.hosts.exact) setOnce(byHost, host, provider);
    for (const host of provider.hosts.shared ?? []) shared.set(host, [...(shared.get(host) ?? []), provider]);
    for (const pattern of provider.hosts.patterns ?? []) patterns.push({ pattern, provider });
  }
  for (const provider of all) {
    for (const each of provider.hosts.legacy ?? []) {
      setOnce(legacy, each.host, { ...each, provider });
      setOnce(byHost, each.host, provider);
    }
    for (const each of provider.hosts.mistaken ?? []) for (const host of each.hosts) setOnce(mistaken, host, { ...each, provider });
  }
  const readingHosts = new Map<string, MailboxHost>();
  for (const each of mailboxes) {
    for (const host of each.imap ?? []) setOnce(readingHosts, host, { ...each, host, protocol: 'imap' });
    for (const host of each.pop3 ?? []) setOnce(readingHosts, host, { ...each, host, protocol: 'pop3' });
  }

  const ownHosts = all.flatMap(provider => submissionHosts(provider).filter(each => !shared.has(each)));

  // Many rules ask about one host, and with every keystroke again, which seldom changes it.
  let lastAsked: { readonly host: string; readonly provider: Provider | undefined } | undefined;
  function ofHost(host: string): Provider | undefined {
    if (lastAsked?.host !== host) {
      const name = normalizeHost(host);
      const provider = byHost.get(name) ?? patterns.find(({ pattern }) => variablePart(name, pattern) !== undefined)?.provider;
      lastAsked = { host, provider };
    }
    return lastAsked.provider;
  }

  let nearest: { readonly name: string; readonly answer: string | undefined } | undefined;

  return {
    all,
    byId: id => byId.get(id),
    ofHost,
    sharing: host => shared.get(normalizeHost(host)) ?? [],
    regionOf(host) {
      const name = normalizeHost(host);
      for (const { pattern, provider } of patterns) {
        const region = 'regions' in pattern ? variablePart(name, pattern) : undefined;
        if (region !== undefined) return { provider, region, status: statusOfRegion(region, pattern) };
      }
      return undefined;
    },
    legacyHost: host => legacy.get(normalizeHost(host)),
    mistakenHost(host) {
      const name = normalizeHost(host);
      return ofHost(name) === undefined ? mistaken.get(name) : undefined;
    },
    mailboxHost(host) {
      const name = normalizeHost(host);
      return ofHost(name) === undefined ? readingHosts.get(name) : undefined;
    },
    nearestHost(host) {
      const name = normalizeHost(host);
      const exists = ofHost(name) !== undefined || readingHosts.has(name) || knownHosts.includes(name);
      if (exists || shared.has(name)) return undefined;
      if (nearest?.name !== name) nearest = { name, answer: nearestName(name, ownHosts) };
      return nearest.answer;
    },
  };
}

/** The hosts to offer, the preferred one first: exact, then one per confirmed region, then shared ones. */
export function submissionHosts({ hosts }: Provider): readonly string[] {
  const regional = (hosts.patterns ?? []).flatMap(pattern =>
    'regions' in pattern ? pattern.regions.map(region => pattern.prefix + region + pattern.suffix) : [],
  );
  return [...hosts.exact, ...regional, ...(hosts.shared ?? [])];
}

/** The ports to offer: those somebody has confirmed, at this host when one is named. */
export function offeredPorts(provider: Provider, host?: string): readonly ProviderPort[] {
  return provider.ports.filter(each => each.confidence !== 'low' && servesHost(each, host));
}

/** What is known of a port there, a guess included; `undefined` if nothing is. */
export function findPort(provider: Provider, port: number, host?: string): ProviderPort | undefined {
  return provider.ports.find(each => each.port === port && servesHost(each, host));
}

/** Lower case, without the root's dot. */
export function normalizeHost(host: string): string {
  const name = host.trim().toLowerCase();
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

function servesHost(port: ProviderPort, host: string | undefined): boolean {
  return host === undefined || port.hosts === undefined || port.hosts.includes(normalizeHost(host));
}

/** What stands where the pattern varies; `undefined` if the host is not of the pattern. */
function variablePart(host: string, pattern: HostPattern): string | undefined {
  const { prefix, suffix } = pattern;
  if (host.length <= prefix.length + suffix.length || !host.startsWith(prefix) || !host.endsWith(suffix)) return undefined;
  const part = host.slice(prefix.length, host.length - suffix.length);
  if ('regions' in pattern) return part.includes('.') ? undefined : part;
  return part.length <= pattern.digits && [...part].every(digit => digit >= '0' && digit <= '9') ? part : undefined;
}

function statusOfRegion(region: string, pattern: HostPattern): HostRegion['status'] {
  if (!('regions' in pattern)) return 'known';
  if (pattern.regions.includes(region)) return 'known';
  return (pattern.likelyRegions ?? []).includes(region) ? 'likely' : 'unknown';
}

function setOnce<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}
