import { l10n, QuickPickItemKind, Uri, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { driverOf } from '../../core/drivers/api.ts';
import { REDACTED } from '../../core/model/secret.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import { describeEndpoint, labelProfile } from '../credentials/describe.ts';
import type { Profile } from '../credentials/profile.ts';
import type { Envelope } from '../envelope.ts';
import { labelMailers } from '../language/label.ts';
import { chooseSender, refuseAddress, refuseRecipients, splitAddresses } from '../panel/fields.ts';
import { askText, translateRefusal } from '../steps.ts';
import { askDriver } from './ask-driver.ts';
import { askLogin } from './ask-login.ts';
import type { Route } from './ask-login.ts';
import type { DriverOrder, MessageOrder, SendOrder } from './send-order.ts';
import { askTemplate } from './templates.ts';
import { showInformation } from '../notify.ts';

/** Where the recipients of the last message are remembered, in this workspace. */
const RECIPIENTS = 'envelope.recipients';

interface RouteItem extends QuickPickItem {
  readonly route?: Route;
}

/** Through what, with which password, from whom and to whom. `undefined`: given up at one of the questions. */
export async function askTestMessage(envelope: Envelope): Promise<SendOrder | DriverOrder | undefined> {
  const title = l10n.t('Send Test Email');
  const route = await askRoute(envelope, title);
  if (route === undefined) return undefined;
  const from = route.from === '' ? await askAddress(title, route.username === REDACTED ? '' : route.username) : route.from;
  if (from === undefined) return undefined;
  const to = await askRecipients(envelope, title);
  if (to === undefined) return undefined;
  const template = await askTemplate(title);
  if (template === undefined) return undefined;
  const { mailer } = route;
  const file = mailer && Uri.parse(mailer.location.uri, true);
  const senderName = mailer?.from === from ? mailer.senderName : undefined;
  const message: MessageOrder = { from, to, file, template, ...(senderName !== undefined && { senderName }) };
  const name = mailer && driverOf(mailer.transport);
  if (name !== undefined) {
    const driver = await askDriver(envelope, { driver: name, from }, title);
    return driver && { ...message, driver };
  }
  const login = await askLogin(envelope, route, title);
  if (login === undefined) return undefined;
  return { ...message, attempt: { ...route.attempt, ...(login !== 'anonymous' && { login }) } };
}

async function askRoute({ credentials, inbox, language, panel }: Envelope, title: string): Promise<Route | undefined> {
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
    const open = l10n.t('Open Panel');
    const says = l10n.t('There is neither a mailer nor a credential to send through. The panel takes settings by hand.');
    if ((await showInformation(says, open)) === open) await panel.show();
    return undefined;
  }
  const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('Send through what?'), matchOnDescription: true });
  return picked?.route;
}

function group(label: string, items: readonly RouteItem[]): readonly RouteItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function fromMailer(mailer: MailerSummary, label: string): RouteItem | undefined {
  const { host, port, encryption = 'starttls', username = '', provider } = mailer;
  const driver = driverOf(mailer.transport);
  if (driver !== undefined) {
    const attempt = { host: '', port: 0, encryption: 'implicit' } as const;
    return { label, description: driver, route: { attempt, username: '', from: chooseSender([mailer.from]), mailer } };
  }
  if (mailer.transport !== 'smtp' || host === undefined || port === undefined) return undefined;
  const attempt = { host, port, encryption, ...(provider !== undefined && { provider }) };
  const route: Route = { attempt, username, from: chooseSender([mailer.from, username]), mailer };
  return { label, description: `${host}:${port}`, route };
}

function fromProfile(profile: Profile): RouteItem {
  const { host, port, encryption, username, sender } = profile;
  const route: Route = { attempt: { host, port, encryption }, username, from: chooseSender([sender, username]), profile };
  return { label: labelProfile(profile), description: describeEndpoint(profile), route };
}

function fromInbox({ host, port }: { readonly host: string; readonly port: number }): RouteItem {
  const route: Route = { attempt: { host, port, encryption: 'starttls' }, username: '', from: 'app@example.org', anonymous: true };
  return { label: l10n.t('Local inbox'), description: `${host}:${port}`, route };
}

async function askAddress(title: string, value: string): Promise<string | undefined> {
  const answer = await askText({
    title,
    prompt: l10n.t('Address of the sender.'),
    value,
    placeholder: 'app@example.org',
    refuse: translateRefusal(refuseAddress),
  });
  return typeof answer === 'string' ? undefined : answer.value.trim();
}

async function askRecipients({ extension }: Envelope, title: string): Promise<readonly string[] | undefined> {
  const answer = await askText({
    title,
    prompt: l10n.t('One or several recipients, separated by commas.'),
    placeholder: 'ann@example.org, bob@example.org',
    value: extension.workspaceState.get(RECIPIENTS, ''),
    refuse: translateRefusal(refuseRecipients),
  });
  if (typeof answer === 'string') return undefined;
  await extension.workspaceState.update(RECIPIENTS, answer.value);
  return splitAddresses(answer.value);
}
