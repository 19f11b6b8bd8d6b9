import { nextSteps, type AcceptedMessage, type NextStepId } from '../../core/arrival/next-steps.ts';
import { domainOf } from '../../core/domain/assess/context.ts';
import type { DomainFacts } from '../../core/domain/facts.ts';
import { renderMessage } from '../../core/model/finding.ts';
import { checkDomain } from '../../mail/domain/check-domain.ts';
import { printable } from '../../mail/wire/printable.ts';
import type { Paint } from '../check/paint.ts';
import type { Sending } from './sending.ts';

/** Where to look next, in words. */
export interface PrintedStep {
  readonly id: NextStepId;
  readonly look: string;
  readonly tells: string;
  /** The page to look at. */
  readonly link?: string;
  readonly source: string;
}

/** Accepted is not arrived: what to look at now, and with `--records` what the DNS says of the sender's domain. */
export async function describeSteps(message: AcceptedMessage, sending: Sending): Promise<readonly PrintedStep[]> {
  const facts = sending.options.records ? await askRecords(message, sending) : undefined;
  return nextSteps(message, facts).map(({ id, look, tells, args, link, source }) => ({
    id,
    look: renderMessage({ text: look, args }),
    tells: renderMessage({ text: tells, args }),
    ...(link !== undefined && { link }),
    source,
  }));
}

/** `undefined` where the DNS said nothing. */
async function askRecords({ from, provider }: AcceptedMessage, { signal, dns }: Sending): Promise<DomainFacts | undefined> {
  const domain = domainOf(from);
  if (domain === undefined) return undefined;
  const request = { domain, from, signal, ...(provider !== undefined && { provider }), ...(dns !== undefined && { resolver: dns }) };
  const { outcome, facts } = await checkDomain(request);
  return outcome === 'answered' ? facts : undefined;
}

export function printSteps(steps: readonly PrintedStep[], paint: Paint): string {
  if (steps.length === 0) return '';
  const lines = steps.map(({ look, tells, link }, index) => {
    const words = [printable(look), ...(link === undefined ? [] : [printable(link)]), paint('faint', printable(tells))];
    return `  ${String(index + 1)}. ${words.join(' ')}\n`;
  });
  return `\n${paint('bold', 'Accepted is not arrived yet')}\n${lines.join('')}`;
}
