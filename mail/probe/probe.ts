import type { Encryption } from '../../core/model/mailer.ts';
import { holdsControl } from '../../core/smtp/address.ts';
import { authenticate } from './authenticate.ts';
import { connect } from './connect.ts';
import { envelope } from './envelope.ts';
import { confirmationOf } from './gate.ts';
import { greet } from './greet.ts';
import { hello } from './hello.ts';
import type { ProbeReport } from './report.ts';
import type { ProbeRequest } from './request.ts';
import { resolve } from './resolve.ts';
import { endSession, runStages, type Run } from './run.ts';
import { createSession, type Session, type Stage } from './session.ts';
import { upgrade } from './upgrade.ts';

/** The stages that open a session, in the order of its encryption: implicit TLS comes before the greeting. */
export function openingStages(encryption: Encryption): readonly Stage[] {
  return encryption === 'implicit' ? [resolve, connect, upgrade, greet, hello] : [resolve, connect, greet, hello, upgrade];
}

/**
 * Checks a mail server stage by stage. It never throws and never sends a message; it ends by itself, at the latest when every stage has
 * used up its timeout, and at once when the signal says so.
 */
export async function probe(request: ProbeRequest): Promise<ProbeReport> {
  const session = createSession(safeRequest(request));
  try {
    const run = await runStages(session, [...openingStages(request.encryption), authenticate, envelope]);
    await endSession(session);
    return reportOf(session, run);
  } finally {
    // After a listener that threw: its error goes to its owner, the socket does not stay.
    session.connection?.close();
  }
}

/** The EHLO name is the one value that reaches a command without a stage of its own to judge it. */
export function safeRequest(request: ProbeRequest): ProbeRequest {
  if (request.clientName === undefined || (!holdsControl(request.clientName) && /^[^\s]+$/.test(request.clientName))) return request;
  const { clientName: _unusable, ...rest } = request;
  return rest;
}

function reportOf(session: Session, { stages, diagnosis }: Run): ProbeReport {
  const { censor, capabilities, certificate, origin, protection, transcript } = session;
  const confirmation = stages.some(({ detail }) => detail['confirmation'] === true) ? confirmationOf(session) : undefined;
  return {
    stages,
    origin,
    protection,
    certificate: certificate ?? null,
    capabilities: capabilities.keywords.map(keyword => censor(`${keyword} ${capabilities.parameters.get(keyword) ?? ''}`.trim())),
    mechanisms: capabilities.mechanisms.map(censor),
    transcript: transcript.lines,
    ...(diagnosis !== undefined && { diagnosis }),
    ...(confirmation !== undefined && { confirmation }),
  };
}
