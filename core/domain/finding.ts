import { renderMessage, type Placeholders, type Severity } from '../model/finding.ts';
import { DELIVERY_FINDINGS } from './findings/delivery.ts';
import type { FindingFact } from './findings/fact.ts';
import { DKIM_FINDINGS, DMARC_FINDINGS, PROVIDER_FINDINGS } from './findings/keys-and-policies.ts';
import { SPF_FINDINGS } from './findings/spf.ts';

export const DOMAIN_FINDINGS = { ...DELIVERY_FINDINGS, ...SPF_FINDINGS, ...DKIM_FINDINGS, ...DMARC_FINDINGS, ...PROVIDER_FINDINGS };

/** Stable, unlike the prose. */
export type DomainFindingId = keyof typeof DOMAIN_FINDINGS;

/** Something about the records of a domain, with its cause, what to do, and who says so. */
export interface DomainFinding extends FindingFact {
  readonly id: DomainFindingId;
  readonly args: FindingArgs;
}

export type FindingArgs = Readonly<Record<string, string | number>>;

type Facts = typeof DOMAIN_FINDINGS;
type ArgsOf<Id extends DomainFindingId> = Readonly<Record<Placeholders<Facts[Id]['cause'] | Facts[Id]['remedy']>, string | number>>;

export function found<Id extends DomainFindingId>(
  id: Id,
  args: ArgsOf<Id>,
  change: Partial<Pick<FindingFact, 'about' | 'severity' | 'source'>> = {},
): DomainFinding {
  const fact: FindingFact = DOMAIN_FINDINGS[id];
  return { id, ...fact, ...change, args };
}

/** The cause and the remedy with their values; `translate` looks a text up by its English. */
export function renderFinding(
  { cause, remedy, args }: Pick<DomainFinding, 'cause' | 'remedy' | 'args'>,
  translate?: (text: string) => string,
): { readonly cause: string; readonly remedy: string } {
  return { cause: renderMessage({ text: cause, args }, translate), remedy: renderMessage({ text: remedy, args }, translate) };
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

export function bySeverity(one: { readonly severity: Severity }, other: { readonly severity: Severity }): number {
  return ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity);
}
