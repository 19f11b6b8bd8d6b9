import type { Disposable } from 'vscode';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { inlineImages } from '../inbox/inline-images.ts';
import { readMessageId } from '../inbox/message-argument.ts';
import { MessagePreview } from '../inbox/preview.ts';

export function registerOpenMessage({ extension, inbox, log }: Envelope): Disposable {
  const preview = new MessagePreview();
  extension.subscriptions.push(preview);
  return registerCommand(log, 'envelope.openMessage', async argument => {
    const id = readMessageId(argument);
    const message = id === undefined ? undefined : await inbox.open(id);
    if (message !== undefined) preview.show(await inlineImages(message, inbox));
  });
}
