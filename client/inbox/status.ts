import { l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Disposable, StatusBarItem } from 'vscode';
import { describeChaosRule } from './describe-chaos.ts';
import type { LocalInbox } from './local-inbox.ts';

/** Shows that the inbox is running, and how many messages nobody has opened yet. */
export function createInboxStatus(inbox: LocalInbox): Disposable {
  const item = window.createStatusBarItem('envelope.inbox', StatusBarAlignment.Right, 0);
  item.name = l10n.t('Envelope: Local Inbox');
  item.command = 'envelope.inbox.focus';
  const listeners = [inbox.onDidChangeState(() => show(item, inbox)), inbox.onDidChangeMessages(() => show(item, inbox))];
  show(item, inbox);
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
      item.dispose();
    },
  };
}

function show(item: StatusBarItem, inbox: LocalInbox): void {
  const { endpoint } = inbox;
  if (endpoint === undefined) {
    item.hide();
    return;
  }
  const unread = inbox.unreadCount;
  item.text = unread === 0 ? '$(inbox)' : `$(inbox) ${unread}`;
  item.tooltip = l10n.t('The local inbox listens on {0}:{1}. Unread messages: {2}', endpoint.host, endpoint.port, unread);
  item.backgroundColor = undefined;
  if (inbox.chaos.length > 0) {
    item.text += ' $(flame)';
    item.tooltip +=
      '\n' + l10n.t('Chaos is on: {0}. Troubled so far: {1}.', inbox.chaos.map(describeChaosRule).join('; '), inbox.troubleCount);
    item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  }
  item.accessibilityInformation = { label: item.tooltip };
  item.show();
}
