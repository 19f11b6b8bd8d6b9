import { holdsControl, isAscii } from '../../core/smtp/address.ts';
import type { Condition } from '../../core/smtp/conditions.ts';
import type { Reply } from '../../core/smtp/reply.ts';
import { command } from '../wire/command.ts';
import type { Broken, Connection } from '../wire/connection.ts';
import { reasonToWithhold } from './gate.ts';
import type { Detail } from './report.ts';
import type { Login, Mechanism } from './request.ts';
import { converse } from './sasl/converse.ts';
import { chooseMechanism, startExchange } from './sasl/mechanisms.ts';
import { failedBy, failedByBreak, failedByReply, passed, skipped, type Session, type Stage, type StageResult } from './session.ts';

export const authenticate: Stage = {
  name: 'authenticate',

  async run(session, signal) {
    const { login } = session.request;
    if (login === undefined) return skipped();
    if (session.connection === undefined) return failedBy('connection-closed');

    const permitted = permitLogin(session, login);
    if (!permitted.ok) return failedBy(permitted.condition, permitted.detail);
    return logIn(session.connection, { login, mechanism: permitted.mechanism }, signal);
  },
};

export type Permission =
  { readonly ok: true; readonly mechanism: Mechanism } | { readonly ok: false; readonly condition: Condition; readonly detail?: Detail };

/** Whether this login may be tried on this session, and how. Nothing of it has been sent when this is asked. */
export function permitLogin(session: Session, { username, password, mechanism: wished }: Login): Permission {
  const withheld = reasonToWithhold(session);
  if (withheld !== undefined) return { ok: false, condition: withheld, detail: { confirmation: true } };
  if (username === '' || password.isEmpty) return { ok: false, condition: 'login-incomplete' };
  // XOAUTH2 separates its fields with a control character, so a username may hold none at all.
  if (holdsControl(username) || /[\0\r\n]/.test(password.reveal())) return { ok: false, condition: 'unusable-login' };

  const offered = session.capabilities.mechanisms;
  if (offered.length === 0) return { ok: false, condition: 'authentication-not-offered' };
  const mechanism = wished ?? chooseMechanism(offered, session.protection);
  if (mechanism === undefined || !offered.includes(mechanism)) {
    return { ok: false, condition: 'mechanism-not-offered', detail: { offered: offered.join(' ') } };
  }
  return { ok: true, mechanism };
}

async function logIn(
  connection: Connection,
  { login, mechanism }: { readonly login: Login; readonly mechanism: Mechanism },
  signal: AbortSignal,
): Promise<StageResult> {
  const detail = { mechanism, username: login.username, ascii: isAscii(login.password.reveal()) };
  let broken: Broken | undefined;
  const verdict = await converse<Reply & { readonly text: string }>(await startExchange(mechanism, login), async next => {
    const received = await connection.exchange([next], signal);
    if (!received.ok) broken = received;
    const reply = received.ok ? received.value[0] : undefined;
    return reply && { ...reply, text: reply.lines[0] ?? '' };
  });
  switch (verdict.outcome) {
    case 'accepted':
      return passed(detail);
    case 'refused':
      return failedByReply(verdict.answer, detail);
    case 'not-proven':
      return failedBy('server-not-proven', detail);
    case 'lost':
      return broken === undefined ? failedBy('connection-closed', detail) : failedByBreak(broken, detail);
    case 'senseless':
      // A client ends a mechanism that went wrong with a lone asterisk (RFC 4954 §4); what the server says to it does not matter.
      await connection.exchange([command('*')], signal);
      return failedBy('bad-challenge', detail);
    default:
      return verdict satisfies never;
  }
}
