import { l10n, window } from 'vscode';
import { takesMicrosoftAccount } from '../../core/drivers/microsoft-account.ts';
import { programLogsIn, programMechanism } from '../../core/drivers/program-login.ts';
import type { Secret } from '../../core/model/secret.ts';
import { actualUsername } from '../../core/secrets/shown-username.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import type { Attempt } from '../check/attempt.ts';
import { passwordOfCredential, passwordOfFile } from '../check/login.ts';
import { describeEndpoint, labelProfile } from '../credentials/describe.ts';
import { askNewPassword } from '../credentials/form.ts';
import type { Profile } from '../credentials/profile.ts';
import type { Envelope } from '../envelope.ts';
import { labelPlace } from '../language/label.ts';

/** What a test message is sent through. */
export interface Route {
  readonly attempt: Omit<Attempt, 'login'>;
  readonly username: string;
  /** Empty when nothing says it. */
  readonly from: string;
  readonly profile?: Profile;
  readonly mailer?: MailerSummary;
  readonly anonymous?: true;
}

/** `undefined`: given up, or the password was not released. */
type Login = Attempt['login'] | 'anonymous';

/** A credential brings its password. For a mailer of the workspace the user says where it is to come from. */
export async function askLogin({ credentials, language }: Envelope, route: Route, title: string): Promise<Login> {
  const { attempt, username, profile, mailer, anonymous } = route;
  if (anonymous === true) return 'anonymous';
  const wanted = { ...attempt, username };
  const ofCredential = async (id: string): Promise<Login> => {
    const password = await passwordOfCredential(credentials, id, wanted);
    return password && asLogin(password);
  };
  const mechanism = mailer && programMechanism(mailer);
  const asLogin = (password: Secret) => ({
    username: actualUsername(username, password),
    password,
    ...(mechanism && { mechanism }),
  });
  if (profile !== undefined) return ofCredential(profile.id);
  const typed = { label: l10n.t('Type the Password'), from: 'typed' as const };
  const none = { label: l10n.t('Send without a Login'), from: 'none' as const };
  const stored = credentials.list().map(each => ({ label: labelProfile(each), description: describeEndpoint(each), from: each }));
  const literal =
    mailer?.passwordAt === undefined ? [] : [{ label: l10n.t('The Literal in {0}', labelPlace(mailer.passwordAt)), from: 'file' as const }];
  // Without a user there is nothing to log in as; the program with these settings would not either.
  if (mailer !== undefined && username === '' && mailer.usernameUnknown !== true) return 'anonymous';
  const microsoft = { label: l10n.t('Microsoft Account of VS Code'), description: 'XOAUTH2', from: 'microsoft' as const };
  const ways = [...stored, ...literal, ...(takesMicrosoftAccount(attempt.host) ? [microsoft] : []), typed];
  const isAnonymous = mailer !== undefined && !programLogsIn(mailer);
  const items = isAnonymous
    ? [{ ...none, description: l10n.t('as {0} does with these settings', mailer.framework) }, ...ways]
    : [...ways, none];
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Where does the password come from?'),
  });
  if (picked === undefined) return undefined;
  switch (picked.from) {
    case 'none':
      return 'anonymous';
    case 'microsoft': {
      const { loginOfMicrosoftAccount } = await import('../check/microsoft-account.ts');
      return loginOfMicrosoftAccount(wanted);
    }
    case 'typed': {
      const password = await askNewPassword(
        title,
        l10n.t('Password of {0} at {1}:{2}. It is used once and not kept.', username, attempt.host, attempt.port),
      );
      return password && asLogin(password);
    }
    case 'file': {
      const password = mailer && (await passwordOfFile(language, mailer.id, wanted));
      return password && asLogin(password);
    }
    default:
      return ofCredential(picked.from.id);
  }
}
