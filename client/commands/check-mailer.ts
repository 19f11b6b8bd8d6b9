import { l10n } from 'vscode';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { pickMailer } from '../language/pick-mailer.ts';

/** Fills the panel from a mailer and starts the check there; the panel asks for what is missing. */
export function checkMailer({ language, panel }: Envelope): Run {
  return async argument => {
    const mailer = await pickMailer(language, {
      title: l10n.t('Check Mail Connection'),
      argument,
      fits: each => each.transport === 'smtp',
      none: l10n.t('No file of this workspace has SMTP settings. The panel takes them by hand.'),
    });
    await panel.show();
    if (mailer !== undefined) panel.post({ type: 'pick', source: `mailer:${mailer.id}`, thenCheck: true });
  };
}
