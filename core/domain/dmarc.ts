import type { Asking, DnsFailure } from './ask.ts';
import { isDnsName, isWithin, normalizeName, NOT_ANSWERED, recordsOf } from './ask.ts';
import { hasVersion, readTags, repeatedTags, tagValues } from './tags.ts';

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';
export type AlignmentMode = 'relaxed' | 'strict';

/** `p`: the tag that is wrong, or that only readers from before RFC 9989 act on. */
export interface DmarcFlaw {
  readonly kind: 'bad-value' | 'removed-tag' | 'unknown-tag' | 'repeated-tag' | 'not-a-tag' | 'no-policy';
  readonly tag: string;
  readonly value: string;
}

/** A policy record (RFC 9989 §4.7). */
export interface DmarcRecord {
  readonly text: string;
  /** What receivers act on: `none` where `p` is unusable and reports are asked for; absent where the record has no effect (§4.10.1). */
  readonly policy?: DmarcPolicy;
  /** Of subdomains that exist, and of names that do not; `policy` when absent. */
  readonly subdomainPolicy?: DmarcPolicy;
  readonly nonexistentPolicy?: DmarcPolicy;
  readonly dkimAlignment: AlignmentMode;
  readonly spfAlignment: AlignmentMode;
  /** `t=y`: receivers are asked to apply one step less than the policy. */
  readonly isTest: boolean;
  /** Removed by RFC 9989; readers of RFC 7489 apply the policy to so many of a hundred messages. */
  readonly percent?: number;
  /** `y`: a public suffix; `n`: the organisation's own domain; `u`: the tree tells. */
  readonly psd: 'y' | 'n' | 'u';
  readonly reports: readonly string[];
  readonly failureReports: readonly string[];
  readonly flaws: readonly DmarcFlaw[];
}

export function isDmarc(text: string): boolean {
  return hasVersion(text, 'DMARC1');
}

const KNOWN = new Set(['v', 'p', 'sp', 'np', 'adkim', 'aspf', 'fo', 'psd', 'rua', 'ruf', 't', 'pct', 'rf', 'ri']);
const REMOVED = new Set(['pct', 'rf', 'ri']);

const VALUES: Readonly<Record<string, RegExp>> = {
  p: /^(?:none|quarantine|reject)$/i,
  sp: /^(?:none|quarantine|reject)$/i,
  np: /^(?:none|quarantine|reject)$/i,
  adkim: /^[rs]$/i,
  aspf: /^[rs]$/i,
  fo: /^[01ds](?:\s*:\s*[01ds])*$/i,
  psd: /^[ynu]$/i,
  t: /^[yn]$/i,
  pct: /^(?:\d{1,2}|100)$/,
};

/** Reads a policy record. Tags of unknown names are ignored, as are bad values of those that have a default (RFC 9989 §4.7). */
export function readDmarc(text: string): DmarcRecord {
  const tags = readTags(text);
  const values = tagValues(tags);
  const flaws: DmarcFlaw[] = [];
  for (const { name, value } of tags) {
    const tag = name.toLowerCase();
    if (tag === '') flaws.push({ kind: 'not-a-tag', tag, value });
    else if (!KNOWN.has(tag)) flaws.push({ kind: 'unknown-tag', tag, value });
    else if (VALUES[tag]?.test(value) === false) flaws.push({ kind: 'bad-value', tag, value });
    else if (REMOVED.has(tag)) flaws.push({ kind: 'removed-tag', tag, value });
  }
  for (const tag of repeatedTags(tags)) if (tag !== '') flaws.push({ kind: 'repeated-tag', tag, value: values.get(tag) ?? '' });
  for (const tag of ['rua', 'ruf']) {
    for (const uri of listOf(values.get(tag))) if (!isReportUri(uri)) flaws.push({ kind: 'bad-value', tag, value: uri });
  }
  if (!values.has('p')) flaws.push({ kind: 'no-policy', tag: 'p', value: '' });

  const fit = (tag: string): string | undefined => {
    const value = values.get(tag);
    return value !== undefined && VALUES[tag]?.test(value) === true ? value.toLowerCase() : undefined;
  };
  const reports = listOf(values.get('rua')).filter(isReportUri);
  const usable = fit('p') !== undefined && ['sp', 'np'].every(tag => !values.has(tag) || fit(tag) !== undefined);
  const policy = usable ? policyOf(fit('p')) : reports.length > 0 ? 'none' : undefined;
  const [subdomain, nonexistent] = usable ? [policyOf(fit('sp')), policyOf(fit('np'))] : [];
  const percent = fit('pct');
  return {
    text,
    ...(policy !== undefined && { policy }),
    ...(subdomain !== undefined && { subdomainPolicy: subdomain }),
    ...(nonexistent !== undefined && { nonexistentPolicy: nonexistent }),
    dkimAlignment: fit('adkim') === 's' ? 'strict' : 'relaxed',
    spfAlignment: fit('aspf') === 's' ? 'strict' : 'relaxed',
    isTest: fit('t') === 'y',
    ...(percent !== undefined && { percent: Number(percent) }),
    psd: fit('psd') === 'y' ? 'y' : fit('psd') === 'n' ? 'n' : 'u',
    reports,
    failureReports: listOf(values.get('ruf')).filter(isReportUri),
    flaws,
  };
}

function policyOf(value: string | undefined): DmarcPolicy | undefined {
  return value === 'none' || value === 'quarantine' || value === 'reject' ? value : undefined;
}

function listOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}

function isReportUri(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?#[\]@$&'()*+;=-]|%[0-9a-f]{2})*$/i.test(uri.replace(/![0-9]+[kmgt]?$/i, ''));
}

/** The domain of a `mailto:` address; `undefined` for any other URI. */
function reportDomain(uri: string): string | undefined {
  const [, domain] = /^mailto:[^@?]*@([^@?!]+)/i.exec(uri) ?? [];
  return domain === undefined ? undefined : normalizeName(domain);
}

export interface DmarcStep {
  /** The domain whose `_dmarc` was asked for. */
  readonly domain: string;
  readonly state: 'found' | 'absent' | 'multiple' | 'failed';
  readonly reason?: DnsFailure;
  /** Every policy record there; more than one are as good as none. */
  readonly texts: readonly string[];
  readonly record?: DmarcRecord;
}

/** What the DNS tree walk for a domain found (RFC 9989 §4.10), from the domain itself upwards. */
export interface DmarcWalk {
  readonly domain: string;
  readonly steps: readonly DmarcStep[];
}

/** The domain of a longer name is asked, then its last seven labels and what is above them: eight questions at most. */
const LABELS_AT_MOST = 7;

/** The names of a walk: the domain, and each parent. */
export function walkNames(domain: string): readonly string[] {
  const labels = normalizeName(domain).split('.');
  const first = labels.length > LABELS_AT_MOST ? labels.length - LABELS_AT_MOST : 1;
  const parents = labels.slice(first).map((_, index) => labels.slice(first + index).join('.'));
  return [labels.join('.'), ...parents].filter(isDnsName);
}

/** All steps are asked for at once, and those behind a record that ends the walk are left out. */
export function* gatherDmarc(domain: string): Asking<DmarcWalk> {
  const names = walkNames(domain);
  const answers = yield names.map(name => ({ type: 'TXT', name: `_dmarc.${name}` }));
  const steps: DmarcStep[] = [];
  for (const [index, name] of names.entries()) {
    const answer = answers[index] ?? NOT_ANSWERED;
    const texts = recordsOf(answer).filter(isDmarc);
    const record = texts.length === 1 && texts[0] !== undefined ? readDmarc(texts[0]) : undefined;
    const failed = answer.state === 'failed' ? { reason: answer.reason } : undefined;
    const state = failed !== undefined ? 'failed' : texts.length > 1 ? 'multiple' : record === undefined ? 'absent' : 'found';
    steps.push({ domain: name, state, texts, ...failed, ...(record !== undefined && { record }) });
    if (record !== undefined && record.psd !== 'u') break;
  }
  return { domain: names[0] ?? domain, steps };
}

/** The domain that belongs together with all below it (RFC 9989 §4.10.2): by records alone, without a list of public suffixes. */
export function organizationalDomain({ domain, steps }: DmarcWalk): string {
  const found = steps.filter(({ record }) => record !== undefined);
  const last = found.at(-1);
  if (last?.record?.psd === 'y' && last.domain !== domain) {
    const below = domain
      .slice(0, -last.domain.length - 1)
      .split('.')
      .at(-1);
    return `${below ?? ''}.${last.domain}`;
  }
  return last?.domain ?? domain;
}

export interface AppliedPolicy {
  readonly step: DmarcStep;
  readonly record: DmarcRecord;
  readonly policy: DmarcPolicy;
  /** The record stands above the domain, so the policy for subdomains speaks. */
  readonly isInherited: boolean;
}

/** The record that receivers apply to mail from the domain (RFC 9989 §4.10.1): its own, the organisation's, or the public suffix's. */
export function appliedPolicy(walk: DmarcWalk): AppliedPolicy | undefined {
  const organization = organizationalDomain(walk);
  const candidates = [walk.domain, organization, ...walk.steps.filter(({ record }) => record?.psd === 'y').map(({ domain }) => domain)];
  for (const domain of candidates) {
    const step = walk.steps.find(each => each.domain === domain);
    if (step?.record === undefined) continue;
    const { record } = step;
    if (record.policy === undefined) return undefined;
    const isInherited = domain !== walk.domain;
    return { step, record, policy: isInherited ? (record.subdomainPolicy ?? record.policy) : record.policy, isInherited };
  }
  return undefined;
}

/** Report addresses of other organisations have to agree, or nothing is sent to them (RFC 9990 §4). The domains that did not. */
export function* gatherReportConsent(policyDomain: string, { reports, failureReports }: DmarcRecord): Asking<readonly string[]> {
  const domains = [...reports, ...failureReports].flatMap(uri => reportDomain(uri) ?? []);
  const foreign = [...new Set(domains)].filter(each => isDnsName(each) && !isWithin(each, policyDomain) && !isWithin(policyDomain, each));
  const answers = yield foreign
    .slice(0, REPORT_DOMAINS_AT_MOST)
    .map(each => ({ type: 'TXT', name: `${policyDomain}._report._dmarc.${each}` }));
  return foreign.filter((_, index) => {
    const answer = answers[index];
    return answer?.state === 'absent' || (answer?.state === 'found' && !recordsOf(answer).some(isDmarc));
  });
}

const REPORT_DOMAINS_AT_MOST = 10;
