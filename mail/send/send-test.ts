import { isAscii } from '../../core/smtp/address.ts';
import { explain } from '../../core/smtp/explain.ts';
import type { Explanation, StageName } from '../../core/smtp/failure.ts';
import { permitLogin } from '../probe/authenticate.ts';
import { startDeadline } from '../probe/deadline.ts';
import { confirmationOf } from '../probe/gate.ts';
import { ehloName } from '../probe/hello.ts';
import { openingStages, safeRequest } from '../probe/probe.ts';
import type { StageReport } from '../probe/report.ts';
import { DEFAULT_TIMEOUT, type SessionRequest } from '../probe/request.ts';
import { endSession, runStages } from '../probe/run.ts';
import { createSession, surroundings, type Fault, type Session } from '../probe/session.ts';
import { printable } from '../wire/printable.ts';
import { deliver, type Delivered } from './deliver.ts';
import { faultOf, stageReached } from './fault.ts';
import { refuseMessage, writeTestMessage, type TestMessage } from './message.ts';
import { repliesToRecipients } from './recipient-replies.ts';
import type { NotSent, SendResult, SendStage } from './result.ts';

export interface SendRequest extends SessionRequest {
  readonly message: TestMessage;
}

/** Login, envelope, message and the last reply may each take a stage's time. */
const STAGES_OF_DELIVERY = 4;

/**
 * Sends one test message. It never throws.
 *
 * The session is opened by the check's own stages and judged by its gate; nodemailer is given the open socket, composes the message and
 * hands it over. The other way, nodemailer opening its own session with `requireTLS` and `rejectUnauthorized`, would have two judges:
 * it decides by what it sees, drops injected bytes where the check stops, knows no SCRAM, and would hold the password from the start.
 * The price is a second EHLO, one round trip.
 */
export async function sendTest(request: SendRequest): Promise<SendResult> {
  const begin = performance.now();
  const session = createSession(safeRequest(request));
  try {
    return await run(session, request, begin);
  } finally {
    session.connection?.close();
  }
}

async function run(session: Session, request: SendRequest, begin: number): Promise<SendResult> {
  const end = notSent(session, begin);
  const refusal = refuseMessage(request.message);
  if (refusal !== undefined) return end([], 'message', { fault: { condition: refusal.condition }, more: { field: refusal.field } });

  const { stages, failed } = await runStages(session, openingStages(request.encryption));
  if (failed !== undefined) {
    await endSession(session);
    const confirmation = failed.detail['verified'] === false ? confirmationOf(session) : undefined;
    return end(stages, failed.name, { ...(failed.fault && { fault: failed.fault }), ...(confirmation && { more: { confirmation } }) });
  }
  const permission = request.login && permitLogin(session, request.login);
  if (permission?.ok === false) {
    await endSession(session);
    const confirmation = permission.detail?.['confirmation'] === true ? confirmationOf(session) : undefined;
    return end(stages, 'authenticate', { fault: { condition: permission.condition }, ...(confirmation && { more: { confirmation } }) });
  }
  if (!session.capabilities.smtpUtf8 && needsSmtpUtf8(request.message)) {
    await endSession(session);
    return end(stages, 'envelope', { fault: { condition: 'internationalized-address' } });
  }
  return handOver(session, { request, stages, begin, ...(permission && { mechanism: permission.mechanism }) });
}

interface Handover {
  readonly request: SendRequest;
  readonly stages: readonly StageReport[];
  readonly begin: number;
  readonly mechanism?: NonNullable<NonNullable<SendRequest['login']>['mechanism']>;
}

async function handOver(session: Session, { request, stages, begin, mechanism }: Handover): Promise<SendResult> {
  const { connection, transcript, censor } = session;
  const { host, port, encryption, login, message, timeout = DEFAULT_TIMEOUT, now = () => new Date() } = request;
  const end = notSent(session, begin);
  if (connection === undefined || connection.broken !== undefined)
    return end(stages, 'hello', { fault: { condition: 'connection-closed' } });

  const deadline = startDeadline(timeout * STAGES_OF_DELIVERY, request.signal);
  const before = transcript.lines.length;
  const clientName = ehloName(session, connection);
  const socket = connection.release();
  try {
    const sentAt = now();
    const delivered = await deliver({
      clientName,
      socket,
      isEncrypted: session.protection !== 'clear',
      ...(login && mechanism && { login: { login, mechanism } }),
      message,
      content: writeTestMessage(message, { session: { host, port, encryption }, sentAt }),
      sentAt,
      transcript,
      timeout,
      signal: deadline.signal,
    });
    return {
      ...report(session, stages, begin),
      ok: true,
      ...accepted(delivered, { censor, at: now() }),
      recipients: repliesToRecipients(transcript.lines.slice(before)),
    };
  } catch (error) {
    // nodemailer may never have taken it.
    socket.destroy();
    const said = transcript.lines.slice(before);
    const sent = said.filter(({ by }) => by === 'client');
    const recipients = repliesToRecipients(said);
    const more = recipients.length === 0 ? {} : { recipients };
    return end(stages, stageReached(error, sent, recipients), { fault: faultOf(error, deadline.signal), more });
  } finally {
    deadline.release();
  }
}

function accepted(delivered: Delivered, { censor, at }: { readonly censor: (text: string) => string; readonly at: Date }) {
  const response = censor(printable(delivered.response));
  const queueId = delivered.serverMessageId ?? /\b(?:queued as|kept as|id[= ])\s*<?([\w.@+-]{4,80})/i.exec(response)?.[1];
  return {
    id: delivered.messageId,
    ...(queueId !== undefined && { queueId: censor(printable(queueId)) }),
    response,
    acceptedAt: at.toISOString(),
    accepted: delivered.accepted,
    rejected: delivered.rejected.map(({ address, reply }) => ({ address, reply: censor(printableReply(reply)) })),
    bytes: delivered.bytes,
  };
}

function report({ certificate, protection, transcript }: Session, stages: readonly StageReport[], begin: number) {
  return { stages, protection, certificate: certificate ?? null, transcript: transcript.lines, ms: Math.round(performance.now() - begin) };
}

interface Ending {
  readonly fault?: Fault;
  readonly more?: Partial<Pick<NotSent, 'field' | 'confirmation' | 'recipients'>>;
}

function notSent(session: Session, begin: number) {
  return (stages: readonly StageReport[], stage: SendStage, { fault, more = {} }: Ending): NotSent => {
    const diagnosis = fault && explainFault(session, stage, fault);
    const reply = fault !== undefined && 'reply' in fault ? { reply: session.censor(printableReply(fault.reply)) } : {};
    const cause = diagnosis?.id ?? (fault !== undefined && 'condition' in fault ? fault.condition : 'internal');
    return { ...report(session, stages, begin), ok: false, stage, cause, ...reply, ...(diagnosis && { diagnosis }), ...more };
  };
}

function explainFault(session: Session, stage: SendStage, fault: Fault): Explanation | undefined {
  const name: StageName = stage === 'message' || stage === 'data' ? 'envelope' : stage;
  return explain({ ...surroundings(session, name), ...fault });
}

function printableReply(reply: string): string {
  return reply.split(/\r?\n/).map(printable).join('\n');
}

/** A domain beyond ASCII has an xn-- form, which nodemailer writes; a local part has none. */
function needsSmtpUtf8({ from, recipients }: TestMessage): boolean {
  return ![from, ...recipients].every(address => isAscii(address.slice(0, address.lastIndexOf('@'))));
}
