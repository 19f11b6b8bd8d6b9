import { Resolver } from 'node:dns/promises';
import type { DnsAnswer, DnsFailure, DnsQuestion } from '../../core/domain/ask.ts';
import { codeOf } from '../wire/system-error.ts';

/** Answers a question about the DNS. It may reject; that counts as no answer. */
export type DnsResolver = (question: DnsQuestion, signal: AbortSignal) => Promise<DnsAnswer>;

export interface ResolverOptions {
  /** Addresses, each with a port where it is not 53: `127.0.0.1:5353`, `[::1]:5353`. The system's own when absent. */
  readonly servers?: readonly string[];
}

/** Milliseconds before a question is asked again, and how often: a packet may be lost. */
const PATIENCE = 2500;
const TRIES = 2;

/** What a hostile server may fill the memory with: real names have a few records, and a TXT of 4 KB breaks most resolvers. */
const RECORDS_AT_MOST = 200;
const LENGTH_AT_MOST = 8192;

/** A resolver for one check: when its signal aborts, every question still open is given up. */
export function createResolver({ servers }: ResolverOptions = {}): DnsResolver {
  const resolver = new Resolver({ timeout: PATIENCE, tries: TRIES });
  if (servers !== undefined) resolver.setServers([...servers]);
  return async (question, signal) => {
    if (signal.aborted) return { state: 'failed', reason: 'cancelled' };
    const cancel = (): void => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const records = await lookUp(resolver, question);
      const kept = records.slice(0, RECORDS_AT_MOST).map(record => record.slice(0, LENGTH_AT_MOST));
      return kept.length === 0 ? { state: 'absent', exists: true } : { state: 'found', records: kept };
    } catch (error) {
      return answerOf(codeOf(error) ?? '');
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  };
}

async function lookUp(resolver: Resolver, { type, name }: DnsQuestion): Promise<readonly string[]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name);
    case 'AAAA':
      return resolver.resolve6(name);
    case 'CNAME':
      return resolver.resolveCname(name);
    case 'MX':
      return (await resolver.resolveMx(name)).map(({ priority, exchange }) => `${priority} ${exchange}`);
    case 'PTR':
      return resolver.resolvePtr(name);
    case 'SRV':
      return (await resolver.resolveSrv(name)).map(({ priority, weight, port, name: target }) => `${priority} ${weight} ${port} ${target}`);
    case 'TXT':
      return (await resolver.resolveTxt(name)).map(strings => strings.join(''));
    default:
      return type satisfies never;
  }
}

const FAILURES: ReadonlyMap<string, DnsFailure> = new Map([
  ['ETIMEOUT', 'timeout'],
  ['ECANCELLED', 'cancelled'],
  ['EREFUSED', 'refused'],
  ['ECONNREFUSED', 'unreachable'],
  ['EBADNAME', 'not-a-name'],
]);

function answerOf(code: string): DnsAnswer {
  if (code === 'ENOTFOUND') return { state: 'absent', exists: false };
  if (code === 'ENODATA') return { state: 'absent', exists: true };
  return { state: 'failed', reason: FAILURES.get(code) ?? 'server-failure' };
}
