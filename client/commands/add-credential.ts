import { l10n } from 'vscode';
import type { Run } from '../command.ts';
import { enterCredential } from '../credentials/form.ts';
import type { Envelope } from '../envelope.ts';
import { showInformation } from '../notify.ts';

export function addCredential({ credentials, log }: Envelope): Run {
  return async () => {
    const { createProviders } = await import('../../core/providers/lookup.ts');
    const entered = await enterCredential({ title: l10n.t('Add Credential') }, createProviders().all);
    if (entered === undefined) return;
    const profile = await credentials.add(entered.fields, entered.password);
    log.info(`Credential ${profile.id} added for ${profile.host}:${profile.port}.`);
    void showInformation(l10n.t('Saved as {0}. Its password is bound to {1}:{2}.', profile.name, profile.host, profile.port));
  };
}
