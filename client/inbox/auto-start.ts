import { workspace } from 'vscode';
import { runDetached } from '../command.ts';
import type { Envelope } from '../envelope.ts';
import { readInboxSettings } from './settings.ts';

/** The user asked for it in the settings of this machine; a workspace cannot. Another window may have the port: the log says so. */
export function startInboxIfWished({ inbox, log }: Envelope): void {
  if (!workspace.getConfiguration('envelope.inbox').get('startAutomatically', false)) return;
  runDetached(log, 'Starting the local inbox', async () => {
    const problem = await inbox.start(readInboxSettings());
    if (problem !== undefined) log.warn(`The local inbox did not start: ${problem}`);
  });
}
