import { readDate } from './date.ts';
import { tokenize } from './tokens.ts';

/** One machine that took the message (RFC 5321 §4.4). */
export interface Hop {
  /** What the client called itself. */
  readonly from?: string;
  /** Where it came from, as the machine saw it: a name, an address. */
  readonly client?: string;
  readonly by?: string;
  /** `ESMTPS`, `HTTP`, …, in capitals. */
  readonly protocol?: string;
  /** The protocol says TLS (RFC 3848, RFC 8314 §7). */
  readonly isEncrypted: boolean;
  /** Milliseconds since 1970. */
  readonly at?: number;
  /** Since the hop before, in milliseconds; below zero where a clock is wrong. */
  readonly delay?: number;
}

const CLAUSES = new Set(['from', 'by', 'with', 'via', 'id', 'for']);

/** The hops of Received fields that are given from the top of the message; they come back in the order in which the message took them. */
export function readHops(values: readonly string[]): readonly Hop[] {
  const hops: Hop[] = [];
  let before: number | undefined;
  for (const value of values.toReversed()) {
    const hop = readHop(value);
    hops.push(hop.at === undefined || before === undefined ? hop : { ...hop, delay: hop.at - before });
    before = hop.at ?? before;
  }
  return hops;
}

function readHop(value: string): Hop {
  const clauses = new Map<string, string>();
  let client: string | undefined;
  let open = '';
  for (const { kind, text } of tokenize(value)) {
    if (kind === 'sign' && text === ';') break;
    const word = text.toLowerCase();
    if (kind === 'word' && CLAUSES.has(word) && !clauses.has(word)) {
      open = word;
      clauses.set(open, '');
    } else if (kind === 'comment') {
      if (open === 'from') client ??= text;
    } else if (open !== '' && clauses.get(open) === '') {
      clauses.set(open, text);
    }
  }
  const semicolon = value.lastIndexOf(';');
  const at = readDate(value.slice(semicolon + 1));
  const [from, by, protocol] = ['from', 'by', 'with'].map(name => clauses.get(name) || undefined);
  return {
    ...(from !== undefined && { from }),
    ...(client !== undefined && { client }),
    ...(by !== undefined && { by }),
    ...(protocol !== undefined && { protocol: protocol.toUpperCase() }),
    isEncrypted:
      /^(?:UTF8)?(?:E?SMTPSA?|LMTPSA?|HTTPS)$/i.test(protocol ?? '') || /\b(?:TLS1|TLSv1|version=TLS)/i.test(value.slice(0, 2000)),
    ...(at !== undefined && { at }),
  };
}
