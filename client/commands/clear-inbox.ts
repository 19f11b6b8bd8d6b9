import { l10n } from 'vscode';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { askModally } from '../notify.ts';

/** Messages in memory go with the window anyway; files are asked about. */
export function clearInbox({ inbox }: Envelope): Run {
  return async () => {
    const remove = l10n.t('Delete');
    if (inbox.isKeptInFolder && inbox.messageCount > 0) {
      const detail = l10n.t('Their files are deleted from the folder of the inbox.');
      const question = l10n.t('Delete all {0} messages?', inbox.messageCount);
      if ((await askModally(question, detail, remove)) !== remove) return;
    }
    await inbox.clear();
  };
}
