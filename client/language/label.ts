import { l10n, Uri, workspace } from 'vscode';
import type { Location, MailerSummary } from '../../protocol/requests.ts';

/** `settings.py · Django`, with the mode where the file has several. */
export function labelMailer({ location, framework, mode, label }: MailerSummary): string {
  const name = label === '' || label === framework ? framework : `${framework} ${label}`;
  return [relativePath(location), name, mode].filter(part => part !== undefined).join(' · ');
}

/** `.env, line 3`. */
export function labelPlace(location: Location): string {
  return l10n.t('{0}, line {1}', relativePath(location), location.range.start.line + 1);
}

export function fileName({ uri }: Pick<Location, 'uri'>): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

function relativePath({ uri }: Location): string {
  return workspace.asRelativePath(Uri.parse(uri, true), (workspace.workspaceFolders?.length ?? 0) > 1);
}
