import type { Asking, DnsAnswer } from './ask.ts';
import { ask, isDnsName, isWithin, normalizeName, recordsOf } from './ask.ts';
import { isInNetwork, parseIp, parseIpv4, parseIpv6, reverseName, type Octets } from './ip.ts';
import { isSpf, readSpf, type SpfDirective, type SpfQualifier, type SpfRecord } from './spf.ts';
import { expandDomain } from './spf-macro.ts';
import { isRedirect, LOOKUPS_AT_MOST, VOID_LOOKUPS_AT_MOST } from './spf-tree.ts';

export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

export interface SpfVerdict {
  readonly result: SpfResult;
  /** The domain whose record decided. */
  readonly domain: string;
  /** The term that decided, as written. */
  readonly term?: string;
}

export interface SpfQuery {
  readonly address: string;
  /** The domain of the envelope sender. */
  readonly domain: string;
  /** The envelope sender; `postmaster@` the domain when absent (RFC 7208 §2.4). */
  readonly sender?: string;
  readonly helo?: string;
}

interface Evaluation {
  readonly address: Octets;
  readonly sender: string;
  readonly helo: string;
  lookups: number;
  voids: number;
}

/** Names behind an `mx`, and names of a client in `ptr` (RFC 7208 §4.6.4). */
const NAMES_AT_MOST = 10;

const RESULTS: Readonly<Record<SpfQualifier, SpfResult>> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' };

/** Ends the evaluation from any depth; never leaves `checkHost`. */
class Stop extends Error {
  readonly verdict: SpfVerdict;

  constructor(verdict: SpfVerdict) {
    super(verdict.result);
    this.verdict = verdict;
  }
}

/** Whether the SPF record of a domain lets an address send (check_host of RFC 7208 §4). */
export function* checkHost({ address, domain, sender, helo }: SpfQuery): Asking<SpfVerdict> {
  const octets = parseIp(address);
  const name = normalizeName(domain);
  if (octets === undefined || !isDnsName(name) || !name.includes('.')) return { result: 'none', domain: name };
  const from =
    sender === undefined || !sender.includes('@') ? `postmaster@${name}` : sender.startsWith('@') ? `postmaster${sender}` : sender;
  const evaluation: Evaluation = { address: octets, sender: from, helo: helo ?? name, lookups: 0, voids: 0 };
  try {
    return yield* evaluate(name, evaluation);
  } catch (error) {
    if (error instanceof Stop) return error.verdict;
    throw error;
  }
}

function* evaluate(domain: string, evaluation: Evaluation): Asking<SpfVerdict> {
  const answer = yield* ask('TXT', domain);
  if (answer.state === 'failed') throw new Stop({ result: 'temperror', domain });
  const texts = recordsOf(answer).filter(isSpf);
  const [text] = texts;
  if (text === undefined) return { result: 'none', domain };
  if (texts.length > 1) throw new Stop({ result: 'permerror', domain });
  const record = readSpf(text);
  const [fault] = record.faults;
  if (fault !== undefined) throw new Stop({ result: 'permerror', domain, term: fault.text });
  return yield* evaluateTerms(record, domain, evaluation);
}

function* evaluateTerms({ terms }: SpfRecord, domain: string, evaluation: Evaluation): Asking<SpfVerdict> {
  for (const term of terms) {
    if (term.kind === 'directive' && (yield* matches(term, domain, evaluation))) {
      return { result: RESULTS[term.qualifier], domain, term: term.text };
    }
  }
  const redirect = terms.find(isRedirect);
  if (redirect?.kind !== 'modifier') return { result: 'neutral', domain };
  countLookup(evaluation, domain, redirect.text);
  const target = expand(redirect.value, domain, evaluation);
  const verdict: SpfVerdict = isDnsName(target) ? yield* evaluate(target, evaluation) : { result: 'none', domain: target };
  return verdict.result === 'none' ? { result: 'permerror', domain, term: redirect.text } : verdict;
}

function* matches(term: SpfDirective, domain: string, evaluation: Evaluation): Asking<boolean> {
  const { address } = evaluation;
  const target = () => expand(term.target ?? domain, domain, evaluation);
  if (term.mechanism !== 'all' && term.mechanism !== 'ip4' && term.mechanism !== 'ip6') countLookup(evaluation, domain, term.text);
  switch (term.mechanism) {
    case 'all':
      return true;
    case 'ip4':
    case 'ip6':
      return holds(parseNetwork(term.target), term, address);
    case 'include':
      return yield* includes(target(), { term, domain, evaluation });
    case 'exists':
      return recordsOf(yield* lookUp('A', target(), { term, domain, evaluation })).length > 0;
    case 'a':
      return recordsOf(yield* lookUp(familyOf(address), target(), { term, domain, evaluation })).some(found =>
        holds(parseIp(found), term, address),
      );
    case 'mx':
      return yield* matchesExchanger(target(), { term, domain, evaluation });
    case 'ptr':
      return yield* matchesName(target(), { term, domain, evaluation });
    default:
      return term.mechanism satisfies never;
  }
}

interface At {
  readonly term: SpfDirective;
  readonly domain: string;
  readonly evaluation: Evaluation;
}

function* includes(target: string, { term, domain, evaluation }: At): Asking<boolean> {
  const { result }: SpfVerdict = isDnsName(target) ? yield* evaluate(target, evaluation) : { result: 'none', domain: target };
  if (result === 'none' || result === 'permerror') throw new Stop({ result: 'permerror', domain, term: term.text });
  return result === 'pass';
}

function* matchesExchanger(target: string, at: At): Asking<boolean> {
  const { term, domain, evaluation } = at;
  const hosts = recordsOf(yield* lookUp('MX', target, at)).map(record => normalizeName(record.replace(/^\d+ /, '')));
  const named = hosts.filter(isDnsName);
  if (named.length > NAMES_AT_MOST) throw new Stop({ result: 'permerror', domain, term: term.text });
  const answers = yield named.map(name => ({ type: familyOf(evaluation.address), name }));
  for (const answer of answers) {
    if (answer.state === 'failed') throw new Stop({ result: 'temperror', domain, term: term.text });
    if (recordsOf(answer).some(found => holds(parseIp(found), term, evaluation.address))) return true;
  }
  return false;
}

/** A failed look-up is no match here, and no error (RFC 7208 §5.5). */
function* matchesName(target: string, { term, domain, evaluation }: At): Asking<boolean> {
  const { address } = evaluation;
  const found = yield* ask('PTR', reverseName(address));
  countVoid(found, { term, domain, evaluation });
  const names = recordsOf(found).map(normalizeName);
  const within = names.slice(0, NAMES_AT_MOST).filter(name => isWithin(name, target));
  const answers = yield within.map(name => ({ type: familyOf(address), name }));
  return answers.some(answer => recordsOf(answer).some(each => equals(parseIp(each), address)));
}

function* lookUp(type: 'A' | 'AAAA' | 'MX', target: string, { term, domain, evaluation }: At): Asking<DnsAnswer> {
  // A name that cannot be one has no records (RFC 7208 §4.8).
  const answer: DnsAnswer = isDnsName(target) ? yield* ask(type, target) : { state: 'absent', exists: false };
  if (answer.state === 'failed') throw new Stop({ result: 'temperror', domain, term: term.text });
  countVoid(answer, { term, domain, evaluation });
  return answer;
}

function countVoid({ state }: DnsAnswer, { term, domain, evaluation }: At): void {
  if (state !== 'absent') return;
  evaluation.voids++;
  if (evaluation.voids > VOID_LOOKUPS_AT_MOST) throw new Stop({ result: 'permerror', domain, term: term.text });
}

function countLookup(evaluation: Evaluation, domain: string, term: string): void {
  if (++evaluation.lookups > LOOKUPS_AT_MOST) throw new Stop({ result: 'permerror', domain, term });
}

function expand(text: string, domain: string, { address, sender, helo }: Evaluation): string {
  return text.includes('%') ? expandDomain(text, { address, sender, helo, domain }) : normalizeName(text);
}

function familyOf(address: Octets): 'A' | 'AAAA' {
  return address.length === 4 ? 'A' : 'AAAA';
}

function parseNetwork(text: string | undefined): Octets | undefined {
  return text === undefined ? undefined : text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function holds(network: Octets | undefined, { prefix4 = 32, prefix6 = 128 }: SpfDirective, address: Octets): boolean {
  return network !== undefined && isInNetwork(address, network, network.length === 4 ? prefix4 : prefix6);
}

function equals(one: Octets | undefined, other: Octets): boolean {
  return one !== undefined && isInNetwork(one, other, 128);
}
