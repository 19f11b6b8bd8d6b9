import { l10n } from 'vscode';
import type { Run } from '../command.ts';
import { pickCredential } from '../credentials/pick.ts';
import type { Envelope } from '../envelope.ts';

/** Fills the panel's form from a credential. Nothing is sent until the user presses a button there. */
export function useCredential({ credentials, panel }: Envelope): Run {
  return async argument => {
    const profile = await pickCredential(credentials, argument, l10n.t('Use Credential in the Panel'));
    if (profile === undefined) return;
    await panel.show();
    panel.post({ type: 'pick', source: `credential:${profile.id}`, thenCheck: false });
  };
}
