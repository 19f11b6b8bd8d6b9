import type { Explanation, StageName } from '../../core/smtp/failure.ts';
import type { CertificateReport } from '../probe/certificate.ts';
import type { Confirmation, Protection, StageReport } from '../probe/report.ts';
import type { TranscriptLine } from '../wire/transcript.ts';
import type { Refusal } from './message.ts';
import type { RecipientReply } from './recipient-replies.ts';

/** Where a send ended: before the session (`message`), in one of its stages, or in handing the message over (`data`). */
export type SendStage = 'message' | StageName | 'data';

interface SendReport {
  /** The stages that opened the session. */
  readonly stages: readonly StageReport[];
  readonly protection: Protection;
  readonly certificate: CertificateReport | null;
  readonly transcript: readonly TranscriptLine[];
  /** Milliseconds, all in all. */
  readonly ms: number;
}

export interface Sent extends SendReport {
  readonly ok: true;
  /** The Message-ID header, with its angle brackets. */
  readonly id: string;
  /** The server's own id for the message, when its last reply names one. */
  readonly queueId?: string;
  /** The server's last reply. */
  readonly response: string;
  /** When the server accepted it, ISO 8601. */
  readonly acceptedAt: string;
  readonly accepted: readonly string[];
  readonly rejected: readonly { readonly address: string; readonly reply: string }[];
  /** Each recipient with what the server said to it. */
  readonly recipients: readonly RecipientReply[];
  /** Of the message as it was sent, in bytes. */
  readonly bytes: number;
}

export interface NotSent extends SendReport {
  readonly ok: false;
  readonly stage: SendStage;
  /** The id of the diagnosis: a condition's or a reply's. */
  readonly cause: string;
  /** The server's own words, when it refused. */
  readonly reply?: string;
  /** As far as the envelope came. */
  readonly recipients?: readonly RecipientReply[];
  readonly diagnosis?: Explanation;
  /** The field of the message that was refused before anything was sent. */
  readonly field?: Refusal['field'];
  readonly confirmation?: Confirmation;
}

export type SendResult = Sent | NotSent;
