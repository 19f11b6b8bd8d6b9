import type { DkimFlaw, DkimKey } from '../dkim-key.ts';
import type { DkimFacts, SelectorFacts } from '../facts.ts';
import { found, type DomainFinding } from '../finding.ts';
import type { Sending } from './context.ts';

const FLAWS: Readonly<Record<DkimFlaw, string>> = {
  'wrong-version': 'its version is not DKIM1, or does not come first',
  'no-key': 'there is no p',
  'unknown-key-type': 'the kind of key in k is neither rsa nor ed25519',
  'bad-key': 'p does not hold such a key, as when it was cut off or copied with its line ends',
  'repeated-tag': 'a tag stands twice, as when two records were put into one',
  'not-a-tag': 'a part of it is no tag',
};

/** What RFC 8301 §3.2 wants at least, and what it advises. */
const BITS_AT_LEAST = 1024;
const BITS_ADVISED = 2048;

export function assessDkim(domain: string, { selectors }: DkimFacts, { provider }: Sending): readonly DomainFinding[] {
  const findings = selectors.flatMap(assessSelector);
  const tried = selectors.filter(({ answer }) => answer.state !== 'failed');
  const isAnyFound = selectors.some(({ keys }) => keys.length > 0);
  const own = tried.filter(({ origin }) => origin === 'provider');
  const isCertain = provider?.dkim !== undefined && provider.dkim.confidence !== 'low';
  if (own.length > 0 && isCertain && own.every(({ keys, aliases }) => keys.length === 0 && aliases.length === 0)) {
    findings.push(found('dkim-provider-key-missing', { domain, provider: provider.name, selectors: listSelectors(own) }));
  } else if (!isAnyFound && tried.length > 0 && findings.length === 0) {
    findings.push(found('dkim-not-found', { domain, selectors: listSelectors(tried) }));
  }
  const silent = selectors.filter(({ answer }) => answer.state === 'failed');
  const [first] = silent;
  if (first?.answer.state === 'failed' && silent.length === selectors.length) {
    findings.push(found('not-answered', { name: first.name, reason: first.answer.reason }, { about: 'dkim' }));
  }
  return findings;
}

function listSelectors(selectors: readonly SelectorFacts[]): string {
  return selectors.map(({ selector }) => selector).join(', ');
}

function assessSelector(facts: SelectorFacts): readonly DomainFinding[] {
  const { selector, name, origin, aliases, answer, keys } = facts;
  const target = aliases.at(-1);
  if (answer.state === 'failed') return [];
  if (keys.length === 0 && target !== undefined) return [found('dkim-alias-leads-nowhere', { name, target })];
  if (keys.length === 0) return origin === 'given' ? [found('dkim-selector-missing', { name, selector })] : [];
  const several = keys.length > 1 ? [found('dkim-multiple', { name, count: keys.length })] : [];
  return [...several, ...keys.flatMap(key => assessKey(name, key, origin))];
}

function assessKey(name: string, key: DkimKey, origin: SelectorFacts['origin']): readonly DomainFinding[] {
  // Old keys of selectors that nobody uses any more are revoked on purpose.
  if (key.isRevoked)
    return [found('dkim-revoked', { name }, { severity: origin === 'given' ? 'error' : origin === 'provider' ? 'warning' : 'info' })];
  const [flaw] = key.flaws;
  const findings: DomainFinding[] = [];
  if (flaw !== undefined) findings.push(found('dkim-unreadable', { name, flaw: FLAWS[flaw] }));
  if (key.type === 'rsa' && key.bits !== undefined && key.bits < BITS_ADVISED) {
    findings.push(found(key.bits < BITS_AT_LEAST ? 'dkim-short-key' : 'dkim-modest-key', { name, bits: key.bits }));
  }
  if (key.hashes !== undefined && !key.hashes.includes('sha256'))
    findings.push(found('dkim-sha1-only', { name, hashes: key.hashes.join(', ') || 'none' }));
  if (!key.services.includes('*') && !key.services.includes('email')) {
    findings.push(found('dkim-not-for-mail', { name, services: key.services.join(', ') || 'nothing' }));
  }
  if (key.isTest) findings.push(found('dkim-test', { name }));
  return findings;
}
