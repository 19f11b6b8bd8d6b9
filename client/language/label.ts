import { l10n, Uri, workspace } from 'vscode';
import { fileNameOf } from '../../core/model/document.ts';
import type { Location, MailerSummary } from '../../protocol/requests.ts';

/** `settings.py · Django`, with the mode where the file has several; with the mailer's own name where that would not tell them apart. */
export function labelMailers(mailers: readonly MailerSummary[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const mailer of mailers) counts.set(shortLabel(mailer), (counts.get(shortLabel(mailer)) ?? 0) + 1);
  return new Map(
    mailers.map(mailer => {
      const short = shortLabel(mailer);
      return [mailer.id, counts.get(short) === 1 || mailer.label === '' ? short : `${short} · ${mailer.label}`];
    }),
  );
}

function shortLabel({ location, framework, mode }: MailerSummary): string {
  const file = relativePath(location);
  return [file, file.endsWith(framework) ? undefined : framework, mode].filter(part => part !== undefined).join(' · ');
}

/** `.env, line 3`. */
export function labelPlace(location: Location): string {
  return l10n.t('{0}, line {1}', relativePath(location), location.range.start.line + 1);
}

export function fileName({ uri }: Pick<Location, 'uri'>): string {
  return fileNameOf(uri);
}

function relativePath({ uri }: Location): string {
  return workspace.asRelativePath(Uri.parse(uri, true), (workspace.workspaceFolders?.length ?? 0) > 1);
}
