import type { Asking, DnsAnswer } from './ask.ts';
import { ask, isDnsName, normalizeName, NOT_ANSWERED, recordsOf } from './ask.ts';
import { checkHost } from './check-host.ts';
import { isDkimKey, readDkimKey } from './dkim-key.ts';
import { gatherDmarc, gatherReportConsent } from './dmarc.ts';
import type { DkimFacts, DmarcFacts, ExchangerFacts, MxFacts, PtrFacts, SelectorFacts, SenderFacts, SpfFacts, TxtFacts } from './facts.ts';
import { parseIp, reverseName } from './ip.ts';
import { readExchangers } from './small-records.ts';
import { gatherSpf } from './spf-tree.ts';

/** Ten serve the largest; a hostile answer could name thousands. */
const EXCHANGERS_AT_MOST = 20;
const NAMES_AT_MOST = 10;
/** RFC 1034 §3.6.2 wants none; a chain of CNAMEs that is longer leads nowhere or in a circle. */
const ALIASES_AT_MOST = 8;

export function* gatherMx(domain: string): Asking<MxFacts> {
  const answer = yield* ask('MX', domain);
  const named = readExchangers(recordsOf(answer)).slice(0, EXCHANGERS_AT_MOST);
  const hosts = answer.state === 'absent' ? [domain] : named.map(({ host }) => host);
  const asked = hosts.filter(host => isDnsName(host) && parseIp(host) === undefined);
  const answers = yield asked.flatMap(name => [
    { type: 'A', name },
    { type: 'AAAA', name },
    { type: 'CNAME', name },
  ]);
  const answersOf = (host: string): readonly DnsAnswer[] => {
    const index = asked.indexOf(host);
    return index < 0 ? [] : answers.slice(index * 3, index * 3 + 3);
  };
  const exchangers = named.map((each): ExchangerFacts => {
    const [a, aaaa, alias] = answersOf(each.host);
    const addresses = [...recordsOf(a), ...recordsOf(aaaa)];
    const isUnanswered = addresses.length === 0 && (a?.state === 'failed' || aaaa?.state === 'failed');
    return { ...each, addresses, isAlias: recordsOf(alias).length > 0, isUnanswered };
  });
  return {
    kind: 'mx',
    answer,
    exchangers,
    ownAddresses: answer.state === 'absent' ? answersOf(domain).slice(0, 2).flatMap(recordsOf) : [],
  };
}

export function* gatherSpfFacts(domain: string): Asking<SpfFacts> {
  return { kind: 'spf', root: yield* gatherSpf(domain) };
}

export interface Selector {
  readonly selector: string;
  readonly origin: SelectorFacts['origin'];
}

/** Selectors cannot be listed, so those that are likely are asked for, all at once, and aliases are followed by hand to be told of. */
export function* gatherDkim(domain: string, selectors: readonly Selector[]): Asking<DkimFacts> {
  const searches: Search[] = selectors.map(({ selector, origin }) => {
    const name = normalizeName(`${selector}._domainkey.${domain}`);
    return { selector, origin, name, at: name, aliases: [], answer: NOT_ANSWERED };
  });
  let open = searches.filter(({ name }) => isDnsName(name));
  while (open.length > 0) {
    const answers = yield open.flatMap(({ at }) => [
      { type: 'TXT', name: at },
      { type: 'CNAME', name: at },
    ]);
    const next: Search[] = [];
    for (const [index, search] of open.entries()) {
      const [key = NOT_ANSWERED, alias] = answers.slice(index * 2, index * 2 + 2);
      search.answer = key;
      const [target] = recordsOf(alias).map(normalizeName);
      if (target === undefined || !isDnsName(target) || search.aliases.includes(target) || search.aliases.length >= ALIASES_AT_MOST)
        continue;
      search.aliases.push(target);
      search.at = target;
      next.push(search);
    }
    open = next;
  }
  return { kind: 'dkim', selectors: searches.map(selectorFacts) };
}

interface Search extends Selector {
  readonly name: string;
  readonly aliases: string[];
  at: string;
  answer: DnsAnswer;
}

function selectorFacts({ selector, origin, name, aliases, answer }: Search): SelectorFacts {
  return { selector, origin, name, aliases, answer, keys: recordsOf(answer).filter(isDkimKey).map(readDkimKey) };
}

/** The walk starts at the domain of the From address, which receivers look at; the other one tells what belongs together. */
export function* gatherDmarcFacts(domain: string, author: string): Asking<DmarcFacts> {
  const walk = yield* gatherDmarc(author);
  const ownWalk = author === domain ? undefined : yield* gatherDmarc(domain);
  const policy = walk.steps.find(({ record }) => record !== undefined);
  const silent = policy?.record === undefined ? [] : yield* gatherReportConsent(policy.domain, policy.record);
  return { kind: 'dmarc', walk, ...(ownWalk !== undefined && { ownWalk }), silentReportDomains: silent };
}

export function* gatherTxt(kind: TxtFacts['kind'], name: string): Asking<TxtFacts> {
  return { kind, name, answer: yield* ask('TXT', name) };
}

/** Forward-confirmed reverse DNS (RFC 8601 §2.7.3) of each sending address, and what the domain's SPF record says of those that the user named. */
export function* gatherPtr(domain: string, asked: readonly Sender[]): Asking<PtrFacts> {
  const senders: SenderFacts[] = [];
  for (const { address, isGiven } of asked) {
    const octets = parseIp(address);
    if (octets === undefined) continue;
    const answer = yield* ask('PTR', reverseName(octets));
    const names = recordsOf(answer).map(normalizeName).filter(isDnsName).slice(0, NAMES_AT_MOST);
    const found = yield names.map(name => ({ type: octets.length === 4 ? 'A' : 'AAAA', name }));
    const confirmed = names.find((_, index) => recordsOf(found[index]).some(each => parseIp(each)?.join('.') === octets.join('.')));
    const spf = isGiven ? yield* checkHost({ address, domain }) : undefined;
    senders.push({ address, answer, names, ...(confirmed !== undefined && { confirmed }), ...(spf !== undefined && { spf }) });
  }
  return { kind: 'ptr', senders };
}

export interface Sender {
  readonly address: string;
  /** The user asks about it; otherwise the domain's own SPF record names it. */
  readonly isGiven: boolean;
}

/** A record that lists more of them is one of a provider, whose names are not this domain's business. */
const SENDERS_AT_MOST = 4;

/** Addresses that the domain's own SPF record names one by one: its own servers. */
export function ownSenders({ root }: SpfFacts): readonly Sender[] {
  const addresses = (root.record?.terms ?? []).flatMap(term => {
    if (term.kind !== 'directive' || term.qualifier !== '+' || term.target === undefined) return [];
    if (term.mechanism === 'ip4' && (term.prefix4 ?? 32) === 32) return [term.target];
    return term.mechanism === 'ip6' && (term.prefix6 ?? 128) === 128 ? [term.target] : [];
  });
  return addresses.length > SENDERS_AT_MOST ? [] : addresses.map(address => ({ address, isGiven: false }));
}
