import type { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function registerRestartServer({ language, log }: Envelope): Disposable {
  return registerCommand(log, 'envelope.restartServer', async () => language.restart());
}
