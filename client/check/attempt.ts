import type { Encryption } from '../../core/model/mailer.ts';
import type { Login } from '../../mail/probe/request.ts';

/** One try of a connection: where to, how, and as whom. */
export interface Attempt {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  /** The mechanism is the mailer's own, where it names one; else the best that the server offers. */
  readonly login?: Login;
  /** Asked about in a check; nothing is sent. */
  readonly envelope?: { readonly sender: string; readonly recipient: string };
  /** An id of `core/providers`, for its own advice. */
  readonly provider?: string;
}
