import type { Encryption } from '../model/mailer.ts';

/** RFC 6186 §3.1 has `_submission`, RFC 8314 §5.1 adds `_submissions` for implicit TLS and prefers it. */
export const SUBMISSION_SERVICES: readonly { readonly label: string; readonly encryption: Extract<Encryption, 'implicit' | 'starttls'> }[] =
  [
    { label: '_submissions._tcp', encryption: 'implicit' },
    { label: '_submission._tcp', encryption: 'starttls' },
  ];

export interface SubmissionServer {
  readonly host: string;
  readonly port: number;
  readonly encryption: Extract<Encryption, 'implicit' | 'starttls'>;
}

/**
 * The servers that SRV records name, best first: the lower priority, then the higher weight, which is a fixed order where RFC 2782 has a
 * drawn lot. A target of a single dot says that the service is not offered.
 */
export function readSrv(records: readonly string[], encryption: SubmissionServer['encryption']): readonly SubmissionServer[] {
  return records
    .map(readRecord)
    .sort((one, other) => one.priority - other.priority || other.weight - one.weight)
    .map(({ name, port }) => ({ host: name.toLowerCase().replace(/\.$/, ''), port, encryption }))
    .filter(({ host, port }) => host !== '' && port > 0);
}

/** `0 1 465 smtp.example.org`. */
function readRecord(record: string) {
  const [priority = '', weight = '', port = '', name = ''] = record.split(' ');
  return { priority: Number(priority), weight: Number(weight), port: Number(port), name };
}

/** Whether a host lies in a domain: only then does a certificate for it speak for the domain too (RFC 6186 §6). */
export function isWithin(host: string, domain: string): boolean {
  const [name, parent] = [host, domain].map(text => text.toLowerCase().replace(/\.$/, ''));
  return name !== undefined && parent !== undefined && (name === parent || name.endsWith(`.${parent}`));
}
