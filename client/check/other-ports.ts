import { offeredPorts } from '../../core/providers/lookup.ts';
import { createProviders } from '../../core/providers/lookup.ts';
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

/** The first other port where the server answers as its kind of encryption wants. No login takes part, so no password is sent. */
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

/** What the provider publishes, else the ports of submission; without the combination that was just tried. */
function candidates({ host, port, encryption }: SessionParts): readonly Endpoint[] {
  const provider = createProviders().ofHost(host);
  const offered: readonly Endpoint[] =
    provider === undefined
      ? PORTS.filter(({ role }) => role === 'submission').map(known => ({ port: known.port, encryption: known.encryption ?? 'starttls' }))
      : offeredPorts(provider, host).map(known => ({
          port: known.port,
          encryption: known.encryption === 'implicit' ? 'implicit' : 'starttls',
        }));
  const submission = offered.map(each => (each.encryption === 'opportunistic' ? { ...each, encryption: 'starttls' as const } : each));
  return submission.filter(each => each.port !== port || each.encryption !== encryption);
}
