import { l10n } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Encryption } from '../../core/model/mailer.ts';
import { Secret } from '../../core/model/secret.ts';
import type { Provider } from '../../core/providers/provider.ts';
import { refuseAddress, refuseHost, refusePort, refuseUsername } from '../panel/fields.ts';
import { askChoice, askText, refuseEmpty, runForm, translateRefusal } from '../steps.ts';
import type { Answer, FormStep } from '../steps.ts';
import { withoutAbsent } from './profile.ts';
import type { NewProfile } from './profile.ts';

/** A credential while it is being entered. */
export interface Draft {
  readonly title: string;
  readonly provider?: Provider | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly encryption?: Encryption | undefined;
  readonly username?: string | undefined;
  readonly password?: Secret | undefined;
  readonly sender?: string | undefined;
  readonly name?: string | undefined;
  readonly environment?: string | undefined;
  readonly variable?: string | undefined;
}

export interface Entered {
  readonly fields: NewProfile;
  readonly password: Secret;
}

type Step = FormStep<Draft>;

/** Everything from the provider to the name. */
export function enterCredential(draft: Draft, providers: readonly Provider[]): Promise<Entered | undefined> {
  return enter(draft, [
    askProvider(providers),
    askHost,
    askPort,
    askEncryption,
    askUsername,
    askPassword,
    askSender,
    askName,
    askEnvironment,
  ]);
}

/** For a credential whose connection and password are known: only what it is called. */
export function nameCredential(draft: Draft): Promise<Entered | undefined> {
  return enter(draft, [askName, askEnvironment]);
}

async function enter(start: Draft, steps: readonly Step[]): Promise<Entered | undefined> {
  const draft = await runForm(start, steps);
  if (draft === undefined) return undefined;
  const { host, port, encryption, username, password, name } = draft;
  if (host === undefined || port === undefined || encryption === undefined || password === undefined || name === undefined)
    return undefined;
  const optional = { environment: draft.environment, provider: draft.provider?.id, sender: draft.sender, variable: draft.variable };
  return { password, fields: { name, host, port, encryption, username: username ?? '', ...withoutAbsent(optional) } };
}

interface ProviderItem extends QuickPickItem {
  readonly provider?: Provider;
}

function askProvider(providers: readonly Provider[]): Step {
  return async (draft, position) => {
    const other: ProviderItem = { label: l10n.t('Another server'), description: l10n.t('Enter host and port'), alwaysShow: true };
    const known = providers.map((provider): ProviderItem => ({
      label: provider.name,
      description: provider.hosts.exact[0] ?? '',
      provider,
    }));
    const items = [other, ...known];
    const active = items.find(({ provider }) => provider !== undefined && provider === draft.provider);
    const answer = await askChoice({ title: draft.title, ...position, placeholder: l10n.t('Who delivers the mail?'), items, active });
    return withValue(answer, ({ provider }) => (provider === draft.provider ? draft : { ...draft, provider, ...endpointOf(provider) }));
  };
}

/** The provider's own recommendation; a password is never sent where STARTTLS is only offered, so `optional` becomes required. */
function endpointOf(provider: Provider | undefined): Pick<Draft, 'host' | 'port' | 'encryption'> {
  if (provider === undefined) return { host: undefined, port: undefined, encryption: undefined };
  const { port, encryption } = provider.recommended;
  return { host: provider.hosts.exact[0], port, encryption: encryption === 'implicit' ? 'implicit' : 'starttls' };
}

const askHost: Step = async (draft, position) => {
  const answer = await askText({
    title: draft.title,
    ...position,
    prompt: l10n.t('Submission host. The password will be bound to it.'),
    placeholder: 'smtp.example.org',
    value: draft.host ?? '',
    refuse: translateRefusal(refuseHost),
  });
  return withValue(answer, host => ({ ...draft, host: host.trim() }));
};

const askPort: Step = async (draft, position) => {
  const answer = await askText({
    title: draft.title,
    ...position,
    prompt: l10n.t('Port: 465 with implicit TLS, 587 with STARTTLS.'),
    value: String(draft.port ?? 587),
    refuse: translateRefusal(refusePort),
  });
  return withValue(answer, port => ({ ...draft, port: Number(port.trim()) }));
};

interface EncryptionItem extends QuickPickItem {
  readonly encryption: Encryption;
}

const askEncryption: Step = async (draft, position) => {
  const items: readonly EncryptionItem[] = [
    { encryption: 'implicit', label: l10n.t('Implicit TLS'), detail: l10n.t('TLS from the first byte, as on port 465.') },
    {
      encryption: 'starttls',
      label: l10n.t('STARTTLS'),
      detail: l10n.t('Begins in clear text and turns to TLS before the login, as on port 587.'),
    },
  ];
  const expected = draft.encryption ?? (draft.port === 465 ? 'implicit' : 'starttls');
  const active = items.find(({ encryption }) => encryption === expected);
  const answer = await askChoice({
    title: draft.title,
    ...position,
    placeholder: l10n.t('How is the connection encrypted?'),
    items,
    active,
  });
  return withValue(answer, ({ encryption }) => ({ ...draft, encryption }));
};

const askUsername: Step = async (draft, position) => {
  const answer = await askText({
    title: draft.title,
    ...position,
    prompt: draft.provider?.usernameShape.text ?? l10n.t('User name for the login.'),
    value: draft.username ?? '',
    refuse: text => refuseEmpty(text) ?? translateRefusal(refuseUsername)(text),
  });
  return withValue(answer, username => ({ ...draft, username: username.trim() }));
};

const askPassword: Step = async (draft, position) => {
  const answer = await askText({
    title: draft.title,
    ...position,
    prompt: draft.provider?.passwordShape.text ?? l10n.t('Password. It is kept in SecretStorage and in no file.'),
    password: true,
    // A step taken back keeps what was entered: an empty field then means the password of before.
    ...(draft.password !== undefined && { placeholder: l10n.t('Leave empty to keep the one entered before') }),
    refuse: text => (draft.password === undefined ? refuseNothing(text) : undefined),
  });
  return withValue(answer, text => (text === '' ? draft : { ...draft, password: new Secret(text) }));
};

const askSender: Step = async (draft, position) => {
  const answer = await askText({
    title: draft.title,
    ...position,
    prompt: l10n.t('Address of the sender. May stay empty.'),
    placeholder: 'app@example.org',
    value: draft.sender ?? (refuseAddress(draft.username ?? '') === undefined ? (draft.username ?? '') : ''),
    refuse: text => (text.trim() === '' ? undefined : translateRefusal(refuseAddress)(text)),
  });
  return withValue(answer, sender => ({ ...draft, sender: sender.trim() === '' ? undefined : sender.trim() }));
};

const askName: Step = async (draft, position) => {
  const answer = await askText({
    title: draft.title,
    ...position,
    prompt: l10n.t('Name of this credential.'),
    value: draft.name ?? draft.provider?.name ?? draft.host ?? '',
    refuse: refuseEmpty,
  });
  return withValue(answer, name => ({ ...draft, name: name.trim() }));
};

const askEnvironment: Step = async (draft, position) => {
  const answer = await askText({
    title: draft.title,
    ...position,
    prompt: l10n.t('Label for its environment, such as staging or production. May stay empty.'),
    value: draft.environment ?? '',
    refuse: () => undefined,
  });
  return withValue(answer, text => ({ ...draft, environment: text.trim() === '' ? undefined : text.trim() }));
};

/** Asks for a password alone. White space is part of it. */
export async function askNewPassword(title: string, prompt: string): Promise<Secret | undefined> {
  const answer = await askText({ title, prompt, password: true, refuse: refuseNothing });
  return typeof answer === 'string' ? undefined : new Secret(answer.value);
}

function refuseNothing(text: string): string | undefined {
  return text === '' ? l10n.t('Enter the password.') : undefined;
}

function withValue<From, To>(answer: Answer<From>, then: (value: From) => To): Answer<To> {
  return typeof answer === 'string' ? answer : { value: then(answer.value) };
}
