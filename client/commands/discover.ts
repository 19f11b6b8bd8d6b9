import { workspace } from 'vscode';
import type { Run } from '../command.ts';
import type { Envelope } from '../envelope.ts';

/** Finds the submission settings of a domain or an address and shows them in the panel. An argument is what is asked about, as a first guess. */
export function discover({ language, panel }: Envelope): Run {
  return async argument => {
    if (!workspace.isTrusted) return;
    const { askWhatToDiscover } = await import('../discover/ask.ts');
    const question = await askWhatToDiscover(language, typeof argument === 'string' ? argument : '');
    if (question === undefined) return;
    await panel.show();
    panel.post({ type: 'discover', question });
  };
}
