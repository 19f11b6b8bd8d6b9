import { isIP } from 'node:net';
import { getCACertificates, type ConnectionOptions } from 'node:tls';
import { domainToASCII } from 'node:url';
import type { SessionRequest } from './request.ts';

/**
 * Options for a handshake whose certificate is judged afterwards: the session is needed to show what is wrong with it, and the login
 * is kept back by the gate. TLS 1.0 and 1.1 are retired (RFC 8996).
 */
export function handshakeOptions({ host, trust }: SessionRequest): ConnectionOptions {
  const roots = rootsOf(trust ?? {});
  return {
    host,
    // A server name is ASCII, without the final dot, and may not be an address (RFC 6066 §3).
    ...(isIP(host) === 0 && { servername: domainToASCII(host.replace(/\.$/, '')) }),
    ...(roots !== undefined && { ca: [...roots] }),
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
  };
}

/** Undefined means Node's own default, which costs nothing to pass. */
function rootsOf({ roots = 'node', extra = [] }: NonNullable<SessionRequest['trust']>): readonly string[] | undefined {
  if (roots === 'none') return extra;
  if (roots === 'node' && extra.length === 0) return undefined;
  return [...getCACertificates('default'), ...(roots === 'system' ? getCACertificates('system') : []), ...extra];
}
