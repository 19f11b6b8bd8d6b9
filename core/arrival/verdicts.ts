import { domainOf } from '../domain/assess/context.ts';
import { normalizeName } from '../domain/ask.ts';
import { readTags, tagValues } from '../domain/tags.ts';
import { readAddress } from './address.ts';
import { alignmentOf } from './alignment.ts';
import type { Analysis, Signature, Verdict } from './analysis.ts';
import { readAuthenticationResults, type AuthenticationResults, type MethodResult } from './authentication-results.ts';
import { valuesOf, type MessageHeaders } from './headers.ts';

export type Verdicts = Pick<Analysis, 'receiver' | 'spf' | 'dkim' | 'dmarc' | 'aligned'>;

/** More than that no server adds; what lies deeper was there when the message came. */
const FIELDS_AT_MOST = 20;

/** A signature with a list of fields and an RSA key of 4096 bits has 2,000 characters. In UTF-16 units. */
const SIGNATURE_AT_MOST = 16_384;

/** What the last receiver found out. Results of other servers, further down, are whatever the sender wanted them to be. */
export function readVerdicts(headers: MessageHeaders, author: string | undefined): Verdicts {
  const fields = valuesOf(headers, 'Authentication-Results').slice(0, FIELDS_AT_MOST).map(readAuthenticationResults);
  const [top] = fields;
  const results = top === undefined ? [] : fields.filter(({ server }) => isSameServer(server, top)).flatMap(field => field.results);
  const verdicts = results.map(result => toVerdict(result, author));
  const spf = verdicts.find(({ method }) => method === 'spf') ?? readReceivedSpf(headers, author);
  const dkim = verdicts.filter(({ method }) => method === 'dkim' || method === 'domainkeys');
  const dmarc = verdicts.find(({ method }) => method === 'dmarc');
  return {
    ...(top !== undefined && { receiver: top.server }),
    ...(spf !== undefined && { spf }),
    dkim,
    ...(dmarc !== undefined && { dmarc }),
    aligned:
      spf === undefined && dkim.length === 0
        ? 'unknown'
        : [...(spf === undefined ? [] : [spf]), ...dkim].some(isAlignedPass)
          ? 'pass'
          : 'fail',
  };
}

export function isAlignedPass({ result, alignment }: Verdict): boolean {
  return result === 'pass' && (alignment === 'same' || alignment === 'relaxed');
}

function isSameServer(server: string, top: AuthenticationResults): boolean {
  return server.toLowerCase() === top.server.toLowerCase();
}

function toVerdict(result: MethodResult, author: string | undefined): Verdict {
  const domain = authenticatedDomain(result);
  if (domain === undefined) return result;
  return { ...result, domain, ...(author !== undefined && { alignment: alignmentOf(domain, author) }) };
}

function authenticatedDomain({ method, properties }: MethodResult): string | undefined {
  const value = (...names: readonly string[]) => names.map(name => properties[name]).find(each => each !== undefined && each !== '');
  const text =
    method === 'spf'
      ? value('smtp.mailfrom', 'smtp.mail', 'smtp.helo')
      : method === 'dmarc'
        ? value('header.from')
        : value('header.d', 'header.i', 'header.from');
  if (text === undefined) return undefined;
  const name = normalizeName(text.includes('@') ? (domainOf(text) ?? '') : text);
  return name === '' ? undefined : name;
}

/** `Received-SPF: pass (…) envelope-from=…;` of servers that write no Authentication-Results (RFC 7208 §9.1). */
function readReceivedSpf(headers: MessageHeaders, author: string | undefined): Verdict | undefined {
  const [value] = valuesOf(headers, 'Received-SPF');
  const [, result] = /^\s*(pass|fail|softfail|neutral|none|temperror|permerror)\b/i.exec(value ?? '') ?? [];
  if (value === undefined || result === undefined) return undefined;
  const [, sender] = /envelope-from="?<?([^\s";>]{1,320})/i.exec(value.slice(0, 4_000)) ?? [];
  const properties = sender === undefined ? {} : { 'smtp.mailfrom': sender };
  return toVerdict({ method: 'spf', result: result.toLowerCase(), properties }, author);
}

export function readSignatures(headers: MessageHeaders): readonly Signature[] {
  return valuesOf(headers, 'DKIM-Signature')
    .slice(0, FIELDS_AT_MOST)
    .map(value => {
      const tags = tagValues(readTags(value.slice(0, SIGNATURE_AT_MOST)));
      return { domain: normalizeName(tags.get('d') ?? ''), selector: tags.get('s') ?? '', algorithm: tags.get('a') ?? '' };
    });
}

export function readArc(headers: MessageHeaders): Analysis['arc'] {
  const seals = valuesOf(headers, 'ARC-Seal')
    .slice(0, 50)
    .map(value => tagValues(readTags(value.slice(0, SIGNATURE_AT_MOST))));
  const instances = seals.map(tags => Number(tags.get('i') ?? 0)).filter(Number.isInteger);
  if (instances.length === 0) return undefined;
  const last = Math.max(...instances);
  return { instances: last, verdict: seals.find(tags => Number(tags.get('i')) === last)?.get('cv') ?? 'unknown' };
}

/**
 * Why some mail programs write "via": nothing that passed is of the From's own organisation, so they name who stands behind the message.
 * A Sender of another organisation is named "on behalf of".
 */
export function findVia({ spf, dkim, aligned }: Verdicts, author: string | undefined, sender: string | undefined): Analysis['via'] {
  const senderDomain = sender === undefined ? undefined : domainOf(sender);
  if (author === undefined) return undefined;
  if (senderDomain !== undefined && alignmentOf(senderDomain, author) === 'none') return { domain: senderDomain, because: 'sender-field' };
  if (aligned !== 'fail') return undefined;
  const signed = dkim.find(({ result, domain }) => result === 'pass' && domain !== undefined)?.domain;
  if (signed !== undefined) return { domain: signed, because: 'other-signature' };
  return spf?.result === 'pass' && spf.domain !== undefined ? { domain: spf.domain, because: 'other-return-path' } : undefined;
}

export function firstAddress(headers: MessageHeaders, name: string): string | undefined {
  const [value] = valuesOf(headers, name);
  return value === undefined ? undefined : readAddress(value);
}
