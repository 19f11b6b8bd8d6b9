import { l10n } from 'vscode';
import type { Secret } from '../../core/model/secret.ts';
import { deviations, mayUseLiteral } from '../credentials/binding.ts';
import type { Bound } from '../credentials/binding.ts';
import type { CredentialStore } from '../credentials/store.ts';
import type { LanguageService } from '../language/service.ts';
import { askToDeviate } from './questions.ts';
import { showWarning } from '../notify.ts';

/** A password that may be sent to `wanted`, as far as can be told before the session; `undefined`: the user said no, or there is none. */
export async function passwordOfCredential(credentials: CredentialStore, id: string, wanted: Bound): Promise<Secret | undefined> {
  const profile = credentials.find(id);
  if (profile === undefined) return undefined;
  const found = deviations(profile, wanted);
  if (found.length > 0 && !(await askToDeviate(profile, wanted, found))) return undefined;
  const password = await credentials.password(profile);
  if (password === undefined) {
    void showWarning(l10n.t('SecretStorage has no password for {0} on this machine. Replace it to enter one.', profile.name));
  }
  return password;
}

/** The literal in a file goes to the host and port of the same mailer alone, whatever else the form says by now. */
export async function passwordOfFile(language: LanguageService, id: string, wanted: Bound): Promise<Secret | undefined> {
  const mailer = (await language.mailers()).find(each => each.id === id);
  if (mailer === undefined || !mayUseLiteral(mailer, wanted)) {
    void showWarning(l10n.t('The password in the file may only go to the host beside it. Type it, or use a credential.'));
    return undefined;
  }
  return language.revealPassword(mailer);
}
