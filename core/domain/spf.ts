import type { Span } from '../model/span.ts';
import { parseIpv4, parseIpv6 } from './ip.ts';
import { isDomainSpec } from './spf-macro.ts';

export type SpfQualifier = '+' | '-' | '~' | '?';
export const SPF_MECHANISMS = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'] as const;
export type SpfMechanism = (typeof SPF_MECHANISMS)[number];

export interface SpfDirective {
  readonly kind: 'directive';
  readonly text: string;
  readonly qualifier: SpfQualifier;
  readonly mechanism: SpfMechanism;
  /** A domain, with its macros, or a network's address; absent where the domain is the record's own. */
  readonly target?: string;
  /** The bits that have to agree: of IPv4 (32 when absent), of IPv6 (128 when absent). */
  readonly prefix4?: number;
  readonly prefix6?: number;
  readonly span: Span;
}

export interface SpfModifier {
  readonly kind: 'modifier';
  readonly text: string;
  /** In lower case; `redirect`, `exp`, or one that nobody knows and everybody ignores. */
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

export type SpfFlaw =
  'unknown-mechanism' | 'unexpected-value' | 'bad-domain' | 'bad-network' | 'bad-prefix' | 'repeated-modifier' | 'not-a-term';

/** Any of these makes the whole record a permerror (RFC 7208 §4.6). */
export interface SpfFault {
  readonly flaw: SpfFlaw;
  readonly text: string;
  readonly span: Span;
}

export type SpfTerm = SpfDirective | SpfModifier;

export interface SpfRecord {
  readonly text: string;
  readonly terms: readonly SpfTerm[];
  readonly faults: readonly SpfFault[];
}

/** Whether a TXT record is an SPF record (RFC 7208 §4.5): the version, and then a space or nothing. */
export function isSpf(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/** Reads an SPF record (RFC 7208 §4.6.1, §12). Terms that are wrong are left out and named among the faults. */
export function readSpf(text: string): SpfRecord {
  const terms: SpfTerm[] = [];
  const faults: SpfFault[] = [];
  const modifiers = new Set<string>();
  const words = /[^ ]+/g;
  words.lastIndex = isSpf(text) ? 'v=spf1'.length : 0;
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const [word] = match;
    const span = { start: match.index, end: match.index + word.length };
    const term = readModifier(word, span) ?? readDirective(word, span);
    if (typeof term === 'string') faults.push({ flaw: term, text: word, span });
    else if (term.kind === 'modifier' && isKnownModifier(term.name) && modifiers.has(term.name)) {
      faults.push({ flaw: 'repeated-modifier', text: word, span });
    } else {
      terms.push(term);
      if (term.kind === 'modifier') modifiers.add(term.name);
    }
  }
  return { text, terms, faults };
}

function isKnownModifier(name: string): boolean {
  return name === 'redirect' || name === 'exp';
}

function readModifier(word: string, span: Span): SpfModifier | SpfFlaw | undefined {
  const [, name, value] = /^([a-z][\w.-]*)=(.*)$/is.exec(word) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const lower = name.toLowerCase();
  if (isKnownModifier(lower) && !isDomainSpec(value)) return 'bad-domain';
  // An unknown one is ignored, but has to be a macro string: visible ASCII, and no percent sign by itself.
  if (!/^(?:[!-$&-~]|%[%_-]|%\{[a-z]\d*r?[.+,/_=-]*\})*$/i.test(value)) return 'not-a-term';
  return { kind: 'modifier', text: word, name: lower, value, span };
}

function readDirective(word: string, span: Span): SpfDirective | SpfFlaw {
  const [, sign = '', name, rest = ''] = /^([+~?-]?)([a-z][a-z0-9]*)((?:[:/].*)?)$/is.exec(word) ?? [];
  if (name === undefined) return 'not-a-term';
  const mechanism = SPF_MECHANISMS.find(each => each === name.toLowerCase());
  if (mechanism === undefined) return 'unknown-mechanism';
  const value = readValue(mechanism, rest);
  if (typeof value === 'string') return value;
  const qualifier: SpfQualifier = sign === '-' || sign === '~' || sign === '?' ? sign : '+';
  return { kind: 'directive', text: word, qualifier, mechanism, ...value, span };
}

type DirectiveValue = Pick<SpfDirective, 'target' | 'prefix4' | 'prefix6'>;

/** `rest` is what follows the mechanism's name: nothing, or from its colon or slash on. */
function readValue(mechanism: SpfMechanism, rest: string): DirectiveValue | SpfFlaw {
  switch (mechanism) {
    case 'all':
      return rest === '' ? {} : 'unexpected-value';
    case 'ip4':
    case 'ip6':
      return readNetwork(mechanism, rest);
    case 'include':
    case 'exists':
      return isDomainSpec(rest.slice(1)) && rest.startsWith(':') ? { target: rest.slice(1) } : 'bad-domain';
    case 'ptr':
      if (rest === '') return {};
      return rest.startsWith(':') && isDomainSpec(rest.slice(1)) ? { target: rest.slice(1) } : 'bad-domain';
    case 'a':
    case 'mx':
      return readHost(rest);
    default:
      return mechanism satisfies never;
  }
}

function readNetwork(mechanism: 'ip4' | 'ip6', rest: string): DirectiveValue | SpfFlaw {
  if (!rest.startsWith(':')) return 'bad-network';
  const slash = rest.indexOf('/');
  const target = rest.slice(1, slash < 0 ? undefined : slash);
  const octets = mechanism === 'ip4' ? parseIpv4(target) : parseIpv6(target);
  if (octets === undefined) return 'bad-network';
  if (slash < 0) return { target };
  const prefix = readPrefix(rest.slice(slash + 1), mechanism === 'ip4' ? 32 : 128);
  if (prefix === undefined) return 'bad-prefix';
  return mechanism === 'ip4' ? { target, prefix4: prefix } : { target, prefix6: prefix };
}

/** `[:domain][/prefix4][//prefix6]` */
function readHost(rest: string): DirectiveValue | SpfFlaw {
  const [lengths = ''] = /(?:\/\d*)?(?:\/\/\d*)?$/.exec(rest.slice(-9)) ?? [];
  const host = rest.slice(0, rest.length - lengths.length);
  const [, ipv4, ipv6] = /^(?:\/(\d*))?(?:\/\/(\d*))?$/.exec(lengths) ?? [];
  const prefix4 = ipv4 === undefined ? undefined : readPrefix(ipv4, 32);
  const prefix6 = ipv6 === undefined ? undefined : readPrefix(ipv6, 128);
  if ((ipv4 !== undefined && prefix4 === undefined) || (ipv6 !== undefined && prefix6 === undefined)) return 'bad-prefix';
  if (host !== '' && !(host.startsWith(':') && isDomainSpec(host.slice(1)))) return host.startsWith('/') ? 'bad-prefix' : 'bad-domain';
  return {
    ...(host !== '' && { target: host.slice(1) }),
    ...(prefix4 !== undefined && { prefix4 }),
    ...(prefix6 !== undefined && { prefix6 }),
  };
}

function readPrefix(text: string, most: number): number | undefined {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}
