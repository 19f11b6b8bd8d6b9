import { l10n, ThemeIcon, TreeItem } from 'vscode';
import type { Event, TreeDataProvider } from 'vscode';
import type { MessageSummary } from '../../mail/capture/message.ts';
import type { LocalInbox } from './local-inbox.ts';

/** Caught messages in the side bar, the newest first. */
export class InboxTree implements TreeDataProvider<MessageSummary> {
  readonly #inbox: LocalInbox;
  readonly onDidChangeTreeData: Event<void>;

  constructor(inbox: LocalInbox) {
    this.#inbox = inbox;
    this.onDidChangeTreeData = inbox.onDidChangeMessages;
  }

  getChildren(parent?: MessageSummary): MessageSummary[] {
    return parent === undefined ? [...this.#inbox.messages] : [];
  }

  getTreeItem(message: MessageSummary): TreeItem {
    const { id, subject, from, to, preview, receivedAt, attachmentCount } = message;
    const unread = this.#inbox.isUnread(id);
    const item = new TreeItem(subject === '' ? l10n.t('(no subject)') : subject);
    item.id = id;
    item.contextValue = attachmentCount > 0 ? 'messageWithAttachments' : 'message';
    item.description = `${to} · ${new Date(receivedAt).toLocaleTimeString()}`;
    item.tooltip = [l10n.t('From {0}', from), l10n.t('To {0}', to), preview].join('\n');
    item.iconPath = new ThemeIcon(unread ? 'mail' : 'mail-read');
    item.accessibilityInformation = { label: `${unread ? l10n.t('Unread') : l10n.t('Read')}: ${subject}, ${l10n.t('From {0}', from)}` };
    item.command = { command: 'envelope.openMessage', title: l10n.t('Open Message'), arguments: [message] };
    return item;
  }
}
