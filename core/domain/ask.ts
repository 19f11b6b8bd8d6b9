/** The record types that mail of a domain depends on, and by which its servers are found. */
export type DnsType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'PTR' | 'SRV' | 'TXT';

export interface DnsQuestion {
  readonly type: DnsType;
  /** In lower case, without the root's dot. */
  readonly name: string;
}

export type DnsFailure = 'timeout' | 'cancelled' | 'server-failure' | 'refused' | 'unreachable' | 'not-a-name';

export type DnsAnswer =
  /** Data as text: an MX is `10 mx.example.org`, an SRV `0 1 465 smtp.example.org`, the strings of one TXT record are joined. */
  | { readonly state: 'found'; readonly records: readonly string[] }
  /** The answer is that there is none. `exists`: the name has records of other types, or names below it. */
  | { readonly state: 'absent'; readonly exists: boolean }
  /** There may be records: nobody gave an answer. */
  | { readonly state: 'failed'; readonly reason: DnsFailure };

/**
 * A reading of the DNS that knows what to ask and not how: it yields questions that may be asked at the same time, and takes the answers in
 * their order. Whoever drives it decides on resolver, deadline and clock.
 */
export type Asking<Result> = Generator<readonly DnsQuestion[], Result, readonly DnsAnswer[]>;

/** One question, one answer. */
export function* ask(type: DnsType, name: string): Asking<DnsAnswer> {
  const [answer] = yield [{ type, name: normalizeName(name) }];
  return answer ?? NOT_ANSWERED;
}

export const NOT_ANSWERED: DnsAnswer = { state: 'failed', reason: 'server-failure' };

/** The records of an answer; none where there are none, or where nobody answered. */
export function recordsOf(answer: DnsAnswer | undefined): readonly string[] {
  return answer?.state === 'found' ? answer.records : [];
}

/** Lower case, without the root's dot and white space around. */
export function normalizeName(name: string): string {
  const bare = name.trim().toLowerCase();
  return bare.endsWith('.') ? bare.slice(0, -1) : bare;
}

/** Whether the DNS could hold the name: labels of 1 to 63 octets, 253 in all (RFC 1035 §2.3.4). A non-ASCII name has to be in its A-label form. */
export function isDnsName(name: string): boolean {
  return name.length > 0 && name.length <= 253 && name.split('.').every(label => /^[!-~]{1,63}$/.test(label));
}

/** A host name's characters, at least two labels, and a last label that is no number: what a person may ask about. */
export function isDomain(name: string): boolean {
  return isDnsName(name) && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(name) && !/\.\d+$/.test(name);
}

/** Whether `name` is `parent` or below it. */
export function isWithin(name: string, parent: string): boolean {
  return name === parent || name.endsWith(`.${parent}`);
}
