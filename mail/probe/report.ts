import type { Explanation, StageName } from '../../core/smtp/failure.ts';
import type { TranscriptLine } from '../wire/transcript.ts';
import type { CertificateReport } from './certificate.ts';
import type { OriginReport } from './origin.ts';

export type Outcome = 'ok' | 'warning' | 'failed' | 'skipped';

/** Named values of a stage; `cause` is a condition's id, `reply` the server's own words. */
export type Detail = Readonly<Record<string, string | number | boolean>>;

export interface StageReport {
  readonly name: StageName;
  readonly outcome: Outcome;
  /** Milliseconds, rounded to tenths. */
  readonly ms: number;
  readonly detail: Detail;
}

/** A login was held back, and only the user can let it go: what would be sent, where, and what is wrong with the way there. */
export interface Confirmation {
  readonly reason: 'clear-text' | 'unverified';
  readonly host: string;
  readonly port: number;
  readonly username: string;
}

/** How far what is said can be read or answered by others than the server. */
export type Protection = 'clear' | 'unverified' | 'verified';

export interface ProbeReport {
  /** In the order in which they ran, all seven of them. */
  readonly stages: readonly StageReport[];
  /** Where the check ran from. */
  readonly origin: OriginReport;
  readonly protection: Protection;
  readonly certificate: CertificateReport | null;
  /** EHLO keywords with their parameters, `SIZE 35882577`, as offered on the session in its final protection. */
  readonly capabilities: readonly string[];
  readonly mechanisms: readonly string[];
  readonly transcript: readonly TranscriptLine[];
  /** Why the first stage failed that did, or what a warning means. */
  readonly diagnosis?: Explanation;
  readonly confirmation?: Confirmation;
}
