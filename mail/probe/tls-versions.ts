import type { SecureVersion } from 'node:tls';
import { lookUpAddresses, type Address } from './addresses.ts';
import { openingStages, safeRequest } from './probe.ts';
import type { SessionRequest } from './request.ts';
import { endSession, runStages } from './run.ts';
import { createSession } from './session.ts';
import { versionOptions } from './trust.ts';

export const TLS_VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const satisfies readonly SecureVersion[];

/** `unknown`: no handshake was reached, and `cause` is the condition that came in between. */
export interface TlsVersionReport {
  readonly version: (typeof TLS_VERSIONS)[number];
  readonly accepted: 'yes' | 'no' | 'unknown';
  readonly cipher?: string;
  readonly cause?: string;
}

/** Asks a server for each version alone, all at once and without a login. TLS 1.0 and 1.1 are retired (RFC 8996); a server should refuse them. */
export async function askTlsVersions(request: SessionRequest): Promise<readonly TlsVersionReport[]> {
  const { resolver = lookUpAddresses, login: _login, onStage: _onStage, onStart: _onStart, ...rest } = request;
  let addresses: Promise<readonly Address[]> | undefined;
  const shared = { ...rest, everyFamily: false, resolver: (host: string, signal: AbortSignal) => (addresses ??= resolver(host, signal)) };
  return Promise.all(TLS_VERSIONS.map(version => askTlsVersion(shared, version)));
}

async function askTlsVersion(request: SessionRequest, version: TlsVersionReport['version']): Promise<TlsVersionReport> {
  const session = createSession(safeRequest(request), () => Promise.resolve(versionOptions(request, version)));
  try {
    const stages = openingStages(request.encryption);
    const run = await runStages(session, stages.slice(0, stages.findIndex(({ name }) => name === 'upgrade') + 1));
    await endSession(session);
    const upgrade = run.stages.find(({ name }) => name === 'upgrade');
    const { cipher, cause } = upgrade?.detail ?? {};
    if (session.protection !== 'clear') return { version, accepted: 'yes', ...(typeof cipher === 'string' && { cipher }) };
    const reason = run.failed?.detail['cause'] ?? cause;
    if (session.handshakeBegan && reason !== 'no-answer' && reason !== 'cancelled') return { version, accepted: 'no' };
    return { version, accepted: 'unknown', ...(typeof reason === 'string' && { cause: reason }) };
  } finally {
    session.connection?.close();
  }
}
