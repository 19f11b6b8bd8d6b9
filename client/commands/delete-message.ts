import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { readMessageId } from '../inbox/message-argument.ts';

export function deleteMessage({ inbox }: Envelope): Run {
  return async argument => {
    const id = readMessageId(argument);
    if (id !== undefined) await inbox.delete(id);
  };
}
