import type { Encryption } from '../../core/model/mailer.ts';
import { expectsImplicitTls } from '../../core/smtp/ports.ts';
import { probe } from './probe.ts';
import type { ProbeReport } from './report.ts';
import { DEFAULT_TIMEOUT, type SessionRequest } from './request.ts';
import { lookUpAddresses, type Address } from './addresses.ts';
import { TrustStore } from './trust.ts';

/**
 * `closed`: the host refuses connections there. `filtered`: nothing answers, so something on the way swallows them. `foreign`: it is
 * open, but what answers is no mail server. `unknown`: it could not be found out, and `cause` says why.
 */
export type PortState = 'open' | 'closed' | 'filtered' | 'foreign' | 'unknown';

export interface PortReport {
  readonly port: number;
  readonly state: PortState;
  /** What an open port begins with, or turns to: `none` is clear text without STARTTLS. */
  readonly encryption?: Exclude<Encryption, 'opportunistic'>;
  /** Whether the server proved who it is; absent without TLS. */
  readonly verified?: boolean;
  /** Milliseconds of the session that found it out. */
  readonly ms: number;
  /** A condition's id, where there is something to explain. */
  readonly cause?: string;
}

export interface SurveyRequest extends Omit<SessionRequest, 'port' | 'encryption' | 'login' | 'onStage' | 'onStart' | 'allow'> {
  readonly ports: readonly number[];
  /** Called when a port is known, in the order of the answers. */
  readonly onPort?: (port: PortReport) => void;
}

/** Asks all ports at once how they answer. No login takes part, and nothing is sent but EHLO, STARTTLS and QUIT. */
export async function surveyPorts(request: SurveyRequest): Promise<readonly PortReport[]> {
  const { resolver = lookUpAddresses, trustStore = new TrustStore(), timeout = DEFAULT_TIMEOUT } = request;
  let addresses: Promise<readonly Address[]> | undefined;
  const shared = {
    ...request,
    trustStore,
    timeout,
    resolver: (host: string, signal: AbortSignal) => (addresses ??= resolver(host, signal)),
  };
  return Promise.all(
    [...new Set(request.ports)].map(async port => {
      const report = await surveyPort(shared, port);
      request.onPort?.(report);
      return report;
    }),
  );
}

/** First the kind of session that the port is known for, then the other one if the answer says so. */
async function surveyPort({ ports: _ports, onPort: _onPort, ...request }: SurveyRequest, port: number): Promise<PortReport> {
  const kinds: readonly Encryption[] = expectsImplicitTls(port) ? ['implicit', 'opportunistic'] : ['opportunistic', 'implicit'];
  let found: PortReport | undefined;
  for (const encryption of kinds) {
    const report = await probe({ ...request, port, encryption });
    const read = readPort(report, { port, encryption });
    if (read.state !== 'foreign') return found?.state === 'foreign' && read.state !== 'open' ? found : read;
    found ??= read;
  }
  return found ?? { port, state: 'unknown', ms: 0 };
}

const NEVER_OPENED: Readonly<Record<string, PortState>> = { 'connection-refused': 'closed', 'connection-timed-out': 'filtered' };

/** Exported for its test: what one session tells of a port. */
export function readPort(
  { stages, protection }: Pick<ProbeReport, 'stages' | 'protection'>,
  { port, encryption }: { readonly port: number; readonly encryption: Encryption },
): PortReport {
  const ms = Math.round(stages.reduce((sum, stage) => sum + stage.ms, 0));
  const stage = (name: string) => stages.find(each => each.name === name);
  const failed = stages.find(({ outcome }) => outcome === 'failed');
  const cause = failed?.detail['cause'];
  const shared = { port, ms, ...(typeof cause === 'string' && { cause }) };
  if (stage('connect')?.outcome === 'failed' || stage('resolve')?.outcome === 'failed') {
    return { ...shared, state: NEVER_OPENED[String(cause)] ?? 'unknown' };
  }
  if (cause === 'cancelled') return { ...shared, state: 'unknown' };
  const isGreeted = stage('greet')?.outcome === 'ok' || typeof stage('greet')?.detail['code'] === 'number';
  if (!isGreeted) return { ...shared, state: 'foreign' };
  if (protection === 'clear') return { ...shared, state: 'open', encryption: 'none' };
  return { ...shared, state: 'open', encryption: encryption === 'implicit' ? 'implicit' : 'starttls', verified: protection === 'verified' };
}
