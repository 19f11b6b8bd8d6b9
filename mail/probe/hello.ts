import { NO_CAPABILITIES, readCapabilities } from '../../core/smtp/capabilities.ts';
import { command } from '../wire/command.ts';
import type { Connection } from '../wire/connection.ts';
import { failedBy, failedByBreak, failedByReply, passed, type Session, type Stage, type StageResult } from './session.ts';

export const hello: Stage = { name: 'hello', run: sayHello };

/**
 * EHLO, and HELO for a server that does not know it (RFC 5321 §3.2). It is said again inside TLS, where only the second answer counts
 * (RFC 3207 §4.2).
 */
export async function sayHello(session: Session, signal: AbortSignal): Promise<StageResult> {
  const { connection } = session;
  if (connection === undefined) return failedBy('connection-closed');
  const name = ehloName(session, connection);
  const received = await connection.exchange([command(`EHLO ${name}`)], signal);
  if (!received.ok) return failedByBreak(received);

  const reply = received.value[0];
  if (reply === undefined) return failedBy('connection-closed');
  if (reply.code === 250) {
    session.capabilities = readCapabilities(reply.lines);
    return passed({ name: session.capabilities.name, keywords: session.capabilities.keywords.join(' ') });
  }
  if (reply.code < 500 || reply.code > 504) return failedByReply(reply);

  session.capabilities = NO_CAPABILITIES;
  const older = await connection.exchange([command(`HELO ${name}`)], signal);
  if (!older.ok) return failedByBreak(older);
  const answer = older.value[0];
  if (answer?.code !== 250) return failedByReply(answer ?? reply);
  return { outcome: 'warning', detail: { name: answer.lines[0]?.split(' ', 1)[0] ?? '', extended: false } };
}

/** The name that this client goes by. */
export function ehloName({ request }: Session, { socket }: Connection): string {
  return request.clientName ?? literalOf(socket.localAddress);
}

/** The address of this end as RFC 5321 §4.1.3 writes it: a name that nobody can look up would be refused by strict servers. */
function literalOf(address: string | undefined): string {
  if (address === undefined) return '[127.0.0.1]';
  const bare = (address.split('%', 1)[0] ?? address).replace(/^::ffff:(?=[0-9.]+$)/i, '');
  return bare.includes(':') ? `[IPv6:${bare}]` : `[${bare}]`;
}
