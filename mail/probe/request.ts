import type { Secret } from '../../core/model/secret.ts';
import type { Encryption } from '../../core/model/mailer.ts';
import type { Address } from './addresses.ts';
import type { StageReport } from './report.ts';
import type { StageName } from '../../core/smtp/failure.ts';
import type { OriginReport } from './origin.ts';
import type { TrustStore } from './trust.ts';

export type Mechanism = 'PLAIN' | 'LOGIN' | 'CRAM-MD5' | 'SCRAM-SHA-256' | 'XOAUTH2';

export interface Login {
  readonly username: string;
  /** The password, or with XOAUTH2 the access token. */
  readonly password: Secret;
  /** Without one, the best that the server offers and that fits the protection of the session. */
  readonly mechanism?: Mechanism;
}

/** Whose signature on a certificate counts. Nothing of this may come from a project's files. */
export interface Trust {
  /**
   * `node` trusts the roots that come with Node, `system` those of the operating system as well, `none` only what `extra` names: right for
   * a server whose certificate is known, and it spares the 40 ms that reading all roots again takes.
   */
  readonly roots?: 'node' | 'system' | 'none';
  /** Further certificates in PEM. */
  readonly extra?: readonly string[];
}

/** What the user has confirmed for this one session. */
export interface Allowance {
  /** The password may go into a session without TLS. */
  readonly clearText?: boolean;
  /** The password may go to a server whose certificate was not verified. */
  readonly unverified?: boolean;
}

/** What is needed to open a session and to judge it. */
export interface SessionRequest {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  readonly login?: Login;
  readonly trust?: Trust;
  /** Shared by sessions that follow each other; a session without one reads its roots by itself. */
  readonly trustStore?: TrustStore;
  readonly allow?: Allowance;
  /** Milliseconds for each stage; 10 seconds when absent. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Called when a stage begins. */
  readonly onStart?: (name: StageName) => void;
  /** Called when a stage has ended. */
  readonly onStage?: (stage: StageReport) => void;
  /** The name for EHLO; an address literal of the local end when absent (RFC 5321 §4.1.4). */
  readonly clientName?: string;
  /** The host's provider, an id of `core/providers`: its own advice is preferred in explanations. */
  readonly provider?: string;
  /** All addresses of a host, in the order of preference. Node's `dns.lookup` when absent. */
  readonly resolver?: (host: string, signal: AbortSignal) => Promise<readonly Address[]>;
  /** Where the session is opened from; found out when absent. */
  readonly origin?: OriginReport;
  /**
   * Try the other address family too and say how it answers: a program without happy eyeballs waits for it. Costs a connection that says
   * nothing, and up to a second where the family is dead.
   */
  readonly everyFamily?: boolean;
  /** The time against which certificates are judged in words; the system's clock when absent. */
  readonly now?: () => Date;
}

export interface ProbeRequest extends SessionRequest {
  /** Ask whether the server would take a message from and to these; nothing is sent. */
  readonly envelope?: { readonly sender: string; readonly recipient: string };
}

/** Ten seconds: a server that checks the client's name in the DNS seldom needs more than five. In milliseconds. */
export const DEFAULT_TIMEOUT = 10_000;
