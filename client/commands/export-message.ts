import type { Disposable } from 'vscode';
import { safeFileName } from '../../core/message/file-name.ts';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { readMessageId } from '../inbox/message-argument.ts';
import { saveFile } from '../inbox/save-file.ts';

export function registerExportMessage({ inbox, log }: Envelope): Disposable {
  return registerCommand(log, 'envelope.exportMessage', async argument => {
    const id = readMessageId(argument);
    const [message, source] = id === undefined ? [] : await Promise.all([inbox.find(id), inbox.source(id)]);
    if (message !== undefined && source !== undefined) await saveFile(safeFileName(`${message.subject}.eml`, 'message.eml'), source);
  });
}
