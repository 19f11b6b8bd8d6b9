import { l10n } from 'vscode';
import type { Change } from '../../core/model/change.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import { applyEdits } from '../language/apply-edits.ts';
import { fileName } from '../language/label.ts';
import type { LanguageService } from '../language/service.ts';
import type { ConnectionForm } from '../panel/messages.ts';
import { changesBetween } from './changes.ts';

/** Writes what the form says into the mailer's files, in its framework's words. Returns a sentence for the user. */
export async function applyForm(language: LanguageService, form: ConnectionForm): Promise<string> {
  const mailer = (await language.mailers()).find(each => each.id === form.mailer);
  if (mailer === undefined) return l10n.t('The settings are not there any more.');
  const changes = changesBetween(mailer, form);
  if (changes.length === 0) return l10n.t('{0} says so already.', fileName(mailer.location));
  return write(language, mailer, changes);
}

async function write(language: LanguageService, mailer: MailerSummary, changes: readonly Change[]): Promise<string> {
  const file = fileName(mailer.location);
  const edits = await language.change(mailer.id, changes);
  if (edits === undefined || edits.length === 0)
    return l10n.t('These settings cannot be written into {0} as it stands. Change them by hand.', file);
  const names = [...new Set(edits.map(fileName))].join(', ');
  return (await applyEdits(edits)) ? l10n.t('Written to {0}.', names) : l10n.t('{0} could not be changed.', names);
}
