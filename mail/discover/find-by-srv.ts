import { readSrv, SUBMISSION_SERVICES, type SubmissionServer } from '../../core/discover/srv.ts';
import type { MailDns } from './mail-dns.ts';

/** The submission servers of a domain by its SRV records (RFC 6186 and 8314), those with implicit TLS first. */
export async function findBySrv(domain: string, dns: MailDns, signal: AbortSignal): Promise<readonly SubmissionServer[]> {
  const answers = await Promise.all(
    SUBMISSION_SERVICES.map(async ({ label, encryption }) => readSrv(await dns.srv(`${label}.${domain}`, signal), encryption)),
  );
  return answers.flat();
}
