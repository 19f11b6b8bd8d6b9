import type { Encryption } from '../../core/model/mailer.ts';
import type { Secret } from '../../core/model/secret.ts';

/** One try of a connection: where to, how, and as whom. */
export interface Attempt {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly login?: { readonly username: string; readonly password: Secret };
  /** An id of `core/providers`, for its own advice. */
  readonly provider?: string;
}
