import { appliedPolicy, organizationalDomain, type DmarcFlaw, type DmarcStep } from '../dmarc.ts';
import { freeMailProviders } from '../../providers/free-mail.ts';
import type { DmarcFacts } from '../facts.ts';
import { found, type DomainFinding } from '../finding.ts';
import { quote, type Sending } from './context.ts';

export function assessDmarc(domain: string, facts: DmarcFacts, sending: Sending): readonly DomainFinding[] {
  return [...assessPolicy(facts), ...assessFrom(domain, facts, sending)];
}

function assessPolicy({ walk, silentReportDomains }: DmarcFacts): readonly DomainFinding[] {
  const organization = organizationalDomain(walk);
  const several = walk.steps
    .filter(({ state }) => state === 'multiple')
    .map(step => found('dmarc-multiple', { domain: step.domain, count: step.texts.length }));
  const policy = appliedPolicy(walk);
  if (policy === undefined) {
    const ineffective = walk.steps.find(({ record }) => record !== undefined && record.policy === undefined);
    if (ineffective !== undefined) return [...several, ineffectivePolicy(ineffective)];
    const unanswered = walk.steps.find(({ state }) => state === 'failed');
    if (unanswered !== undefined) {
      return [
        ...several,
        found('not-answered', { name: `_dmarc.${unanswered.domain}`, reason: unanswered.reason ?? 'server-failure' }, { about: 'dmarc' }),
      ];
    }
    return several.length > 0 ? several : [found('dmarc-missing', { domain: walk.domain, organization })];
  }
  const { record, step } = policy;
  const findings = [...several, ...record.flaws.flatMap(flaw => assessFlaw(step.domain, flaw))];
  if (policy.policy === 'none') findings.push(found('dmarc-monitors', { domain: walk.domain }));
  else if (record.isTest) findings.push(found('dmarc-test', { domain: walk.domain, policy: policy.policy }));
  if (record.reports.length === 0) findings.push(found('dmarc-no-reports', { domain: step.domain }));
  for (const target of silentReportDomains) findings.push(found('dmarc-reports-not-taken', { domain: step.domain, target }));
  return findings;
}

function ineffectivePolicy({ domain, record }: DmarcStep): DomainFinding {
  const flaw = record?.flaws.find(({ tag }) => tag === 'p' || tag === 'sp' || tag === 'np');
  return found('dmarc-without-effect', { domain, tag: flaw?.tag ?? 'p', value: quote(flaw?.value ?? '') });
}

function assessFlaw(domain: string, { kind, tag, value }: DmarcFlaw): readonly DomainFinding[] {
  const args = { domain, tag, value: quote(value) };
  switch (kind) {
    case 'bad-value':
      return [found('dmarc-syntax', { ...args, flaw: 'not a value that the tag takes' })];
    case 'repeated-tag':
      return [found('dmarc-syntax', { ...args, flaw: 'there twice' })];
    case 'not-a-tag':
      return [found('dmarc-syntax', { ...args, tag: '', flaw: 'no tag' })];
    case 'unknown-tag':
      return [found('dmarc-syntax', { ...args, flaw: 'a tag that nobody knows' }, { severity: 'info' })];
    case 'no-policy':
      return [found('dmarc-syntax', { domain, tag: 'p', value: '', flaw: 'missing' })];
    case 'removed-tag':
      return tag === 'pct' && value === '100'
        ? [found('dmarc-removed-tag', args, { severity: 'hint' })]
        : [found('dmarc-removed-tag', args)];
    default:
      return kind satisfies never;
  }
}

/** Whether what is authenticated for the domain can pass for the From address (RFC 9989 §4.4). */
function assessFrom(domain: string, { walk, ownWalk }: DmarcFacts, { from, provider }: Sending): readonly DomainFinding[] {
  const author = walk.domain;
  const owners = freeMailProviders(author);
  if (
    owners !== undefined &&
    provider !== undefined &&
    !owners.includes(provider.id) &&
    provider.kind !== 'testing' &&
    provider.kind !== 'local-dev'
  ) {
    return [found('from-free-mail', { owner: author, author, provider: provider.name })];
  }
  if (ownWalk === undefined) return [];
  const policy = appliedPolicy(walk);
  const isStrict = policy?.record.dkimAlignment === 'strict' && policy.record.spfAlignment === 'strict';
  const organization = organizationalDomain(walk);
  if (!isStrict && organization === organizationalDomain(ownWalk)) return [];
  const isApplied = policy !== undefined && policy.policy !== 'none';
  const args = {
    from: from ?? `@${author}`,
    domain,
    author,
    policy: policy?.policy ?? 'none',
    organization: organizationalDomain(ownWalk),
  };
  return [found('from-not-aligned', args, isApplied ? { severity: 'error' } : {})];
}
