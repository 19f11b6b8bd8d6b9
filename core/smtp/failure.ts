import type { Condition } from './conditions.ts';

/** The stages of a session in the order of a connection that begins in clear text. */
export const STAGES = ['resolve', 'connect', 'greet', 'hello', 'upgrade', 'authenticate', 'envelope'] as const;
export type StageName = (typeof STAGES)[number];

/** How sure Envelope is of an explanation: `low` is worded as a guess and never turned into an error. */
export type Confidence = 'high' | 'medium' | 'low';

/** What kind of machine a session was opened from: its network, its names and its `localhost` are its own. */
export type Origin = 'machine' | 'wsl' | 'container' | 'remote';

/** Where a failure happened. Everything is optional: an error pasted from a log has no port. */
export interface Surroundings {
  readonly stage?: StageName;
  readonly host?: string;
  readonly port?: number;
  /** A provider's id as in `core/providers`, when the host is known to be theirs. */
  readonly provider?: string;
  readonly origin?: Origin;
}

/**
 * What went wrong: a state of the session that Envelope itself recognised, a reply of the server (its lines with their codes,
 * joined by line feeds), or the text of some program's error.
 */
export type Failure = Surroundings &
  (
    | { readonly condition: Condition }
    | { readonly reply: string }
    | {
        readonly error: string;
        /** The system's, TLS library's or mailer's code for it: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
        readonly code?: string;
      }
  );

export interface Explanation {
  /** Stable, unlike the prose: a reply's or condition's id, or `class-5.7` when only the class of the code is known. */
  readonly id: string;
  readonly cause: string;
  readonly remedy: string;
  /** A URL or an RFC section where there is one, else a word on where the knowledge comes from. */
  readonly source: string;
  readonly confidence?: Confidence;
}

/** An explanation before its values are filled in: the English text is what a translation is looked up by. */
export interface Template extends Explanation {
  readonly args: Readonly<Record<string, string>>;
}
