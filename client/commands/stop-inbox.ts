import type { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function registerStopInbox({ inbox, log }: Envelope): Disposable {
  return registerCommand(log, 'envelope.stopInbox', () => inbox.stop());
}
