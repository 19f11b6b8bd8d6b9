import { Secret } from '../../core/model/secret.ts';
import { probe } from '../../mail/probe/probe.ts';
import type { ProbeReport, StageReport } from '../../mail/probe/report.ts';
import type { ProbeRequest } from '../../mail/probe/request.ts';
import type { Certificates } from './certificates.ts';
import { play, type Peer, type PeerOptions } from './peer.ts';

/** Planted as the password in every check: no output may hold it, in any of the forms that travel. */
export const CANARY = ['kanarien', 'vogel', 'Ä7'].join('-');

export interface Checked {
  readonly report: ProbeReport;
  readonly peer: Peer;
  /** Milliseconds. */
  readonly ms: number;
  stage(name: StageReport['name']): StageReport;
  /** `greet failed too-slow`, for the first stage that failed; the cause, the reply's code, or the outcome alone. */
  readonly verdict: string;
}

/** Lets a peer play its script to a check that has a login to lose, and ends both. Every stage has three seconds. */
export async function check(
  script: string,
  {
    certificates,
    tls,
    ...request
  }: Partial<ProbeRequest> & { readonly certificates?: Certificates; readonly tls?: PeerOptions['tls'] } = {},
): Promise<Checked> {
  const peer = await play(script, tls === undefined ? {} : { tls });
  const begin = performance.now();
  try {
    const report = await probe({
      host: '127.0.0.1',
      port: peer.port,
      encryption: 'none',
      timeout: 3000,
      login: { username: 'ann', password: new Secret(CANARY) },
      ...(certificates && { trust: { extra: [certificates.authority] } }),
      ...request,
    });
    const failed = report.stages.find(({ outcome }) => outcome === 'failed');
    return {
      report,
      peer,
      ms: performance.now() - begin,
      stage: name => report.stages.find(stage => stage.name === name) ?? { name, outcome: 'skipped', ms: -1, detail: {} },
      verdict: failed === undefined ? 'passed' : `${failed.name} failed ${String(failed.detail['cause'] ?? failed.detail['code'])}`,
    };
  } finally {
    await peer.close();
  }
}

/** Whether a text holds the canary as it is, in base64 at any alignment, or as the PLAIN response that carries it. */
export function holdsCanary(text: string, username = 'ann'): boolean {
  const base64 = (value: string): string => Buffer.from(value).toString('base64').replace(/=+$/, '');
  const forms = [
    CANARY,
    base64(CANARY),
    base64(`\0${username}\0${CANARY}`),
    encodeURIComponent(CANARY),
    Buffer.from(CANARY).toString('hex'),
  ];
  return forms.some(form => text.includes(form));
}
