import { l10n } from 'vscode';
import { nextSteps, type AcceptedMessage } from '../../core/arrival/next-steps.ts';
import type { DomainFacts } from '../../core/domain/facts.ts';
import { renderMessage } from '../../core/model/finding.ts';
import { withoutAbsent } from '../credentials/profile.ts';
import type { Arrival, NextView } from '../panel/messages.ts';

/** Accepted is not arrived: where to look, and what is seen there. With the domain's records at hand it says more. */
export function describeNext(message: AcceptedMessage, facts?: DomainFacts): readonly NextView[] {
  const translate = (text: string) => l10n.t(text);
  return nextSteps(message, facts).map(({ look, tells, args, link }) => ({
    look: renderMessage({ text: look, args }, translate),
    tells: renderMessage({ text: tells, args }, translate),
    ...withoutAbsent({ link }),
  }));
}

/** What has to be known of the message when its domain is asked about later. */
export function describeArrival({ from, accepted, queueId, provider }: AcceptedMessage): Arrival {
  return { from, accepted, ...withoutAbsent({ queueId, provider: provider?.id }) };
}
