import type { OutputChannel, Uri } from 'vscode';
import type { Attempt } from '../check/attempt.ts';
import type { SessionWatch, TrustFor } from '../check/run-probe.ts';

/** A test message as the panel or the palette asks for it. */
export interface SendOrder {
  readonly attempt: Attempt;
  readonly from: string;
  readonly to: readonly string[];
  /** A file of the project that sends; the message bears that project's name. */
  readonly file: Uri | undefined;
}

/** The stages are of interest where somebody can see them. */
export interface SendWatch extends Partial<SessionWatch> {
  readonly signal: AbortSignal;
  readonly trustFor: TrustFor;
  readonly transcript: OutputChannel;
}
