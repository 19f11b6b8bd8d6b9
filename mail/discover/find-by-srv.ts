import { recordsOf, type DnsQuestion } from '../../core/domain/ask.ts';
import { readSrv, SUBMISSION_SERVICES, type SubmissionServer } from '../../core/discover/srv.ts';
import type { DnsResolver } from '../dns/resolver.ts';
import { untilAborted } from '../probe/deadline.ts';

/**
 * The submission servers of a domain by its SRV records (RFC 6186 and 8314), those with implicit TLS first. `undefined`: a question
 * was not answered, or `signal` ended the wait.
 */
export async function findBySrv(domain: string, dns: DnsResolver, signal: AbortSignal): Promise<readonly SubmissionServer[] | undefined> {
  const answers = await Promise.all(
    SUBMISSION_SERVICES.map(async ({ label, encryption }) => {
      const records = await askRecords({ type: 'SRV', name: `${label}.${domain}` }, dns, signal);
      return records && readSrv(records, encryption);
    }),
  );
  return answers.includes(undefined) ? undefined : answers.flatMap(servers => servers ?? []);
}

/** No records are an answer; silence is none, and `undefined`. */
export async function askRecords(question: DnsQuestion, dns: DnsResolver, signal: AbortSignal): Promise<readonly string[] | undefined> {
  try {
    const answer = await untilAborted(dns(question, signal), signal);
    return answer.state === 'failed' ? undefined : recordsOf(answer);
  } catch {
    // The wait ended, or a resolver threw: either way there is no answer.
    return undefined;
  }
}
