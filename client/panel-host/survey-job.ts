import { l10n } from 'vscode';
import { portsToAsk } from '../../core/discover/port-candidates.ts';
import { surveyPorts, type PortReport } from '../../mail/probe/ports.ts';
import { toSession } from '../check/run-probe.ts';
import { withoutAbsent } from '../credentials/profile.ts';
import type { ConnectionForm, PortView } from '../panel/messages.ts';
import { explainCause } from './explain-cause.ts';
import type { JobContext } from './jobs.ts';

/** Milliseconds for each stage: a port that is blocked does not answer at all, and all are asked at once. */
const PATIENCE = 5000;

/** Asks every port of the host that could matter how it answers, and shows each as it is known. No login takes part. */
export async function surveyHost(
  { host, port, encryption }: ConnectionForm,
  { envelope, signal }: JobContext,
): Promise<string | undefined> {
  const { inbox, language, panel } = envelope;
  const { port: _port, encryption: _encryption, ...session } = await toSession({ host, port, encryption }, inbox.trustFor);
  const ports = portsToAsk(port, (await language.providers()).ofHost(host));
  const known = new Map<number, PortView>(ports.map(each => [each, { port: each, state: 'asked' }]));
  const show = () => panel.post({ type: 'ports', ports: [...known.values()] });
  show();
  await surveyPorts({
    ...session,
    ports,
    signal,
    timeout: PATIENCE,
    onPort: report => {
      known.set(report.port, describePort(report));
      show();
    },
  });
  return signal.aborted ? l10n.t('Cancelled.') : undefined;
}

/** Closed and filtered say it all; what else stands in the way is told in words. */
function describePort({ port, state, encryption, verified, ms, cause }: PortReport): PortView {
  const isSaid = cause === undefined || state === 'closed' || state === 'filtered';
  return { port, state, ms, ...withoutAbsent({ encryption, verified, cause: isSaid ? undefined : explainCause(cause) }) };
}
