import type { OutputChannel } from 'vscode';
import type { StageName } from '../../core/smtp/failure.ts';
import type { Confirmation, ProbeReport, StageReport } from '../../mail/probe/report.ts';
import type { Allowance, ProbeRequest, Trust } from '../../mail/probe/request.ts';
import type { Attempt } from './attempt.ts';
import { askToProceed } from './questions.ts';

/** Follows the session of a check or of a test message. */
export interface SessionWatch {
  readonly signal: AbortSignal;
  readonly onStart: (name: StageName) => void;
  readonly onStage: (stage: StageReport) => void;
  /** The user allowed what was held back, so the session begins again. */
  readonly onRestart: () => void;
}

/** The certificates that count beside the usual roots: the local inbox's own, at its own address, and no other. */
export type TrustFor = (attempt: Attempt) => Trust | undefined;

/**
 * Checks a connection. A login that the session cannot protect is held back; the user is asked, and a yes counts for one more
 * session with exactly that allowance.
 */
export async function runProbe(attempt: Attempt, watch: SessionWatch, trustFor: TrustFor): Promise<ProbeReport> {
  const { probe } = await import('../../mail/probe/probe.ts');
  const request: ProbeRequest = {
    ...(await toSession(attempt, trustFor)),
    signal: watch.signal,
    onStart: watch.onStart,
    onStage: watch.onStage,
    ...(attempt.envelope && { envelope: attempt.envelope }),
  };
  let allow: Allowance = {};
  for (;;) {
    const report = await probe({ ...request, allow });
    const more = await askForAllowance(report, allow, watch.signal);
    if (more === undefined) return report;
    allow = more;
    watch.onRestart();
  }
}

export type SessionParts = Pick<ProbeRequest, 'host' | 'port' | 'encryption' | 'login' | 'trust' | 'provider'>;

/** The local inbox is trusted at its own address; elsewhere those count whom the user's settings name beside the usual ones. */
export async function toSession(attempt: Attempt, trustFor: TrustFor): Promise<SessionParts> {
  const { host, port, encryption, login, provider } = attempt;
  const trust = trustFor(attempt) ?? (await (await import('./own-trust.ts')).readOwnTrust());
  return { host, port, encryption, ...(login && { login }), ...(provider !== undefined && { provider }), ...(trust && { trust }) };
}

interface Withheld {
  readonly confirmation?: Confirmation;
}

/** What may be done in the next session, when the user says so; each reason is asked once. */
export async function askForAllowance({ confirmation }: Withheld, allow: Allowance, signal: AbortSignal): Promise<Allowance | undefined> {
  if (confirmation === undefined || signal.aborted) return undefined;
  const key = confirmation.reason === 'clear-text' ? 'clearText' : 'unverified';
  if (allow[key] === true || !(await askToProceed(confirmation))) return undefined;
  return { ...allow, [key]: true };
}

/** Appends a redacted session to the transcript's channel, under a line that says which one it was. */
export function logTranscript(channel: OutputChannel, { host, port }: Attempt, text: string): void {
  channel.appendLine(`* ${new Date().toISOString()} ${host}:${port}`);
  channel.appendLine(text);
  channel.appendLine('');
}
