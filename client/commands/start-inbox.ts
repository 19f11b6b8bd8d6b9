import { l10n } from 'vscode';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { readInboxSettings } from '../inbox/settings.ts';
import { showError } from '../notify.ts';

export function startInbox({ inbox }: Envelope): Run {
  return async () => {
    const settings = readInboxSettings();
    const problem = await inbox.start(settings);
    if (problem !== undefined) void showError(l10n.t('The local inbox could not start on port {0}: {1}', settings.port, problem));
  };
}
