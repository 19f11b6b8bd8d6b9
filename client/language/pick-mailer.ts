import { l10n, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { MailerSummary } from '../../protocol/requests.ts';
import { labelMailers } from './label.ts';
import type { LanguageService } from './service.ts';
import { showInformation } from '../notify.ts';

interface MailerItem extends QuickPickItem {
  readonly mailer: MailerSummary;
}

export interface MailerQuestion {
  readonly title: string;
  /** The mailer's id, when a lens or a fix named it. */
  readonly argument: unknown;
  readonly fits: (mailer: MailerSummary) => boolean;
  /** What is said when none fits. */
  readonly none: string;
}

/** The mailer that a command was given, the only one that fits, or the one that the user picks. */
export async function pickMailer(
  language: LanguageService,
  { title, argument, fits, none }: MailerQuestion,
): Promise<MailerSummary | undefined> {
  const all = await language.mailers();
  const given = typeof argument === 'string' ? all.find(({ id }) => id === argument) : undefined;
  if (given !== undefined) return given;
  const fitting = all.filter(fits);
  if (fitting.length === 0) {
    void showInformation(none);
    return undefined;
  }
  if (fitting.length === 1) return fitting[0];
  const labels = labelMailers(fitting);
  const items = fitting.map(mailer => describe(mailer, labels.get(mailer.id) ?? ''));
  const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('Which mailer?'), matchOnDescription: true });
  return picked?.mailer;
}

function describe(mailer: MailerSummary, label: string): MailerItem {
  const endpoint = mailer.host === undefined ? '' : `${mailer.host}${mailer.port === undefined ? '' : `:${mailer.port}`}`;
  return { label, description: endpoint, mailer };
}
