import { l10n, languages, LanguageStatusSeverity } from 'vscode';
import type { Disposable, LanguageStatusItem } from 'vscode';
import type { Envelope } from './envelope.ts';
import { LANGUAGES } from './language/documents.ts';
import type { ServerState } from './language/service.ts';

/** Envelope's line in the language status of files that can hold mail settings. */
export function createStatus({ language }: Envelope): Disposable {
  const item = languages.createLanguageStatusItem('envelope', [...LANGUAGES]);
  item.name = 'Envelope';
  show(item, language.state);
  const listener = language.onDidChangeState(state => show(item, state));
  return {
    dispose() {
      listener.dispose();
      item.dispose();
    },
  };
}

function show(item: LanguageStatusItem, state: ServerState): void {
  item.busy = state === 'starting';
  item.severity = state === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.text = TEXTS[state]();
  item.command =
    state === 'failed'
      ? { command: 'envelope.restartServer', title: l10n.t('Restart') }
      : { command: 'envelope.showLog', title: l10n.t('Show Log') };
}

const TEXTS: Readonly<Record<ServerState, () => string>> = {
  idle: () => l10n.t('Envelope: no mail settings found'),
  starting: () => l10n.t('Envelope: reading mail settings'),
  running: () => l10n.t('Envelope: watching mail settings'),
  failed: () => l10n.t('Envelope: the language server stopped'),
};
