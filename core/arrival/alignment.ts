import { isWithin } from '../domain/ask.ts';

/** `same` satisfies strict alignment, `relaxed` the usual one (RFC 9989 §4.4). */
export type Alignment = 'same' | 'relaxed' | 'none';

/** Second labels under which registries of countries let others register, as in example.co.uk. */
const SHARED_LABELS = new Set([
  'ac',
  'asn',
  'co',
  'com',
  'edu',
  'gob',
  'gov',
  'gouv',
  'id',
  'ltd',
  'me',
  'mil',
  'ne',
  'net',
  'nom',
  'or',
  'org',
  'plc',
  'sch',
]);

/**
 * How two domains belong together, judged by their names alone: a message does not hold the DMARC records that decide it. One below the
 * other counts as one organisation, and so do two below a name that is not one that registries share.
 */
export function alignmentOf(authenticated: string, author: string): Alignment {
  if (authenticated === author) return 'same';
  if (isWithin(authenticated, author) || isWithin(author, authenticated))
    return isShared(authenticated) || isShared(author) ? 'none' : 'relaxed';
  const shared = sharedParent(authenticated, author);
  return shared === undefined || isShared(shared) ? 'none' : 'relaxed';
}

function sharedParent(one: string, other: string): string | undefined {
  const [labels, others] = [one.split('.').reverse(), other.split('.').reverse()];
  let count = 0;
  while (count < labels.length && labels[count] === others[count]) count++;
  return count === 0 ? undefined : labels.slice(0, count).reverse().join('.');
}

function isShared(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length < 2 || (labels.length === 2 && labels[1]?.length === 2 && SHARED_LABELS.has(labels[0] ?? ''));
}
