import { l10n } from 'vscode';
import { askTlsVersions, type TlsVersionReport } from '../../mail/probe/tls-versions.ts';
import { toSession } from '../check/run-probe.ts';
import type { ConnectionForm, DetailView } from '../panel/messages.ts';
import { explainCause } from './explain-cause.ts';
import type { JobContext } from './jobs.ts';

/** Asks the server which versions of TLS it takes, each in a session of its own, without a login. */
export async function askForVersions(
  { host, port, encryption }: ConnectionForm,
  { envelope, signal }: JobContext,
): Promise<string | undefined> {
  const { inbox, panel } = envelope;
  const session = await toSession({ host, port, encryption }, inbox.trustFor);
  const versions = await askTlsVersions({ ...session, signal });
  if (signal.aborted) return l10n.t('Cancelled.');
  panel.post({ type: 'tlsVersions', versions: versions.map(describeVersion) });
  return undefined;
}

function describeVersion({ version, accepted, cipher, cause }: TlsVersionReport): DetailView {
  const name = version.replace('TLSv', 'TLS ');
  switch (accepted) {
    case 'yes':
      return { name, value: [describeAccepted(version), cipher].filter(part => part !== undefined).join(', ') };
    case 'no':
      return { name, value: l10n.t('refused') };
    case 'unknown':
      return { name, value: cause === undefined ? l10n.t('not known') : explainCause(cause) };
    default:
      return accepted satisfies never;
  }
}

/** TLS 1.0 and 1.1 are retired (RFC 8996). */
function describeAccepted(version: TlsVersionReport['version']): string {
  return version === 'TLSv1' || version === 'TLSv1.1' ? l10n.t('accepted, although it is retired') : l10n.t('accepted');
}
