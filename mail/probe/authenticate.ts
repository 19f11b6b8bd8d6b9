import { isAscii } from '../../core/smtp/address.ts';
import { command, type Command } from '../wire/command.ts';
import type { Connection } from '../wire/connection.ts';
import { reasonToWithhold } from './gate.ts';
import type { Detail } from './report.ts';
import type { SaslExchange } from './sasl/exchange.ts';
import { chooseMechanism, startExchange } from './sasl/mechanisms.ts';
import { failedBy, failedByBreak, failedByReply, passed, skipped, type Stage, type StageResult } from './session.ts';

/** More turns than any mechanism takes: a server that keeps challenging is not going to stop. */
const TURNS_AT_MOST = 6;

export const authenticate: Stage = {
  name: 'authenticate',

  async run(session, signal) {
    const { login } = session.request;
    const { connection, capabilities, protection } = session;
    if (login === undefined) return skipped();
    if (connection === undefined) return failedBy('connection-closed');

    const withheld = reasonToWithhold(session);
    if (withheld !== undefined) return failedBy(withheld, { confirmation: true });
    if (login.username === '' || login.password.isEmpty) return failedBy('login-incomplete');
    if (/[\0\r\n]/.test(login.username) || /[\0\r\n]/.test(login.password.reveal())) return failedBy('unusable-login');

    const offered = capabilities.mechanisms;
    if (offered.length === 0) return failedBy('authentication-not-offered');
    const mechanism = login.mechanism ?? chooseMechanism(offered, protection);
    if (mechanism === undefined || !offered.includes(mechanism)) return failedBy('mechanism-not-offered', { offered: offered.join(' ') });

    const detail = { mechanism, username: login.username, ascii: isAscii(login.password.reveal()) };
    return logIn(connection, { exchange: startExchange(mechanism, login), detail }, signal);
  },
};

interface Attempt {
  readonly exchange: SaslExchange;
  readonly detail: Detail;
}

async function logIn(connection: Connection, { exchange, detail }: Attempt, signal: AbortSignal): Promise<StageResult> {
  let next: Command = exchange.start();
  for (let turn = 0; turn < TURNS_AT_MOST; turn += 1) {
    const received = await connection.exchange([next], signal);
    if (!received.ok) return failedByBreak(received, detail);
    const reply = received.value[0];
    if (reply === undefined) return failedBy('connection-closed', detail);
    if (reply.code === 235) return exchange.isProven() ? passed(detail) : failedBy('server-not-proven', detail);
    if (reply.code !== 334) return failedByReply(reply, detail);

    const answer = await exchange.respond(reply.lines[0] ?? '');
    if (answer === undefined) break;
    next = answer;
  }
  // A client ends a mechanism that went wrong with a lone asterisk (RFC 4954 §4); what the server says to it does not matter.
  await connection.exchange([command('*')], signal);
  return failedBy('bad-challenge', detail);
}
