import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { workspace } from 'vscode';
import type { InboxOptions } from '../../mail/capture/options.ts';

const MEGABYTE = 1024 * 1024;

export type InboxSettings = Omit<InboxOptions, 'folder' | 'chaos'> & { readonly port: number };

/** `envelope.inbox.*`. In a workspace that is not trusted VS Code gives the user's own values alone. */
export function readInboxSettings(): InboxSettings {
  const settings = workspace.getConfiguration('envelope.inbox');
  const implicitTlsPort = settings.get('implicitTlsPort', 0);
  const folder = settings.get('folder', '').trim();
  return {
    port: settings.get('port', 1025),
    ...(implicitTlsPort > 0 && { implicitTlsPort }),
    login: settings.get<string>('login') === 'required' ? 'required' : 'optional',
    messageSize: settings.get('messageSize', 25) * MEGABYTE,
    limits: { messages: settings.get('maxMessages', 1000), bytes: settings.get('maxSize', 100) * MEGABYTE },
    ...(folder !== '' && { messageFolder: resolveFolder(folder) }),
  };
}

/** `~/mail`, or a path below the workspace. */
function resolveFolder(folder: string): string {
  if (/^~[/\\]/.test(folder)) return join(homedir(), folder.slice(2));
  return isAbsolute(folder) ? folder : join(workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir(), folder);
}
