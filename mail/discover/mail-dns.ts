import { Resolver } from 'node:dns/promises';
import { untilAborted } from '../probe/deadline.ts';

export interface MxRecord {
  readonly exchange: string;
  readonly priority: number;
}

export interface SrvRecord {
  /** The target; empty or a dot where the service is not offered (RFC 2782). */
  readonly name: string;
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
}

/** The questions to the DNS that lead to a mail server. A name without such records is an empty list; what went wrong rejects. */
export interface MailDns {
  mx(domain: string, signal: AbortSignal): Promise<readonly MxRecord[]>;
  srv(name: string, signal: AbortSignal): Promise<readonly SrvRecord[]>;
}

/** Milliseconds for one try; the resolver asks each server twice. */
const PATIENCE = 3000;

/** The name servers of this machine. */
export function createMailDns(): MailDns {
  const resolver = new Resolver({ timeout: PATIENCE, tries: 2 });
  return {
    mx: (domain, signal) => ask(resolver.resolveMx(domain), signal),
    srv: (name, signal) => ask(resolver.resolveSrv(name), signal),
  };
}

async function ask<T>(answer: Promise<readonly T[]>, signal: AbortSignal): Promise<readonly T[]> {
  try {
    return await untilAborted(answer, signal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
    throw error;
  }
}
