import type { DnsAnswer } from './ask.ts';
import type { DkimKey } from './dkim-key.ts';
import type { DmarcWalk } from './dmarc.ts';
import type { MailExchanger } from './small-records.ts';
import type { SpfVerdict } from './check-host.ts';
import type { SpfNode } from './spf-tree.ts';

export const RECORD_KINDS = ['mx', 'spf', 'dkim', 'dmarc', 'mta-sts', 'tls-rpt', 'bimi', 'ptr'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** As people write them. */
export const RECORD_LABELS: Readonly<Record<RecordKind, string>> = {
  mx: 'MX',
  spf: 'SPF',
  dkim: 'DKIM',
  dmarc: 'DMARC',
  'mta-sts': 'MTA-STS',
  'tls-rpt': 'TLS-RPT',
  bimi: 'BIMI',
  ptr: 'PTR',
};

export interface ExchangerFacts extends MailExchanger {
  readonly addresses: readonly string[];
  /** The name is an alias, which an MX must not lead to. */
  readonly isAlias: boolean;
  /** Nobody said whether it has addresses. */
  readonly isUnanswered: boolean;
}

export interface MxFacts {
  readonly kind: 'mx';
  readonly answer: DnsAnswer;
  readonly exchangers: readonly ExchangerFacts[];
  /** Without an MX, mail goes to the domain's own addresses (RFC 5321 §5.1). */
  readonly ownAddresses: readonly string[];
}

export interface SpfFacts {
  readonly kind: 'spf';
  readonly root: SpfNode;
}

export interface SelectorFacts {
  readonly selector: string;
  /** The name that was asked for. */
  readonly name: string;
  /** Whose selector it is: the user's own, one that the provider uses, or one that many do. */
  readonly origin: 'given' | 'provider' | 'common';
  /** The CNAMEs from `name` to the key, in order. */
  readonly aliases: readonly string[];
  readonly answer: DnsAnswer;
  readonly keys: readonly DkimKey[];
}

export interface DkimFacts {
  readonly kind: 'dkim';
  readonly selectors: readonly SelectorFacts[];
}

export interface DmarcFacts {
  readonly kind: 'dmarc';
  /** From the domain of the From address upwards. */
  readonly walk: DmarcWalk;
  /** From the domain of the check upwards, when that is another one. */
  readonly ownWalk?: DmarcWalk;
  /** Domains that reports are wanted at and that have not agreed to take them. */
  readonly silentReportDomains: readonly string[];
}

/** `not-asked`: nobody was there to fetch it. */
export type PolicyFetch =
  | { readonly state: 'found'; readonly text: string }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'not-asked' };

export interface StsFacts {
  readonly kind: 'mta-sts';
  readonly answer: DnsAnswer;
  readonly policy: PolicyFetch;
}

export interface TxtFacts {
  readonly kind: 'tls-rpt' | 'bimi';
  readonly name: string;
  readonly answer: DnsAnswer;
}

export interface SenderFacts {
  readonly address: string;
  readonly answer: DnsAnswer;
  readonly names: readonly string[];
  /** The first of the names that leads back to the address. */
  readonly confirmed?: string;
  /** What the domain's SPF record says of the address, when the user named it. */
  readonly spf?: SpfVerdict;
}

export interface PtrFacts {
  readonly kind: 'ptr';
  readonly senders: readonly SenderFacts[];
}

export type RecordFacts = MxFacts | SpfFacts | DkimFacts | DmarcFacts | StsFacts | TxtFacts | PtrFacts;

/** What the DNS says of a domain's mail. Parts that were not asked for, or not in time, are absent. */
export interface DomainFacts {
  readonly domain: string;
  readonly mx?: MxFacts;
  readonly spf?: SpfFacts;
  readonly dkim?: DkimFacts;
  readonly dmarc?: DmarcFacts;
  readonly mtaSts?: StsFacts;
  readonly tlsRpt?: TxtFacts;
  readonly bimi?: TxtFacts;
  readonly ptr?: PtrFacts;
}

export function addFacts(facts: DomainFacts, part: RecordFacts): DomainFacts {
  switch (part.kind) {
    case 'mx':
      return { ...facts, mx: part };
    case 'spf':
      return { ...facts, spf: part };
    case 'dkim':
      return { ...facts, dkim: part };
    case 'dmarc':
      return { ...facts, dmarc: part };
    case 'mta-sts':
      return { ...facts, mtaSts: part };
    case 'tls-rpt':
      return { ...facts, tlsRpt: part };
    case 'bimi':
      return { ...facts, bimi: part };
    case 'ptr':
      return { ...facts, ptr: part };
    default:
      return part satisfies never;
  }
}
