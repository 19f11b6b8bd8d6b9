import type { OutputChannel, Uri } from 'vscode';
import type { Providers } from '../../core/providers/lookup.ts';
import type { Attempt } from '../check/attempt.ts';
import type { SessionWatch, TrustFor } from '../check/run-probe.ts';
import type { DriverAttempt } from './run-driver.ts';

/** A test message as the panel or the palette asks for it, whatever carries it. */
export interface MessageOrder {
  readonly from: string;
  /** The name beside the sender's address, as the mailer has it. */
  readonly senderName?: string;
  readonly to: readonly string[];
  /** A file of the project that sends; the message bears that project's name. */
  readonly file: Uri | undefined;
  /** A built-in template, or the URI of the workspace's own. The plain one when absent. */
  readonly template?: string;
}

/** A test message through a program or an API. */
export interface DriverOrder extends MessageOrder {
  readonly driver: DriverAttempt;
}

/** A test message over SMTP. */
export interface SendOrder extends MessageOrder {
  readonly attempt: Attempt;
}

/** The stages are of interest where somebody can see them. */
export interface SendWatch extends Partial<SessionWatch> {
  readonly signal: AbortSignal;
  readonly trustFor: TrustFor;
  /** Asked once the server has accepted: what to look at next depends on whose it is. */
  readonly providers: () => Promise<Providers>;
  readonly transcript: OutputChannel;
}
