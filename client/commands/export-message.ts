import { safeFileName } from '../../core/message/file-name.ts';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { readMessageId } from '../inbox/message-argument.ts';
import { saveFile } from '../inbox/save-file.ts';

export function exportMessage({ inbox }: Envelope): Run {
  return async argument => {
    const id = readMessageId(argument);
    const [message, source] = id === undefined ? [] : await Promise.all([inbox.find(id), inbox.source(id)]);
    if (message !== undefined && source !== undefined) await saveFile(safeFileName(`${message.subject}.eml`, 'message.eml'), source);
  };
}
