import type { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function registerShowTranscript({ log, transcript }: Envelope): Disposable {
  return registerCommand(log, 'envelope.showTranscript', async () => transcript.show());
}
