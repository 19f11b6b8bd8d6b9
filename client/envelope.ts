import { l10n, window } from 'vscode';
import type { ExtensionContext, LogOutputChannel, OutputChannel } from 'vscode';
import { CredentialStore } from './credentials/store.ts';
import { LocalInbox } from './inbox/local-inbox.ts';
import { LanguageService } from './language/service.ts';
import { PanelView } from './panel-host/view.ts';

/** What the commands and views of one window share. Built once, in `activate`. */
export interface Envelope {
  readonly extension: ExtensionContext;
  readonly log: LogOutputChannel;
  /** Redacted SMTP sessions, in the language that `syntaxes/` colours. */
  readonly transcript: OutputChannel;
  readonly credentials: CredentialStore;
  readonly language: LanguageService;
  readonly inbox: LocalInbox;
  readonly panel: PanelView;
}

export function createEnvelope(extension: ExtensionContext): Envelope {
  const log = window.createOutputChannel('Envelope', { log: true });
  const envelope: Envelope = {
    extension,
    log,
    transcript: window.createOutputChannel(l10n.t('Envelope SMTP Transcript'), 'smtp-transcript'),
    credentials: new CredentialStore(extension.globalState, extension.secrets),
    language: new LanguageService(extension, log),
    inbox: new LocalInbox(extension, log),
    panel: new PanelView(extension.extensionUri),
  };
  const { transcript, credentials, language, inbox, panel } = envelope;
  extension.subscriptions.push(log, transcript, credentials, language, inbox, panel);
  return envelope;
}
