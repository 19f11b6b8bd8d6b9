import type { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function registerShowLog({ log }: Envelope): Disposable {
  return registerCommand(log, 'envelope.showLog', async () => log.show());
}
