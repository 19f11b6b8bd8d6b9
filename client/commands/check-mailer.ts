import { l10n } from 'vscode';
import type { Disposable } from 'vscode';
import { checkMailerCommand } from '../../protocol/requests.ts';
import { registerCommand } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { pickMailer } from '../language/pick-mailer.ts';

/** Fills the panel from a mailer and starts the check there; the panel asks for what is missing. */
export function registerCheckMailer({ language, log, panel }: Envelope): Disposable {
  return registerCommand(log, checkMailerCommand, async argument => {
    const mailer = await pickMailer(language, {
      title: l10n.t('Check Mail Connection'),
      argument,
      fits: each => each.transport === 'smtp',
      none: l10n.t('No file of this workspace has SMTP settings. The panel takes them by hand.'),
    });
    await panel.show();
    if (mailer !== undefined) panel.post({ type: 'pick', source: `mailer:${mailer.id}`, thenCheck: true });
  });
}
