import type { Asking, DnsAnswer, DnsFailure, DnsQuestion } from './ask.ts';
import { isDnsName, normalizeName, NOT_ANSWERED, recordsOf } from './ask.ts';
import { isSpf, readSpf, type SpfDirective, type SpfRecord, type SpfTerm } from './spf.ts';
import { hasMacro } from './spf-macro.ts';

/** RFC 7208 §4.6.4: terms that cause look-ups, and look-ups that find nothing. */
export const LOOKUPS_AT_MOST = 10;
export const VOID_LOOKUPS_AT_MOST = 2;

/** A tree that needs more is broken long before; what lies beyond is not asked for. */
const RECORDS_AT_MOST = 60;

/** The SPF record of a domain, with all that it includes. */
export interface SpfNode {
  readonly domain: string;
  readonly state: 'found' | 'absent' | 'multiple' | 'failed' | 'loop' | 'not-asked';
  readonly reason?: DnsFailure;
  /** Every TXT record of the domain that is an SPF record; more than one is a permerror. */
  readonly texts: readonly string[];
  /** TXT records that look as if they were meant to be one. */
  readonly misspelt: readonly string[];
  readonly record?: SpfRecord;
  /** In the order of the terms. Those after `all` cost nothing and are not here. */
  readonly lookups: readonly SpfLookup[];
}

/** A term that costs a look-up. */
export interface SpfLookup {
  readonly term: SpfTerm;
  /** The domain that is asked about; absent when only a message's own values tell it. */
  readonly domain?: string;
  /** Nothing was there. */
  readonly isVoid: boolean;
  /** Of `mx`: how many names; more than ten are a permerror. */
  readonly exchangers?: number;
  /** Of `include` and `redirect`. */
  readonly node?: SpfNode;
}

interface Branch {
  readonly domain: string;
  readonly ancestors: readonly string[];
  attach(node: SpfNode): void;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Reads the record of a domain and, level by level, all that it leads to. */
export function* gatherSpf(domain: string): Asking<SpfNode> {
  let root: SpfNode | undefined;
  let level: readonly Branch[] = [{ domain: normalizeName(domain), ancestors: [], attach: node => (root = node) }];
  let left = RECORDS_AT_MOST;
  while (level.length > 0) {
    const asked = level.slice(0, left);
    left -= asked.length;
    for (const { domain: name, attach } of level.slice(asked.length)) attach({ ...EMPTY, domain: name, state: 'not-asked' });
    const answers = yield asked.map(({ domain: name }) => ({ type: 'TXT', name }));
    const next: Branch[] = [];
    const terms: { readonly lookup: Mutable<SpfLookup>; readonly questions: readonly DnsQuestion[] }[] = [];
    for (const [index, branch] of asked.entries()) {
      const lookups: Mutable<SpfLookup>[] = [];
      const node = nodeOf(branch.domain, answers[index] ?? NOT_ANSWERED, lookups);
      branch.attach(node);
      for (const term of node.record === undefined ? [] : lookupTerms(node.record)) {
        const target = targetOf(term, branch.domain);
        const lookup: Mutable<SpfLookup> = { term, isVoid: false, ...(target !== undefined && { domain: target }) };
        lookups.push(lookup);
        if (target === undefined || !isDnsName(target)) continue;
        if (isInclusion(term)) follow({ domain: target, ancestors: [...branch.ancestors, branch.domain], attach: attachTo(lookup) }, next);
        else terms.push({ lookup, questions: questionsOf(term, target) });
      }
    }
    if (terms.length > 0) {
      const found = yield terms.flatMap(({ questions }) => questions);
      let position = 0;
      for (const { lookup, questions } of terms) {
        const own = found.slice(position, (position += questions.length));
        lookup.isVoid = own.length > 0 && own.every(({ state }) => state === 'absent');
        if (questions[0]?.type === 'MX') lookup.exchangers = recordsOf(own[0]).length;
      }
    }
    level = next;
  }
  return root ?? { ...EMPTY, domain };
}

const EMPTY = { state: 'failed', texts: [], misspelt: [], lookups: [] } as const;

function follow(branch: Branch, next: Branch[]): void {
  if (branch.ancestors.includes(branch.domain)) branch.attach({ ...EMPTY, domain: branch.domain, state: 'loop' });
  else next.push(branch);
}

function attachTo(lookup: Mutable<SpfLookup>): (node: SpfNode) => void {
  return node => {
    lookup.node = node;
    lookup.isVoid = node.state === 'absent' && node.texts.length === 0;
  };
}

function nodeOf(domain: string, answer: DnsAnswer, lookups: readonly SpfLookup[]): SpfNode {
  const records = recordsOf(answer);
  const texts = records.filter(isSpf);
  const misspelt = texts.length > 0 ? [] : records.filter(text => /^["'\s]*(?:v\s*=\s*)?spf[\s12:;.]/i.test(text));
  const [only] = texts;
  if (answer.state === 'failed') return { domain, state: 'failed', reason: answer.reason, texts, misspelt, lookups };
  if (only === undefined) return { domain, state: 'absent', texts, misspelt, lookups };
  if (texts.length > 1) return { domain, state: 'multiple', texts, misspelt, lookups };
  return { domain, state: 'found', texts, misspelt, record: readSpf(only), lookups };
}

/** The terms that may cost a look-up: what follows `all` is never reached, and `redirect` counts only without `all` (RFC 7208 §5.1, §6.1). */
function lookupTerms({ terms }: SpfRecord): readonly SpfTerm[] {
  const all = terms.findIndex(term => term.kind === 'directive' && term.mechanism === 'all');
  const reached = terms.filter((term, index) => term.kind === 'directive' && (all < 0 || index < all) && asksDns(term));
  const redirect = all < 0 ? terms.find(isRedirect) : undefined;
  return redirect === undefined ? reached : [...reached, redirect];
}

function asksDns({ mechanism }: SpfDirective): boolean {
  return mechanism !== 'all' && mechanism !== 'ip4' && mechanism !== 'ip6';
}

export function isRedirect(term: SpfTerm): boolean {
  return term.kind === 'modifier' && term.name === 'redirect';
}

function isInclusion(term: SpfTerm): boolean {
  return isRedirect(term) || (term.kind === 'directive' && term.mechanism === 'include');
}

function targetOf(term: SpfTerm, domain: string): string | undefined {
  const target = term.kind === 'modifier' ? term.value : (term.target ?? domain);
  return hasMacro(target) ? undefined : normalizeName(target);
}

/** Only what tells whether the look-up is void; the names behind an `mx` or a `ptr` depend on who sends. */
function questionsOf(term: SpfTerm, name: string): readonly DnsQuestion[] {
  if (term.kind === 'modifier') return [];
  switch (term.mechanism) {
    case 'a':
      return [
        { type: 'A', name },
        { type: 'AAAA', name },
      ];
    case 'exists':
      return [{ type: 'A', name }];
    case 'mx':
      return [{ type: 'MX', name }];
    default:
      return [];
  }
}

/** Look-ups in the worst case: a sender that only the last term matches. */
export function countLookups({ lookups }: SpfNode): number {
  return lookups.reduce((count, { node }) => count + 1 + (node === undefined ? 0 : countLookups(node)), 0);
}

/** Every node, this one first. */
export function* walkSpf(node: SpfNode): Generator<SpfNode> {
  yield node;
  for (const { node: child } of node.lookups) if (child !== undefined) yield* walkSpf(child);
}
