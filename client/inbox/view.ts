import { Disposable, l10n, window } from 'vscode';
import { describeChaosRule } from './describe-chaos.ts';
import type { LocalInbox } from './local-inbox.ts';
import { InboxTree } from './tree.ts';

/** The list in the side bar. Above it stands what changes its meaning: chaos, and a search that hides messages. */
export function createInboxView(inbox: LocalInbox): Disposable {
  const view = window.createTreeView('envelope.inbox', { treeDataProvider: new InboxTree(inbox) });
  const show = () => {
    const lines = [...chaosLines(inbox), ...searchLines(inbox), ...droppedLines(inbox)];
    // No message at all rather than an empty one: the welcome text shows only then.
    (view as { message: string | undefined }).message = lines.length === 0 ? undefined : lines.join('\n');
    const unread = inbox.unreadCount;
    view.badge = unread === 0 ? undefined : { value: unread, tooltip: l10n.t('Unread messages: {0}', unread) };
  };
  show();
  return Disposable.from(view, inbox.onDidChangeState(show), inbox.onDidChangeMessages(show));
}

function chaosLines({ chaos, troubleCount }: LocalInbox): readonly string[] {
  if (chaos.length === 0) return [];
  return [l10n.t('Chaos is on: {0}. Troubled so far: {1}.', chaos.map(describeChaosRule).join('; '), troubleCount)];
}

function searchLines({ query, messages, messageCount }: LocalInbox): readonly string[] {
  return query === '' ? [] : [l10n.t('Search for {0}: {1} of {2} messages.', query, messages.length, messageCount)];
}

function droppedLines({ droppedCount }: LocalInbox): readonly string[] {
  return droppedCount === 0 ? [] : [l10n.t('Dropped to stay within the limits: {0} older messages.', droppedCount)];
}
