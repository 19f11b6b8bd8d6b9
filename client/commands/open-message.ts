import type { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { MessagePreview } from '../inbox/preview.ts';

export function registerOpenMessage({ extension, inbox, log }: Envelope): Disposable {
  const preview = new MessagePreview();
  extension.subscriptions.push(preview);
  return registerCommand(log, 'envelope.openMessage', async argument => {
    const id = typeof argument === 'object' && argument !== null && 'id' in argument ? argument.id : undefined;
    const message = typeof id === 'string' ? await inbox.open(id) : undefined;
    if (message !== undefined) preview.show(message);
  });
}
