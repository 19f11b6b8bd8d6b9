import type { Severity } from '../../model/finding.ts';
import type { RecordKind } from '../facts.ts';

/** What is said when something is found; `{name}` stands for a value. */
export interface FindingFact {
  readonly about: RecordKind;
  readonly severity: Severity;
  readonly cause: string;
  readonly remedy: string;
  /** An RFC section or a provider's page. */
  readonly source: string;
}

export function rfc(number: number, section: string): string {
  return `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`;
}

/** What Google asks of everybody who sends to Gmail. */
export const GOOGLE_SENDERS = 'https://support.google.com/mail/answer/81126';
