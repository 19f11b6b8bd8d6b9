import type { Severity } from '../model/finding.ts';
import type { Alignment } from './alignment.ts';
import type { MethodResult } from './authentication-results.ts';
import type { Hop } from './received.ts';

/** One authentication that the receiver did, and whether it speaks for the From address. */
export interface Verdict extends MethodResult {
  /** The domain that was authenticated; absent where the receiver does not say. */
  readonly domain?: string;
  /** Absent without a domain, or without a From. */
  readonly alignment?: Alignment;
}

export interface Signature {
  readonly domain: string;
  readonly selector: string;
  readonly algorithm: string;
}

export interface ArrivalFinding {
  /** Stable, unlike the prose. */
  readonly id: string;
  readonly severity: Severity;
  /** English with `{placeholders}`, as the remedy. */
  readonly cause: string;
  readonly remedy: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly source: string;
}

/** What the source of a received message tells of its way. */
export interface Analysis {
  /** The address in From, and its domain. */
  readonly from?: string;
  readonly author?: string;
  readonly sender?: string;
  /** The envelope sender, as the receiver kept it. */
  readonly returnPath?: string;
  /** As it stands, encoded words and all. */
  readonly subject?: string;
  readonly messageId?: string;
  /** The server whose results count: the last that added some. Empty where it does not say its name. */
  readonly receiver?: string;
  readonly spf?: Verdict;
  readonly dkim: readonly Verdict[];
  readonly dmarc?: Verdict;
  /** By what stands in the message: whether anything that passed aligns with From. `unknown` without results. */
  readonly aligned: 'pass' | 'fail' | 'unknown';
  readonly signatures: readonly Signature[];
  /** In the order in which the message took them. */
  readonly hops: readonly Hop[];
  /** Milliseconds from the first hop to the last. */
  readonly travel?: number;
  /** The domain that some mail programs show beside the sender, and why. */
  readonly via?: { readonly domain: string; readonly because: 'other-signature' | 'other-return-path' | 'sender-field' };
  /** Forwarders that vouch for what they saw (RFC 8617), and the verdict of the last. */
  readonly arc?: { readonly instances: number; readonly verdict: string };
  readonly isList: boolean;
  /** The gravest first. */
  readonly findings: readonly ArrivalFinding[];
}
