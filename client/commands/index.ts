import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { addCredential } from './add-credential.ts';
import { analyzeMessage } from './analyze-message.ts';
import { checkDomain } from './check-domain.ts';
import { checkMailer } from './check-mailer.ts';
import { clearInbox } from './clear-inbox.ts';
import { deleteCredential } from './delete-credential.ts';
import { deleteMessage } from './delete-message.ts';
import { discover } from './discover.ts';
import { exportMessage } from './export-message.ts';
import { generateSnippet } from './generate-snippet.ts';
import { importCredential } from './import-credential.ts';
import { movePassword } from './move-password.ts';
import { openMessage } from './open-message.ts';
import { openMessageLink } from './open-message-link.ts';
import { openTerminal } from './open-terminal.ts';
import { replacePassword } from './replace-password.ts';
import { restartServer } from './restart-server.ts';
import { saveMessageAttachment } from './save-message-attachment.ts';
import { scanWorkspace } from './scan-workspace.ts';
import { clearInboxSearch, searchInbox } from './search-inbox.ts';
import { sendTestEmail } from './send-test-email.ts';
import { endInboxChaos, setInboxChaos } from './set-inbox-chaos.ts';
import { showInboxSettings } from './show-inbox-settings.ts';
import { showLog } from './show-log.ts';
import { showTranscript } from './show-transcript.ts';
import { startInbox } from './start-inbox.ts';
import { stopInbox } from './stop-inbox.ts';
import { useCredential } from './use-credential.ts';

/** The commands of `package.json`, a file for each. What a command keeps between its uses, it makes here, once. */
export const commands: Readonly<Record<string, (envelope: Envelope) => Run>> = {
  'envelope.checkMailer': checkMailer,
  'envelope.sendTestEmail': sendTestEmail,
  'envelope.discover': discover,
  'envelope.checkDomain': checkDomain,
  'envelope.analyzeMessage': analyzeMessage,
  'envelope.scanWorkspace': scanWorkspace,
  'envelope.generateSnippet': generateSnippet,
  'envelope.addCredential': addCredential,
  'envelope.useCredential': useCredential,
  'envelope.replacePassword': replacePassword,
  'envelope.deleteCredential': deleteCredential,
  'envelope.importCredential': importCredential,
  'envelope.movePassword': movePassword,
  'envelope.openTerminal': openTerminal,
  'envelope.startInbox': startInbox,
  'envelope.stopInbox': stopInbox,
  'envelope.clearInbox': clearInbox,
  'envelope.openMessage': openMessage,
  'envelope.openMessageLink': openMessageLink,
  'envelope.saveMessageAttachment': saveMessageAttachment,
  'envelope.exportMessage': exportMessage,
  'envelope.deleteMessage': deleteMessage,
  'envelope.searchInbox': searchInbox,
  'envelope.clearInboxSearch': clearInboxSearch,
  'envelope.setInboxChaos': setInboxChaos,
  'envelope.endInboxChaos': endInboxChaos,
  'envelope.showInboxSettings': showInboxSettings,
  'envelope.showLog': showLog,
  'envelope.showTranscript': showTranscript,
  'envelope.restartServer': restartServer,
};
