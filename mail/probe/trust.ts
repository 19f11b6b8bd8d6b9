import { isIP } from 'node:net';
import type * as Tls from 'node:tls';
import type { ConnectionOptions, SecureContext, SecureVersion } from 'node:tls';
import { domainToASCII } from 'node:url';
import type { SessionRequest, Trust } from './request.ts';

/**
 * Reading all roots takes about 40 ms, so whoever opens several sessions keeps one of these and lends it to each: a setting of trust is
 * read once for as long as it lives.
 */
export class TrustStore {
  readonly #contexts = new Map<string, SecureContext>();

  /** Undefined means Node's own default, which costs nothing. */
  async contextFor(trust: Trust | undefined): Promise<SecureContext | undefined> {
    const { roots = 'node', extra = [] } = trust ?? {};
    if (roots === 'node' && extra.length === 0) return undefined;
    const key = JSON.stringify([roots, ...extra]);
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const tls = await import('node:tls');
    // TLS 1.0 and 1.1 are retired (RFC 8996).
    const made = tls.createSecureContext({ ca: [...certificatesOf(roots, tls), ...extra], minVersion: 'TLSv1.2' });
    this.#contexts.set(key, made);
    return made;
  }
}

/**
 * Options for a handshake whose certificate is judged afterwards: the session is needed to show what is wrong with it, and the login
 * is kept back by the gate.
 */
export async function handshakeOptions({ host, trust, trustStore = new TrustStore() }: SessionRequest): Promise<ConnectionOptions> {
  const secureContext = await trustStore.contextFor(trust);
  return { ...nameOptions(host), ...(secureContext && { secureContext }), rejectUnauthorized: false, minVersion: 'TLSv1.2' };
}

/**
 * Options for asking whether a server takes exactly this version. Certificates play no part, so none is verified; the old versions need
 * what OpenSSL has switched off at its usual security level.
 */
export function versionOptions({ host }: Pick<SessionRequest, 'host'>, version: SecureVersion): ConnectionOptions {
  const isRetired = version === 'TLSv1' || version === 'TLSv1.1';
  return {
    ...nameOptions(host),
    rejectUnauthorized: false,
    minVersion: version,
    maxVersion: version,
    ...(isRetired && { ciphers: 'DEFAULT@SECLEVEL=0' }),
  };
}

/** A server name is ASCII, without the final dot, and may not be an address (RFC 6066 §3). */
function nameOptions(host: string): ConnectionOptions {
  return { host, ...(isIP(host) === 0 && { servername: domainToASCII(host.replace(/\.$/, '')) }) };
}

/** Node before 22.15 has its own roots in one list, and does not read the system's. */
function certificatesOf(roots: NonNullable<Trust['roots']>, tls: typeof Tls): readonly string[] {
  if (roots === 'none') return [];
  const read = (tls as Partial<Pick<typeof tls, 'getCACertificates'>>).getCACertificates;
  if (read === undefined) return tls.rootCertificates;
  return [...read('default'), ...(roots === 'system' ? read('system') : [])];
}
