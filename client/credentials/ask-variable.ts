import { l10n } from 'vscode';
import { askText } from '../steps.ts';
import { isVariableName } from './example-file.ts';

/** For a program that names no variable yet. */
const USUAL_VARIABLE = 'SMTP_PASSWORD';

export async function askVariable(title: string, expected: string = USUAL_VARIABLE): Promise<string | undefined> {
  const answer = await askText({
    title,
    prompt: l10n.t('Environment variable that the program reads the password from.'),
    value: expected,
    refuse: text =>
      isVariableName(text) ? undefined : l10n.t('A variable has letters, digits and underscores, and does not begin with a digit.'),
  });
  return typeof answer === 'string' ? undefined : answer.value;
}
