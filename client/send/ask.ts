import { l10n, QuickPickItemKind, Uri, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { MailerSummary } from '../../protocol/requests.ts';
import type { Attempt } from '../check/attempt.ts';
import { passwordOfCredential, passwordOfFile } from '../check/login.ts';
import { describeEndpoint, labelProfile } from '../credentials/describe.ts';
import { askNewPassword } from '../credentials/form.ts';
import type { Profile } from '../credentials/profile.ts';
import type { Envelope } from '../envelope.ts';
import { labelMailers, labelPlace } from '../language/label.ts';
import { refuseAddress, refuseRecipients, splitAddresses } from '../panel/fields.ts';
import { askText, translateRefusal } from '../steps.ts';
import type { SendOrder } from './send-order.ts';

/** Where the recipients of the last message are remembered, in this workspace. */
const RECIPIENTS = 'envelope.recipients';

interface Route {
  readonly attempt: Omit<Attempt, 'login'>;
  readonly username: string;
  readonly from: string | undefined;
  readonly profile?: Profile;
  readonly mailer?: MailerSummary;
  readonly anonymous?: true;
}

interface RouteItem extends QuickPickItem {
  readonly route?: Route;
}

const title = () => l10n.t('Send Test Email');

/** Through what, with which password, from whom and to whom. `undefined`: given up at one of the questions. */
export async function askTestMessage(envelope: Envelope): Promise<SendOrder | undefined> {
  const route = await askRoute(envelope);
  if (route === undefined) return undefined;
  const from = route.from ?? (await askAddress(l10n.t('Address of the sender.'), route.username));
  if (from === undefined) return undefined;
  const to = await askRecipients(envelope);
  if (to === undefined) return undefined;
  const login = await askLogin(envelope, route);
  if (login === undefined) return undefined;
  const file = route.mailer && Uri.parse(route.mailer.location.uri, true);
  return { attempt: { ...route.attempt, ...(login !== 'anonymous' && { login }) }, from, to, file };
}

async function askRoute({ credentials, inbox, language }: Envelope): Promise<Route | undefined> {
  const known = await language.knownMailers();
  const labels = labelMailers(known);
  const mailers = known.flatMap(mailer => fromMailer(mailer, labels.get(mailer.id) ?? '') ?? []);
  const profiles = credentials.list().map(fromProfile);
  const own = inbox.endpoint === undefined ? [] : [fromInbox(inbox.endpoint)];
  const items: readonly RouteItem[] = [
    ...group(l10n.t('Workspace'), mailers),
    ...group(l10n.t('Credentials'), profiles),
    ...group(l10n.t('This machine'), own),
  ];
  if (items.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is neither a mailer nor a credential to send through. The panel takes settings by hand.'),
    );
    return undefined;
  }
  const picked = await window.showQuickPick(items, { title: title(), placeHolder: l10n.t('Send through what?'), matchOnDescription: true });
  return picked?.route;
}

function group(label: string, items: readonly RouteItem[]): readonly RouteItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function fromMailer(mailer: MailerSummary, label: string): RouteItem | undefined {
  const { host, port, encryption = 'starttls', username = '', provider } = mailer;
  if (mailer.transport !== 'smtp' || host === undefined || port === undefined) return undefined;
  const attempt = { host, port, encryption, ...(provider !== undefined && { provider }) };
  const route: Route = { attempt, username, from: senderOf(mailer.from, username), mailer };
  return { label, description: `${host}:${port}`, route };
}

function fromProfile(profile: Profile): RouteItem {
  const { host, port, encryption, username, sender } = profile;
  const route: Route = { attempt: { host, port, encryption }, username, from: senderOf(sender, username), profile };
  return { label: labelProfile(profile), description: describeEndpoint(profile), route };
}

function fromInbox({ host, port }: { readonly host: string; readonly port: number }): RouteItem {
  const route: Route = { attempt: { host, port, encryption: 'starttls' }, username: '', from: 'app@example.org', anonymous: true };
  return { label: l10n.t('Local inbox'), description: `${host}:${port}`, route };
}

function senderOf(from: string | undefined, username: string): string | undefined {
  return [from, username].find(each => each !== undefined && refuseAddress(each) === undefined);
}

async function askAddress(prompt: string, value: string): Promise<string | undefined> {
  const answer = await askText({ title: title(), prompt, value, placeholder: 'app@example.org', refuse: translateRefusal(refuseAddress) });
  return typeof answer === 'string' ? undefined : answer.value.trim();
}

async function askRecipients({ extension }: Envelope): Promise<readonly string[] | undefined> {
  const answer = await askText({
    title: title(),
    prompt: l10n.t('One or several recipients, separated by commas.'),
    placeholder: 'ann@example.org, bob@example.org',
    value: extension.workspaceState.get(RECIPIENTS, ''),
    refuse: translateRefusal(refuseRecipients),
  });
  if (typeof answer === 'string') return undefined;
  await extension.workspaceState.update(RECIPIENTS, answer.value);
  return splitAddresses(answer.value);
}

type Login = Attempt['login'] | 'anonymous';

/** A credential brings its password. For a mailer of the workspace the user says where it is to come from. */
async function askLogin({ credentials, language }: Envelope, { attempt, username, profile, mailer, anonymous }: Route): Promise<Login> {
  if (anonymous === true) return 'anonymous';
  const wanted = { ...attempt, username };
  const ofCredential = async (id: string): Promise<Login> => {
    const password = await passwordOfCredential(credentials, id, wanted);
    return password && { username, password };
  };
  if (profile !== undefined) return ofCredential(profile.id);
  const typed = { label: l10n.t('Type the Password'), from: 'typed' as const };
  const none = { label: l10n.t('Send without a Login'), from: 'none' as const };
  const stored = credentials.list().map(each => ({ label: labelProfile(each), description: describeEndpoint(each), from: each }));
  const literal =
    mailer?.passwordAt === undefined ? [] : [{ label: l10n.t('The Literal in {0}', labelPlace(mailer.passwordAt)), from: 'file' as const }];
  const picked = await window.showQuickPick([...stored, ...literal, typed, none], {
    title: title(),
    placeHolder: l10n.t('Where does the password come from?'),
  });
  if (picked === undefined) return undefined;
  switch (picked.from) {
    case 'none':
      return 'anonymous';
    case 'typed': {
      const password = await askNewPassword(
        title(),
        l10n.t('Password of {0} at {1}:{2}. It is used once and not kept.', username, attempt.host, attempt.port),
      );
      return password && { username, password };
    }
    case 'file': {
      const password = mailer && (await passwordOfFile(language, mailer.id, wanted));
      return password && { username, password };
    }
    default:
      return ofCredential(picked.from.id);
  }
}
