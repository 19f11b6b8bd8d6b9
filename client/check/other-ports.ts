import { createProviders, offeredPorts } from '../../core/providers/lookup.ts';
import { PORTS } from '../../core/smtp/ports.ts';
import type { Encryption } from '../../core/model/mailer.ts';
import type { ProbeReport } from '../../mail/probe/report.ts';
import { probe } from '../../mail/probe/probe.ts';
import type { SessionParts } from './run-probe.ts';

export interface Endpoint {
  readonly port: number;
  readonly encryption: Encryption;
}

/** Milliseconds. A port that is blocked does not answer at all, and several are tried. */
const PATIENCE = 5_000;

/** The first other port or kind of TLS with which the server answers as it should. No login takes part, so no password is sent. */
export async function findWorkingPort(
  session: SessionParts,
  signal: AbortSignal,
  onTry: (tried: Endpoint) => void,
): Promise<Endpoint | undefined> {
  const { login: _login, ...anonymous } = session;
  for (const candidate of candidates(session)) {
    if (signal.aborted) return undefined;
    onTry(candidate);
    const report = await probe({ ...anonymous, ...candidate, signal, timeout: PATIENCE });
    if (works(report)) return candidate;
  }
  return undefined;
}

function works({ stages, protection }: ProbeReport): boolean {
  return protection === 'verified' && stages.every(({ outcome }) => outcome !== 'failed');
}

/** The same port with the other kind of TLS, then what the provider publishes, else the ports of submission. */
function candidates({ host, port, encryption }: SessionParts): readonly Endpoint[] {
  const provider = createProviders().ofHost(host);
  const published = provider === undefined ? PORTS.filter(({ role }) => role === 'submission') : offeredPorts(provider, host);
  const others = published.filter(known => known.port !== port);
  return [
    { port, encryption: encryption === 'implicit' ? 'starttls' : 'implicit' },
    ...others.map((known): Endpoint => ({ port: known.port, encryption: known.encryption === 'implicit' ? 'implicit' : 'starttls' })),
  ];
}
