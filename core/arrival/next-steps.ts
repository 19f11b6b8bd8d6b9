import { assessDomain } from '../domain/assess.ts';
import { domainOf, hasOwnReturnPath } from '../domain/assess/context.ts';
import { isWithin } from '../domain/ask.ts';
import { appliedPolicy } from '../domain/dmarc.ts';
import type { DomainFacts } from '../domain/facts.ts';
import { GOOGLE_SENDERS, rfc } from '../domain/findings/fact.ts';
import type { Provider } from '../providers/provider.ts';

/** A message that a server has accepted. */
export interface AcceptedMessage {
  readonly from: string;
  readonly accepted: readonly string[];
  /** Who sent it, where the server is known. */
  readonly provider?: Provider;
  /** The server's own id for the message. */
  readonly queueId?: string;
}

/** Where to look next, and what it tells. English with `{placeholders}`. */
export interface NextStep {
  /** Stable, unlike the prose. */
  readonly id: NextStepId;
  readonly look: string;
  readonly tells: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** The page to look at. */
  readonly link?: string;
  readonly source: string;
}

const STEPS = {
  sandbox: {
    look: 'Look into the inbox of {provider}.',
    tells: '{provider} keeps every message and delivers none; {recipients} will not get it.',
    source: rfc(5321, '4.2.5'),
  },
  gmail: {
    look: 'In Gmail, open the message, then ⋮ and Show original.',
    tells: 'SPF, DKIM and DMARC should each say PASS; beside the sender there should be no "via".',
    source: 'https://support.google.com/mail/answer/29436',
  },
  outlook: {
    look: 'In Outlook on the web, open the message, then ⋯, View, View message source.',
    tells: 'Authentication-Results should say dmarc=pass, and SCL in X-Forefront-Antispam-Report should be below 5.',
    source: 'https://learn.microsoft.com/defender-office-365/message-headers-eop-mdo',
  },
  source: {
    look: 'In the mailbox of {recipients}, show the source of the message, and give it to Analyze Received Message.',
    tells: 'It says whether SPF, DKIM and DMARC passed, and where the time went.',
    source: rfc(8601, '1'),
  },
  spam: {
    look: 'Look into the spam folder, and into tabs such as Promotions.',
    tells: 'A message in spam was accepted all the same: authentication, content or the reputation of {domain} put it there.',
    source: GOOGLE_SENDERS,
  },
  nothing: {
    look: 'After 15 minutes without it, look for a bounce at {from}.',
    tells: 'Accepted means that the server took it on, not that it arrived; a receiver that defers new senders makes it wait for minutes.',
    source: rfc(6647, '2'),
  },
  'provider-log': {
    look: 'Look for the message in the log of {provider}.',
    tells: 'Bounces go to the return path of {provider}, so its log knows of them and {from} does not.',
    source: rfc(5321, '4.4'),
  },
  queue: {
    look: 'Ask for {queueId} at the server that took it.',
    tells: 'Its log tells every attempt to deliver under this id.',
    source: rfc(5321, '4.2.5'),
  },
  'own-domain': {
    look: 'Send one to an address of another organisation too.',
    tells: '{recipients} is of the same domain as the sender: such mail often skips the checks that strangers make.',
    source: rfc(9989, '4.4'),
  },
  via: {
    look: 'Look at the sender: it may say "via" and another domain.',
    tells: '{provider} signs with its own domain until the DKIM records of {domain} are published.',
    source: 'https://support.google.com/mail/answer/1311182',
  },
  'no-policy': {
    look: 'Check the domain {domain}.',
    tells: 'It has no DMARC record, which large receivers want from those who send much.',
    source: GOOGLE_SENDERS,
  },
  'domain-problems': {
    look: 'Check the domain {domain}: {count} of its records need work.',
    tells: 'They decide whether receivers believe the sender.',
    source: GOOGLE_SENDERS,
  },
} as const satisfies Readonly<Record<string, Pick<NextStep, 'look' | 'tells' | 'source'>>>;

export type NextStepId = keyof typeof STEPS;

const GMAIL = ['gmail.com', 'googlemail.com'];
const OUTLOOK = ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'];

/** Accepted is not arrived: what to look at after a send, in the order of looking. With the domain's records at hand it says more. */
export function nextSteps(message: AcceptedMessage, facts?: DomainFacts): readonly NextStep[] {
  const { from, accepted, provider, queueId } = message;
  const domain = domainOf(from) ?? from;
  const recipients = accepted.join(', ');
  const name = provider?.name ?? '';
  const step = (id: NextStepId, more: NextStep['args'] = {}): NextStep => ({
    id,
    ...STEPS[id],
    args: { from, domain, recipients, provider: name, ...more },
  });
  if (accepted.length === 0) return [];
  if (provider?.kind === 'testing' || provider?.kind === 'local-dev') return [step('sandbox')];

  const domains = accepted.map(address => domainOf(address) ?? '');
  const steps: NextStep[] = [];
  if (domains.some(each => GMAIL.includes(each))) steps.push(step('gmail'));
  if (domains.some(each => OUTLOOK.includes(each))) steps.push(step('outlook'));
  steps.push(step('source'), step('spam'));
  if (facts !== undefined) steps.push(...stepsOfDomain(message, facts).map(({ id, args }) => step(id, args)));
  steps.push(step('nothing'));
  if (provider?.console !== undefined && hasOwnReturnPath(provider)) steps.push({ ...step('provider-log'), link: provider.console.url });
  if (queueId !== undefined) steps.push(step('queue', { queueId }));
  if (domains.every(each => isWithin(each, domain))) steps.push(step('own-domain'));
  return steps;
}

function stepsOfDomain({ provider, from }: AcceptedMessage, facts: DomainFacts): readonly Pick<NextStep, 'id' | 'args'>[] {
  const steps: Pick<NextStep, 'id' | 'args'>[] = [];
  const isSigned = facts.dkim?.selectors.some(({ keys }) => keys.some(({ isRevoked }) => !isRevoked)) ?? true;
  if (provider !== undefined && hasOwnReturnPath(provider) && !isSigned) steps.push({ id: 'via', args: {} });
  const walk = facts.dmarc?.walk;
  if (walk !== undefined && appliedPolicy(walk) === undefined && walk.steps.every(({ state }) => state === 'absent')) {
    steps.push({ id: 'no-policy', args: {} });
  }
  const findings = assessDomain(facts, { from, ...(provider !== undefined && { provider }) });
  const count = findings.filter(({ id, severity }) => id !== 'dmarc-missing' && (severity === 'error' || severity === 'warning')).length;
  if (count > 0) steps.push({ id: 'domain-problems', args: { count } });
  return steps;
}
