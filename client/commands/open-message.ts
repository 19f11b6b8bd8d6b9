import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { inlineImages } from '../inbox/inline-images.ts';
import { readMessageId } from '../inbox/message-argument.ts';
import { MessagePreview } from '../inbox/preview.ts';

export function openMessage({ extension, inbox }: Envelope): Run {
  const preview = new MessagePreview();
  extension.subscriptions.push(preview);
  return async argument => {
    const id = readMessageId(argument);
    const message = id === undefined ? undefined : await inbox.open(id);
    if (message !== undefined) preview.show(await inlineImages(message, inbox));
  };
}
