import { l10n } from 'vscode';
import { domainOf } from '../../core/domain/assess/context.ts';
import { checkDomain } from '../../mail/domain/check-domain.ts';
import { withoutAbsent } from '../credentials/profile.ts';
import type { Arrival } from '../panel/messages.ts';
import { describeNext } from '../send/next.ts';
import type { JobContext } from './jobs.ts';

/** Asks the DNS about the domain that sent, and says with its records what to look at next. */
export async function askRecords({ provider: id, ...arrival }: Arrival, { envelope, signal }: JobContext): Promise<string | undefined> {
  const provider = id === undefined ? undefined : (await envelope.language.providers()).byId(id);
  const message = { ...arrival, ...withoutAbsent({ provider }) };
  const domain = domainOf(arrival.from) ?? '';
  const { outcome, facts } = await checkDomain({ domain, from: arrival.from, signal, ...withoutAbsent({ provider }) });
  if (signal.aborted) return l10n.t('Cancelled.');
  if (outcome === 'not-a-domain') return l10n.t('{0} is not a domain, such as example.com.', domain);
  if (outcome === 'not-answered') return l10n.t('No name server answered. Check the network and the DNS settings of this machine.');
  envelope.panel.post({ type: 'next', next: describeNext(message, facts) });
  return undefined;
}
