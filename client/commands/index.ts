import type { Disposable } from 'vscode';
import type { Envelope } from '../envelope.ts';
import { registerAddCredential } from './add-credential.ts';
import { registerAnalyzeMessage } from './analyze-message.ts';
import { registerCheckDomain } from './check-domain.ts';
import { registerCheckMailer } from './check-mailer.ts';
import { registerClearInbox } from './clear-inbox.ts';
import { registerDeleteCredential } from './delete-credential.ts';
import { registerDeleteMessage } from './delete-message.ts';
import { registerExportMessage } from './export-message.ts';
import { registerGenerateSnippet } from './generate-snippet.ts';
import { registerImportCredential } from './import-credential.ts';
import { registerMovePassword } from './move-password.ts';
import { registerOpenMessageLink } from './open-message-link.ts';
import { registerOpenMessage } from './open-message.ts';
import { registerOpenTerminal } from './open-terminal.ts';
import { registerReplacePassword } from './replace-password.ts';
import { registerRestartServer } from './restart-server.ts';
import { registerSaveMessageAttachment } from './save-message-attachment.ts';
import { registerSearchInbox } from './search-inbox.ts';
import { registerScanWorkspace } from './scan-workspace.ts';
import { registerSendTestEmail } from './send-test-email.ts';
import { registerSetInboxChaos } from './set-inbox-chaos.ts';
import { registerShowInboxSettings } from './show-inbox-settings.ts';
import { registerShowLog } from './show-log.ts';
import { registerShowTranscript } from './show-transcript.ts';
import { registerStartInbox } from './start-inbox.ts';
import { registerStopInbox } from './stop-inbox.ts';
import { registerUseCredential } from './use-credential.ts';

/** One file per command of `package.json`. */
export const commandRegistrations: readonly ((envelope: Envelope) => Disposable)[] = [
  registerCheckMailer,
  registerSendTestEmail,
  registerCheckDomain,
  registerAnalyzeMessage,
  registerScanWorkspace,
  registerGenerateSnippet,
  registerAddCredential,
  registerUseCredential,
  registerReplacePassword,
  registerDeleteCredential,
  registerImportCredential,
  registerMovePassword,
  registerOpenTerminal,
  registerStartInbox,
  registerStopInbox,
  registerClearInbox,
  registerOpenMessage,
  registerOpenMessageLink,
  registerSaveMessageAttachment,
  registerExportMessage,
  registerDeleteMessage,
  registerSearchInbox,
  registerSetInboxChaos,
  registerShowInboxSettings,
  registerShowLog,
  registerShowTranscript,
  registerRestartServer,
];
