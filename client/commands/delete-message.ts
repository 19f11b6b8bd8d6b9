import type { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { readMessageId } from '../inbox/message-argument.ts';

export function registerDeleteMessage({ inbox, log }: Envelope): Disposable {
  return registerCommand(log, 'envelope.deleteMessage', async argument => {
    const id = readMessageId(argument);
    if (id !== undefined) await inbox.delete(id);
  });
}
