import { isWithin } from '../ask.ts';
import type { PtrFacts, SpfFacts } from '../facts.ts';
import { found, type DomainFinding } from '../finding.ts';
import { isSpf, readSpf, type SpfFlaw, type SpfTerm } from '../spf.ts';
import { countLookups, isRedirect, LOOKUPS_AT_MOST, VOID_LOOKUPS_AT_MOST, walkSpf, type SpfNode } from '../spf-tree.ts';
import { hasOwnReturnPath, quote, type Sending } from './context.ts';

const FLAWS: Readonly<Record<SpfFlaw, string>> = {
  'unknown-mechanism': 'no mechanism that exists',
  'unexpected-value': 'a mechanism that takes no value',
  'bad-domain': 'a term without a usable domain name',
  'bad-network': 'a term without a usable address',
  'bad-prefix': 'a term with a wrong number of bits',
  'repeated-modifier': 'a repetition, of which only one is allowed',
  'not-a-term': 'no term of SPF',
};

export function assessSpf({ root }: SpfFacts, sending: Sending): readonly DomainFinding[] {
  const { domain, texts, misspelt } = root;
  const [wrong] = misspelt;
  switch (root.state) {
    case 'failed':
      return [found('not-answered', { name: domain, reason: root.reason ?? 'server-failure' }, { about: 'spf' })];
    case 'absent':
      if (wrong !== undefined) return [found('spf-misspelt', { domain, text: quote(wrong) })];
      return [found('spf-missing', { domain, record: suggestion(sending) })];
    case 'multiple':
      return [found('spf-multiple', { domain, count: texts.length, record: mergeRecords(texts) })];
    default:
      return [...assessOwnRecord(root), ...assessTree(root), ...assessInclude(root, sending)];
  }
}

function assessOwnRecord({ domain, record }: SpfNode): readonly DomainFinding[] {
  if (record === undefined) return [];
  const findings = record.faults.map(({ flaw, text }) => found('spf-syntax', { domain, term: quote(text), flaw: FLAWS[flaw] }));
  const { terms } = record;
  const last = terms.findIndex(term => term.kind === 'directive' && term.mechanism === 'all');
  const all = terms[last];
  const after = last < 0 ? [] : terms.slice(last + 1).filter(term => term.kind === 'directive' || isRedirect(term));
  if (all !== undefined && after.length > 0) findings.push(found('spf-after-all', { domain, all: all.text, terms: listTerms(after) }));
  for (const term of terms) {
    if (term.kind !== 'directive') continue;
    if (term.mechanism === 'ptr') findings.push(found('spf-ptr', { domain, term: term.text }));
    const everybody = term.mechanism === 'all' || term.prefix4 === 0 || (term.mechanism === 'ip6' && term.prefix6 === 0);
    if (everybody && term.qualifier === '+') findings.push(found('spf-allows-everybody', { domain, term: term.text }));
  }
  const isOpen = all === undefined ? !terms.some(isRedirect) : all.kind === 'directive' && all.qualifier === '?';
  if (isOpen) findings.push(found('spf-says-nothing', { domain }));
  return findings;
}

function assessTree(root: SpfNode): readonly DomainFinding[] {
  const { domain } = root;
  const findings: DomainFinding[] = [];
  const lost: SpfTerm[] = [];
  for (const node of walkSpf(root)) {
    const broken = node === root ? undefined : brokenReason(node);
    if (broken !== undefined) findings.push(found('spf-include-broken', { domain, inner: node.domain, reason: broken }));
    if (node.state === 'loop') findings.push(found('spf-loop', { domain, inner: node.domain }));
    for (const { term, isVoid, exchangers = 0, node: child } of node.lookups) {
      if (child?.state === 'absent') findings.push(found('spf-include-without-record', { domain: node.domain, term: term.text }));
      else if (isVoid) lost.push(term);
      if (exchangers > LOOKUPS_AT_MOST) findings.push(found('spf-too-many-exchangers', { term: term.text, count: exchangers }));
    }
  }
  const silent = [...walkSpf(root)].find(({ state }) => state === 'failed');
  if (silent !== undefined) {
    findings.push(found('not-answered', { name: silent.domain, reason: silent.reason ?? 'server-failure' }, { about: 'spf' }));
  }
  const count = countLookups(root);
  if (count > LOOKUPS_AT_MOST) findings.push(found('spf-too-many-lookups', { domain, count, heaviest: heaviestTerms(root) }));
  else if (count >= LOOKUPS_AT_MOST - 1) findings.push(found('spf-near-limit', { domain, count }));
  if (lost.length > 0)
    findings.push(found(lost.length > VOID_LOOKUPS_AT_MOST ? 'spf-void-lookups' : 'spf-void-lookup', { domain, terms: listTerms(lost) }));
  return findings;
}

function brokenReason({ state, record, texts }: SpfNode): string | undefined {
  if (state === 'multiple') return `there are ${texts.length} of them`;
  const [fault] = record?.faults ?? [];
  return fault === undefined ? undefined : `${quote(fault.text)} is ${FLAWS[fault.flaw]}`;
}

function heaviestTerms({ lookups }: SpfNode): string {
  const weighed = lookups.map(({ term, node }) => ({ text: term.text, weight: 1 + (node === undefined ? 0 : countLookups(node)) }));
  weighed.sort((one, other) => other.weight - one.weight);
  return weighed
    .slice(0, 3)
    .map(({ text, weight }) => `${quote(text)} (${weight})`)
    .join(', ');
}

function listTerms(terms: readonly SpfTerm[]): string {
  return quote([...new Set(terms.map(({ text }) => text))].join(', '));
}

/** Never an error where the provider has a return path of its own, or where the name of the include is not certain. */
function assessInclude(root: SpfNode, { provider }: Sending): readonly DomainFinding[] {
  const spf = provider?.spf;
  const [include] = spf?.includes ?? [];
  if (provider === undefined || spf === undefined || include === undefined || root.record?.faults.length) return [];
  const names = new Set([...walkSpf(root)].map(node => node.domain));
  if (spf.includes.some(name => names.has(name)) || spf.includes.some(name => isWithin(root.domain, name))) return [];
  const args = { provider: provider.name, domain: root.domain, include, record: withInclude(root.record?.text, include) };
  if (hasOwnReturnPath(provider)) return [found('provider-include-not-needed', args)];
  const last = root.record?.terms.find(term => term.kind === 'directive' && term.mechanism === 'all');
  const isRefused = last?.kind === 'directive' && last.qualifier === '-';
  const severity = spf.confidence === 'high' ? (isRefused ? 'error' : 'warning') : 'info';
  return [found('provider-include-missing', args, { severity, source: sourceOf(spf.sources) })];
}

function sourceOf(sources: readonly string[]): string {
  return sources.find(source => source.startsWith('https://')) ?? 'https://www.rfc-editor.org/rfc/rfc7208#section-5.2';
}

/** The record with one more include, in front of what decides about everybody else. */
export function withInclude(text: string | undefined, include: string): string {
  if (text === undefined) return `v=spf1 include:${include} ~all`;
  const end = readSpf(text).terms.find(term => isRedirect(term) || (term.kind === 'directive' && term.mechanism === 'all'));
  if (end === undefined) return `${text.trimEnd()} include:${include} ~all`;
  return `${text.slice(0, end.span.start)}include:${include} ${text.slice(end.span.start)}`;
}

function suggestion({ provider }: Sending): string {
  const [include] = provider === undefined || hasOwnReturnPath(provider) ? [] : (provider.spf?.includes ?? []);
  return include === undefined ? 'v=spf1 mx ~all, with the senders of the domain in front of ~all' : withInclude(undefined, include);
}

/** All terms of several records, each once, with the last `all` at the end. */
export function mergeRecords(texts: readonly string[]): string {
  const terms = texts.filter(isSpf).flatMap(text => readSpf(text).terms);
  const isAll = (term: SpfTerm) => term.kind === 'directive' && term.mechanism === 'all';
  const rest = terms.filter(term => !isAll(term) && !isRedirect(term)).map(({ text }) => text);
  return ['v=spf1', ...new Set(rest), terms.findLast(isAll)?.text ?? '~all'].join(' ');
}

/** What the record says of addresses that the user named. */
export function assessSenders(domain: string, { senders }: PtrFacts): readonly DomainFinding[] {
  return senders.flatMap(({ address, spf }) => {
    if (spf === undefined || spf.result === 'pass' || spf.result === 'temperror' || spf.result === 'none') return [];
    const term = address.includes(':') ? `ip6:${address}` : `ip4:${address}`;
    return [
      found('sender-not-allowed', { domain, address, result: spf.result, term }, spf.result === 'neutral' ? { severity: 'warning' } : {}),
    ];
  });
}
