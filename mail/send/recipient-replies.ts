import type { TranscriptLine } from '../wire/transcript.ts';

/** What the server said to one recipient, in its own words. */
export interface RecipientReply {
  readonly address: string;
  readonly accepted: boolean;
  readonly reply: string;
}

/**
 * The reply to each RCPT, from the lines of the session since MAIL. Replies come in the order of the commands (RFC 2920 §3.1), whether
 * they were sent one by one or together.
 */
export function repliesToRecipients(lines: readonly TranscriptLine[]): readonly RecipientReply[] {
  const begin = lines.findLastIndex(({ by, text }) => by === 'client' && /^MAIL FROM:/i.test(text));
  if (begin === -1) return [];
  const commands = lines.slice(begin).flatMap(({ by, text }) => (by === 'client' ? [text] : []));
  const replies = joinReplies(lines.slice(begin).flatMap(({ by, text }) => (by === 'server' ? [text] : [])));
  return commands.flatMap((command, index) => {
    const address = /^RCPT TO:<(.*?)>/i.exec(command)?.[1];
    const reply = replies[index];
    return address === undefined || reply === undefined ? [] : [{ address, accepted: reply.startsWith('2'), reply }];
  });
}

/** A reply of several lines has a hyphen behind its code in all but the last (RFC 5321 §4.2.1). */
function joinReplies(lines: readonly string[]): readonly string[] {
  const replies: string[] = [];
  let open: string[] = [];
  for (const line of lines) {
    open.push(line);
    if (/^\d{3}-/.test(line)) continue;
    replies.push(open.join('\n'));
    open = [];
  }
  return replies;
}
