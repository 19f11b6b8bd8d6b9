import { domainOf } from '../domain/assess/context.ts';
import { bySeverity } from '../domain/finding.ts';
import { countAddresses } from './address.ts';
import type { Analysis, ArrivalFinding, Verdict } from './analysis.ts';
import { noticed } from './findings.ts';
import { readHeaders, valuesOf, type MessageHeaders } from './headers.ts';
import { readHops, type Hop } from './received.ts';
import { findVia, firstAddress, isAlignedPass, readArc, readSignatures, readVerdicts } from './verdicts.ts';

/** A hop that takes longer is worth a word. Five minutes, in milliseconds: the shortest that greylisting usually waits. */
const SLOW = 5 * 60_000;
/** Clocks that agree better than this are right enough. In milliseconds. */
const CLOCK_ERROR = 60_000;
/** A loop of mail servers ends long before (RFC 5321 §6.3 wants at least 100 allowed). */
const HOPS_AT_MOST = 200;

/** Reads the source of a received message. Any text is taken; of what is no message it says so. */
export function analyzeMessage(source: string): Analysis {
  const headers = readHeaders(source);
  const from = firstAddress(headers, 'From');
  const author = from === undefined ? undefined : domainOf(from);
  const sender = firstAddress(headers, 'Sender');
  const verdicts = readVerdicts(headers, author);
  const hops = readHops(valuesOf(headers, 'Received').slice(0, HOPS_AT_MOST));
  const times = hops.flatMap(({ at }) => at ?? []);
  const [first, last] = [times[0], times.at(-1)];
  const via = findVia(verdicts, author, sender);
  const arc = readArc(headers);
  const [subject] = valuesOf(headers, 'Subject');
  const [messageId] = valuesOf(headers, 'Message-ID');
  const returnPath = firstAddress(headers, 'Return-Path');
  const analysis: Omit<Analysis, 'findings'> = {
    ...(from !== undefined && { from }),
    ...(author !== undefined && { author }),
    ...(sender !== undefined && { sender }),
    ...(returnPath !== undefined && { returnPath }),
    ...(subject !== undefined && { subject }),
    ...(messageId !== undefined && { messageId }),
    ...verdicts,
    signatures: readSignatures(headers),
    hops,
    ...(first !== undefined && last !== undefined && times.length > 1 && { travel: last - first }),
    ...(via !== undefined && { via }),
    ...(arc !== undefined && { arc }),
    isList: valuesOf(headers, 'List-Id').length > 0,
  };
  return { ...analysis, findings: assessArrival(analysis, headers) };
}

function assessArrival(analysis: Omit<Analysis, 'findings'>, headers: MessageHeaders): readonly ArrivalFinding[] {
  if (headers.fields.length === 0) return [noticed('no-message')];
  const findings = [
    ...assessFields(analysis, headers),
    ...assessSpam(headers),
    ...assessAuthentication(analysis),
    ...assessVia(analysis),
    ...analysis.hops.flatMap(assessHop),
  ];
  if (analysis.arc !== undefined) findings.push(noticed('forwarded', { count: analysis.arc.instances, verdict: analysis.arc.verdict }));
  if (analysis.isList) findings.push(noticed('list'));
  return findings.sort(bySeverity);
}

function assessFields({ author }: Omit<Analysis, 'findings'>, headers: MessageHeaders): readonly ArrivalFinding[] {
  const senders = valuesOf(headers, 'From');
  const count = Math.max(senders.length, ...senders.slice(0, 1).map(countAddresses));
  const missing = ['Date', 'Message-ID'].filter(field => valuesOf(headers, field).length === 0);
  return [
    ...(author === undefined ? [noticed('from-missing')] : []),
    ...(count > 1 ? [noticed('from-repeated', { count })] : []),
    ...missing.map(field => noticed('field-missing', { field })),
  ];
}

/** What filters write when they have decided: SpamAssassin and rspamd, and Microsoft's confidence level of 5 and more. */
function assessSpam(headers: MessageHeaders): readonly ArrivalFinding[] {
  const signs: readonly (readonly [string, RegExp])[] = [
    ['X-Spam-Flag', /^yes\b/i],
    ['X-Spam-Status', /^yes\b/i],
    ['X-MS-Exchange-Organization-SCL', /^[5-9]\b/],
    ['X-Forefront-Antispam-Report', /\bSCL:[5-9]\b/],
  ];
  for (const [field, sign] of signs) {
    const value = valuesOf(headers, field).find(each => sign.test(each.slice(0, 2_000)));
    if (value !== undefined) return [noticed('marked-as-spam', { field, value: value.slice(0, 120) })];
  }
  return [];
}

function assessAuthentication(analysis: Omit<Analysis, 'findings'>): readonly ArrivalFinding[] {
  const { author, spf, dkim, dmarc, aligned, signatures } = analysis;
  if (spf === undefined && dkim.length === 0 && dmarc === undefined) return [noticed('no-results')];
  const findings: ArrivalFinding[] = [];
  const passed = [...(spf === undefined ? [] : [spf]), ...dkim].find(isAlignedPass);
  if (author !== undefined && (dmarc?.result === 'fail' || (dmarc?.result !== 'pass' && aligned === 'fail'))) {
    // Without a policy nothing happens to the message yet.
    const severity = dmarc?.result === 'fail' ? 'error' : 'warning';
    const args = { author, spf: describeVerdict(spf), dkim: dkim.length === 0 ? 'none' : dkim.map(describeVerdict).join(', ') };
    const failure = noticed('dmarc-failed', args, severity);
    findings.push(passed === undefined ? failure : noticed('dmarc-failed-although-aligned', { author, passed: describeVerdict(passed) }));
  }
  if (spf !== undefined) findings.push(...assessSpf(spf, dkim.some(isAlignedPass)));
  // A receiver that leaves DKIM out of its results has not looked at the signature.
  if (signatures.length === 0) findings.push(noticed('not-signed'));
  for (const each of dkim) if (each.result !== 'pass') findings.push(...assessSignature(each, analysis));
  return findings;
}

function describeVerdict(verdict: Verdict | undefined): string {
  if (verdict === undefined) return 'none';
  const { result, domain, alignment } = verdict;
  const what = domain === undefined ? result : `${result} for ${domain}`;
  return result === 'pass' && alignment === 'none' ? `${what}, which is another organisation` : what;
}

function assessSpf({ result, domain = 'the sender' }: Verdict, isSaved: boolean): readonly ArrivalFinding[] {
  const severity = isSaved ? 'info' : 'warning';
  if (result === 'fail' || result === 'softfail') return [noticed('spf-failed', { result, domain }, severity)];
  return result === 'permerror' || result === 'temperror' ? [noticed('spf-error', { result, domain }, severity)] : [];
}

function assessSignature(verdict: Verdict, { dkim, signatures }: Omit<Analysis, 'findings'>): readonly ArrivalFinding[] {
  const { result, domain = 'the sender', comment, reason } = verdict;
  if (result === 'none') return [];
  const words = [reason, comment].filter(each => each !== undefined).join(' ');
  const selector = verdict.properties['header.s'] ?? signatures.find(each => each.domain === domain)?.selector ?? '';
  const severity = dkim.some(isAlignedPass) ? 'info' : 'warning';
  if (/body\s?hash/i.test(words)) return [noticed('body-changed', { domain }, severity)];
  if (/\bkey\b/i.test(words) || result === 'permerror')
    return [noticed('key-not-found', { domain, selector, reason: words === '' ? result : words }, severity)];
  return [noticed('signature-failed', { domain, reason: words === '' ? result : words }, severity)];
}

function assessVia({ via, author = '', from = '', sender = '' }: Omit<Analysis, 'findings'>): readonly ArrivalFinding[] {
  if (via === undefined) return [];
  const { domain, because } = via;
  switch (because) {
    case 'sender-field':
      return [noticed('on-behalf-of', { sender, from, author })];
    case 'other-signature':
      return [noticed('via', { domain, author, because: `the message is signed by ${domain} and not by ${author}` })];
    case 'other-return-path':
      return [noticed('via', { domain, author, because: `its return path is at ${domain}, and nothing is signed by ${author}` })];
    default:
      return because satisfies never;
  }
}

function assessHop({ by = 'a machine', delay = 0 }: Hop): readonly ArrivalFinding[] {
  if (delay >= SLOW) return [noticed('slow-hop', { by, minutes: Math.round(delay / 60_000) })];
  return delay < -CLOCK_ERROR ? [noticed('wrong-clock', { by })] : [];
}
