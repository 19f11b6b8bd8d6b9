import { domainToASCII } from 'node:url';
import { addressFlaw, isAscii } from '../../core/smtp/address.ts';
import type { Reply } from '../../core/smtp/reply.ts';
import { command, type Command } from '../wire/command.ts';
import type { Connection, Received } from '../wire/connection.ts';
import { failedBy, failedByBreak, failedByReply, passed, skipped, type Stage } from './session.ts';

/** Asks whether the server would take the message: MAIL, RCPT, then RSET or the end of the session. Nothing is sent. */
export const envelope: Stage = {
  name: 'envelope',

  async run({ request, connection, capabilities }, signal) {
    if (request.envelope === undefined) return skipped();
    if (connection === undefined) return failedBy('connection-closed');
    const sender = inAscii(request.envelope.sender);
    const recipient = inAscii(request.envelope.recipient);
    for (const [field, address] of [
      ['sender', sender],
      ['recipient', recipient],
    ] as const) {
      const flaw = field === 'sender' && address === '' ? undefined : addressFlaw(address);
      if (flaw !== undefined) return failedBy(flaw, { field });
    }
    const international = !isAscii(sender) || !isAscii(recipient);
    if (international && !capabilities.smtpUtf8) return failedBy('internationalized-address');

    const commands = [
      command(`MAIL FROM:<${sender}>${international ? ' SMTPUTF8' : ''}`),
      command(`RCPT TO:<${recipient}>`),
      command('RSET'),
    ];
    // One command at a time, RSET would cost a round trip for what the QUIT that follows does too (RFC 5321 §4.1.1.10).
    const received = await (capabilities.pipelining
      ? connection.exchange(commands, signal)
      : oneByOne(connection, commands.slice(0, 2), signal));
    if (!received.ok) return failedByBreak(received);
    const [mail, rcpt] = received.value;
    if (mail === undefined) return failedBy('connection-closed');
    if (mail.code !== 250) return failedByReply(mail, { sender });
    if (rcpt === undefined) return failedBy('connection-closed', { sender });
    if (rcpt.code !== 250 && rcpt.code !== 251) return failedByReply(rcpt, { sender, recipient });
    return passed({ sender, recipient });
  },
};

/** A domain beyond ASCII has an ASCII form that every server understands (RFC 5891 §5); a local part has none. */
function inAscii(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return isAscii(domain) ? address : address.slice(0, at + 1) + (domainToASCII(domain) || domain);
}

/** Stops at the first refusal. */
async function oneByOne(connection: Connection, commands: readonly Command[], signal: AbortSignal): Promise<Received<readonly Reply[]>> {
  const replies: Reply[] = [];
  for (const next of commands) {
    const received = await connection.exchange([next], signal);
    if (!received.ok) return received;
    replies.push(...received.value);
    if ((replies.at(-1)?.code ?? 500) >= 400) break;
  }
  return { ok: true, value: replies };
}
