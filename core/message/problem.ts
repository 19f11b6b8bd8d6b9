import type { Severity } from '../model/finding.ts';

/** What is wrong with a message itself, or what some receiver will not show as it was meant. */
export interface MessageProblem {
  /** Stable: `message/no-date`. */
  readonly id: string;
  readonly severity: Severity;
  readonly cause: string;
  readonly remedy: string;
  readonly source: string;
}

/** What is looked at. Nothing of it has to be well-formed. */
export interface AssessedMessage {
  /** The envelope sender; empty for a bounce. */
  readonly sender: string;
  /** Whether the client asked for SMTPUTF8. */
  readonly utf8: boolean;
  /** One UTF-16 unit per byte, as it came. */
  readonly source: string;
  readonly html?: string;
}
