import { recordsOf, type DnsAnswer } from '../ask.ts';
import { appliedPolicy } from '../dmarc.ts';
import type { DmarcFacts, MxFacts, PtrFacts, RecordKind, StsFacts, TxtFacts } from '../facts.ts';
import { found, type DomainFinding } from '../finding.ts';
import { parseIp } from '../ip.ts';
import { coversExchanger, isStsRecord, readStsPolicy, readStsRecord, type StsFlaw } from '../mta-sts.ts';
import { isBimi, isTlsRpt, readBimi, readTlsRpt } from '../small-records.ts';
import { quote } from './context.ts';

function notAnswered(about: RecordKind, name: string, answer: DnsAnswer): readonly DomainFinding[] {
  return answer.state === 'failed' ? [found('not-answered', { name, reason: answer.reason }, { about })] : [];
}

export function assessMx(domain: string, { answer, exchangers, ownAddresses }: MxFacts): readonly DomainFinding[] {
  if (answer.state === 'failed') return notAnswered('mx', domain, answer);
  if (answer.state === 'absent') {
    if (!answer.exists) return [found('no-such-domain', { domain })];
    return [ownAddresses.length > 0 ? found('mx-implicit', { domain }) : found('mx-missing', { domain })];
  }
  if (exchangers.some(({ host }) => host === ''))
    return [exchangers.length === 1 ? found('mx-null', { domain }) : found('mx-null-and-others', { domain })];
  return exchangers.flatMap(({ host, addresses, isAlias, isUnanswered }) => {
    if (parseIp(host) !== undefined) return [found('mx-is-address', { domain, host })];
    if (isAlias) return [found('mx-is-alias', { domain, host })];
    return addresses.length === 0 && !isUnanswered ? [found('mx-without-address', { domain, host })] : [];
  });
}

const STS_FLAWS: Readonly<Record<StsFlaw, string>> = {
  'no-version': 'there is no "version: STSv1"',
  'no-mode': 'there is no mode of enforce, testing or none',
  'no-max-age': 'there is no max_age of at most 31557600 seconds',
  'no-mx': 'it lists no mx',
  'not-a-field': 'a line is no field',
};

export function assessMtaSts(domain: string, { answer, policy }: StsFacts, mx: MxFacts | undefined): readonly DomainFinding[] {
  const texts = recordsOf(answer).filter(isStsRecord);
  const [text] = texts;
  if (text === undefined) return [];
  if (texts.length > 1) return [found('sts-multiple', { domain })];
  if (readStsRecord(text).id === undefined) return [found('sts-syntax', { domain })];
  switch (policy.state) {
    case 'not-asked':
      return [];
    case 'failed':
      return [found('sts-policy-unreachable', { domain, reason: quote(policy.reason) })];
    case 'found':
      return assessStsPolicy(domain, policy.text, mx);
    default:
      return policy satisfies never;
  }
}

function assessStsPolicy(domain: string, text: string, mx: MxFacts | undefined): readonly DomainFinding[] {
  const policy = readStsPolicy(text);
  if (policy.flaws.length > 0) return [found('sts-policy-syntax', { domain, flaws: policy.flaws.map(flaw => STS_FLAWS[flaw]).join(', ') })];
  const { mode = 'none' } = policy;
  if (mode === 'none') return [];
  const uncovered = (mx?.exchangers ?? []).filter(({ host }) => host !== '' && !coversExchanger(policy, host));
  return uncovered.map(({ host }) =>
    found('sts-exchanger-not-covered', { domain, mode, host }, mode === 'enforce' ? { severity: 'error' } : {}),
  );
}

export function assessTlsRpt(domain: string, { answer }: TxtFacts, sts: StsFacts | undefined): readonly DomainFinding[] {
  const [text] = recordsOf(answer).filter(isTlsRpt);
  if (text !== undefined) return readTlsRpt(text).reports.length === 0 ? [found('tls-rpt-syntax', { domain })] : [];
  const hasPolicy = recordsOf(sts?.answer).some(isStsRecord);
  return hasPolicy && answer.state === 'absent' ? [found('tls-rpt-missing', { domain })] : [];
}

export function assessBimi(domain: string, { answer }: TxtFacts, dmarc: DmarcFacts | undefined): readonly DomainFinding[] {
  const [text] = recordsOf(answer).filter(isBimi);
  if (text === undefined) return [];
  const { location, authority } = readBimi(text);
  if (location === '') return [];
  if (!/^https:\/\/./i.test(location)) return [found('bimi-syntax', { domain, location: quote(location) })];
  const applied = dmarc === undefined ? undefined : appliedPolicy(dmarc.walk);
  const isEnforced = applied !== undefined && applied.policy !== 'none' && (applied.record.percent ?? 100) === 100;
  const findings: DomainFinding[] = [];
  if (dmarc !== undefined && !isEnforced) findings.push(found('bimi-needs-policy', { domain, policy: applied?.policy ?? 'missing' }));
  if (authority === '') findings.push(found('bimi-without-certificate', { domain }));
  return findings;
}

export function assessPtr({ senders }: PtrFacts): readonly DomainFinding[] {
  return senders.flatMap(({ address, answer, names, confirmed }) => {
    if (answer.state === 'failed') return notAnswered('ptr', address, answer);
    if (names.length === 0) return [found('ptr-missing', { address })];
    return confirmed === undefined ? [found('ptr-not-confirmed', { address, names: names.join(', ') })] : [];
  });
}
