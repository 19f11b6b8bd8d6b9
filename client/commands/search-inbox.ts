import { l10n, window } from 'vscode';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';

export function searchInbox({ inbox }: Envelope): Run {
  return async () => {
    const query = await window.showInputBox({
      title: l10n.t('Search Inbox'),
      value: inbox.query,
      placeHolder: 'from:shop to:ann subject:"your order" refund',
      prompt: l10n.t('Words in sender, recipient, subject or text. All of them have to be there.'),
    });
    if (query !== undefined) await inbox.search(query);
  };
}

export function clearInboxSearch({ inbox }: Envelope): Run {
  return () => inbox.search('');
}
