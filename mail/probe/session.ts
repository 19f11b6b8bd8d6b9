import type { ConnectionOptions } from 'node:tls';
import { NO_CAPABILITIES, type Capabilities } from '../../core/smtp/capabilities.ts';
import type { Condition } from '../../core/smtp/conditions.ts';
import type { Failure, StageName } from '../../core/smtp/failure.ts';
import { formatReply, type Reply } from '../../core/smtp/reply.ts';
import { createCensor, type Censor } from '../wire/censor.ts';
import type { Broken, Connection } from '../wire/connection.ts';
import { Transcript } from '../wire/transcript.ts';
import type { Address } from './addresses.ts';
import type { CertificateReport } from './certificate.ts';
import { findOrigin, readOriginFacts, type OriginReport } from './origin.ts';
import type { Detail, Outcome, Protection } from './report.ts';
import type { ProbeRequest } from './request.ts';
import { handshakeOptions } from './trust.ts';

/** What the stages of one session know and hand on to each other. */
export interface Session {
  readonly request: ProbeRequest;
  readonly transcript: Transcript;
  readonly censor: Censor;
  readonly origin: OriginReport;
  /** The options of the handshake; asked for when it comes, since reading certificates takes time. */
  readonly handshake: () => Promise<ConnectionOptions>;
  addresses: readonly Address[];
  connection: Connection | undefined;
  protection: Protection;
  /** The first byte of TLS has been sent; whether it succeeded is what `protection` tells. */
  handshakeBegan: boolean;
  certificate: CertificateReport | undefined;
  capabilities: Capabilities;
}

export function createSession(request: ProbeRequest, handshake = () => handshakeOptions(request)): Session {
  const censor = createCensor(request.login?.username, request.login?.password);
  return {
    request,
    censor,
    transcript: new Transcript(censor),
    origin: request.origin ?? findOrigin(readOriginFacts()),
    handshake,
    addresses: [],
    connection: undefined,
    protection: 'clear',
    handshakeBegan: false,
    certificate: undefined,
    capabilities: NO_CAPABILITIES,
  };
}

/** What can have gone wrong, without the surroundings that the runner knows. */
export type Fault = { readonly condition: Condition } | { readonly reply: string } | { readonly error: string; readonly code?: string };

export interface StageResult {
  readonly outcome: Outcome;
  readonly detail: Detail;
  readonly fault?: Fault;
  /** The session cannot go on; true for every failure but an unverified certificate. */
  readonly stops?: boolean;
}

export interface Stage {
  readonly name: StageName;
  run(session: Session, signal: AbortSignal): Promise<StageResult>;
  /** What a later stage needs and the server need not be waited for; it is no part of any stage's time. */
  prepareNext?(session: Session): Promise<unknown>;
}

export function passed(detail: Detail = {}): StageResult {
  return { outcome: 'ok', detail };
}

export function skipped(detail: Detail = {}): StageResult {
  return { outcome: 'skipped', detail };
}

export function failedBy(condition: Condition, detail: Detail = {}): StageResult {
  return { outcome: 'failed', detail: { ...detail, cause: condition }, fault: { condition }, stops: true };
}

export function failedByBreak({ condition, detail }: Broken, more: Detail = {}): StageResult {
  return failedBy(condition, { ...more, ...(detail !== undefined && { error: detail }) });
}

/** A refusal is the server's to explain; a reply of another kind has no place here. */
export function failedByReply(reply: Reply, detail: Detail = {}): StageResult {
  const text = formatReply(reply);
  if (reply.code < 400) return failedBy('unexpected-reply', { ...detail, reply: text });
  return { outcome: 'failed', detail: { ...detail, reply: text, code: reply.code }, fault: { reply: text }, stops: true };
}

export function surroundings({ request, origin }: Session, stage: StageName): Omit<Failure, 'condition' | 'reply' | 'error' | 'code'> {
  const { host, port, provider } = request;
  return { stage, host, port, origin: origin.kind, ...(provider !== undefined && { provider }) };
}
