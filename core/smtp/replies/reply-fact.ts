import type { Confidence } from '../failure.ts';

/**
 * A reply or an error text that is known, and what it means. It fits when every given part fits: one of the codes, one of the
 * enhanced codes, and one of the phrase lists. A phrase list fits when its phrases stand in the text in their order.
 */
export interface ReplyFact {
  readonly id: string;
  /** An id of `core/providers`. */
  readonly provider?: string;
  readonly codes?: readonly number[];
  readonly enhanced?: readonly string[];
  /** In lower case; the text is folded before it is searched. */
  readonly phrases?: readonly (readonly string[])[];
  /** Other servers send these words too: not believed when the host belongs to a different provider. */
  readonly shared?: true;
  readonly cause: string;
  readonly remedy: string;
  readonly source: string;
  readonly confidence: Confidence;
}

export const OBSERVED = 'Observed in public logs and configurations.';
export const UNVERIFIED = 'General knowledge, not verified.';
