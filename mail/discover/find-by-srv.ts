import { recordsOf, type DnsAnswer } from '../../core/domain/ask.ts';
import { readSrv, SUBMISSION_SERVICES, type SubmissionServer } from '../../core/discover/srv.ts';
import type { DnsResolver } from '../dns/resolver.ts';
import { untilAborted } from '../probe/deadline.ts';

/** The submission servers of a domain by its SRV records (RFC 6186 and 8314), those with implicit TLS first. It rejects without an answer. */
export async function findBySrv(domain: string, dns: DnsResolver, signal: AbortSignal): Promise<readonly SubmissionServer[]> {
  const answers = await Promise.all(
    SUBMISSION_SERVICES.map(async ({ label, encryption }) => {
      const answer = await untilAborted(dns({ type: 'SRV', name: `${label}.${domain}` }, signal), signal);
      return readSrv(answeredRecords(answer), encryption);
    }),
  );
  return answers.flat();
}

/** No records are an answer; silence is none. */
export function answeredRecords(answer: DnsAnswer): readonly string[] {
  if (answer.state === 'failed') throw new Error(answer.reason);
  return recordsOf(answer);
}
