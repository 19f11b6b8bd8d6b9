import { authentication, l10n } from 'vscode';
import type { AuthenticationSession } from 'vscode';
import { MICROSOFT_SCOPES, takesMicrosoftAccount } from '../../core/drivers/microsoft-account.ts';
import { Secret } from '../../core/model/secret.ts';
import type { Login } from '../../mail/probe/request.ts';
import { showWarning } from '../notify.ts';

/** VS Code's own, which comes with it. */
const PROVIDER = 'microsoft';

interface Wanted {
  readonly host: string;
  /** Empty: the account's own name. */
  readonly username: string;
}

/**
 * A login with the token of the Microsoft account that VS Code knows, asked for anew each time: VS Code keeps and renews it. The token is
 * for Microsoft's submission hosts and goes to no other. `undefined`: the user said no, or there is none.
 */
export async function loginOfMicrosoftAccount({ host, username }: Wanted): Promise<Login | undefined> {
  if (!takesMicrosoftAccount(host)) return undefined;
  const session = await askForSession(username);
  if (session === undefined) return undefined;
  const { accessToken, account } = session;
  return { username: username === '' ? account.label : username, password: new Secret(accessToken), mechanism: 'XOAUTH2' };
}

/** Of several accounts the one with the mailer's user. */
async function askForSession(username: string): Promise<AuthenticationSession | undefined> {
  try {
    const accounts = await authentication.getAccounts(PROVIDER);
    const account = accounts.find(({ label }) => label.toLowerCase() === username.toLowerCase());
    return await authentication.getSession(PROVIDER, MICROSOFT_SCOPES, {
      createIfNone: { detail: l10n.t('Envelope asks for a token that may send mail, and for nothing else.') },
      ...(account && { account }),
    });
  } catch {
    void showWarning(l10n.t('VS Code gave no token of a Microsoft account. Sign in, or let Envelope take an access token that you enter.'));
    return undefined;
  }
}
