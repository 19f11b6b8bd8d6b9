import type { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function registerClearInbox({ inbox, log }: Envelope): Disposable {
  return registerCommand(log, 'envelope.clearInbox', async () => inbox.clear());
}
