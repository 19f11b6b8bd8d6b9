import { l10n, window } from 'vscode';
import { safeFileName } from '../../core/message/file-name.ts';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { readMessageId, readPlace } from '../inbox/message-argument.ts';
import { saveFile } from '../inbox/save-file.ts';

/** From the preview with the place of the attachment, from the list with the message alone. */
export function saveMessageAttachment({ inbox }: Envelope): Run {
  return async argument => {
    const id = readMessageId(argument);
    const { attachments = [] } = (id === undefined ? undefined : await inbox.find(id)) ?? {};
    const items = attachments.map(({ name, type }, place) => ({ label: name, description: type, place }));
    const place = readPlace(argument)?.place ?? (await window.showQuickPick(items, { title: l10n.t('Save Attachment') }))?.place;
    if (id === undefined || place === undefined) return;
    const content = await inbox.attachment(id, place);
    if (content !== undefined) await saveFile(safeFileName(attachments[place]?.name ?? '', 'attachment'), content);
  };
}
