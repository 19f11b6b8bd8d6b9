import { mayNamePassword } from '../core/environment/password-variable.ts';
import { passwordSource } from '../core/features/password-source.ts';
import { shownSetting } from '../core/features/shown-setting.ts';
import type { Mailer } from '../core/model/mailer.ts';
import { REDACTED } from '../core/model/secret.ts';
import { directoryOf } from '../core/project/project.ts';
import { shownHost } from '../core/secrets/shown-host.ts';
import type { LanguageService } from '../core/service.ts';
import type {
  ChangeParams,
  ChangeResult,
  FileEdits,
  MailersParams,
  MailerSummary,
  ProvidersResult,
  RevealPasswordParams,
  RevealPasswordResult,
} from '../protocol/requests.ts';
import {
  changeRequest,
  mailersChangedNotification,
  mailersRequest,
  providersRequest,
  revealPasswordRequest,
} from '../protocol/requests.ts';
import type { ServerContext } from './context.ts';
import { ignoreEdits } from './fixes.ts';

/** Registers what the panel and the commands ask: which mailers there are, and the edits for a wished change. */
export function registerMailers(context: ServerContext): void {
  const { connection, service, documents, configuration, changes } = context;

  connection.onRequest(mailersRequest, async ({ uri }: MailersParams): Promise<MailerSummary[]> => {
    await documents.settleAll();
    const mailers = uri === undefined ? service.project.mailers() : service.project.mailersTouching(uri);
    return mailers.map(mailer => summarize(mailer, context));
  });

  connection.onRequest(providersRequest, async (): Promise<ProvidersResult> => {
    await configuration.settled;
    return service.configuration.providers;
  });

  connection.onRequest(revealPasswordRequest, async ({ mailer: id, host, port }: RevealPasswordParams): Promise<RevealPasswordResult> => {
    await documents.settleAll();
    const mailer = findMailer(id, service);
    const shown = mailer && summarize(mailer, context);
    // Its file may have changed since the user looked at it.
    const isTheSame = shown?.host === host && shown?.port === port && shown?.passwordAt !== undefined;
    return { password: isTheSame ? mailer?.password?.value.reveal() : undefined };
  });

  connection.onRequest(changeRequest, async ({ mailer: id, changes: wished }: ChangeParams): Promise<ChangeResult> => {
    await documents.settleAll();
    const mailer = findMailer(id, service);
    const planned = mailer && service.plan(wished, mailer);
    if (planned === undefined) return { edits: undefined };
    const files = [...planned.files, ...(await ignoreEdits(planned.ignore, context))];
    const edits: FileEdits[] = [];
    for (const { uri, edits: own, create } of files) {
      edits.push({ uri, edits: await context.converter.edits(uri, own), ...(create === true && { create }) });
    }
    return { edits };
  });

  let timer: NodeJS.Timeout | undefined;
  changes.on(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void connection.sendNotification(mailersChangedNotification), PAUSE);
  });
}

/** Milliseconds without a change before the client is told that the mailers may be others. */
const PAUSE = 200;

/** Stable while the file is not restructured: which file, which mailer in it, in which mode. */
export function mailerId({ uri, draft, mode }: Mailer): string {
  return [uri, draft.dialect, draft.label, mode ?? ''].join('\u0000');
}

function findMailer(id: string, service: LanguageService): Mailer | undefined {
  const [uri = ''] = id.split('\u0000');
  return service.project.mailersOf(uri).find(mailer => mailerId(mailer) === id);
}

function summarize(mailer: Mailer, { service, converter, folderOf }: ServerContext): MailerSummary {
  const { host, port, encryption, certificate, authentication, from, senderName, mode, draft, uri } = mailer;
  // What is empty is no password to a framework, and nothing to pick.
  const password = mailer.password?.value.isEmpty === true ? undefined : mailer.password;
  const isOwn = password !== undefined && isOfProject(password.valueAt.uri, uri, folderOf);
  const provider = host && service.providers.ofHost(host.value);
  return {
    id: mailerId(mailer),
    dialect: mailer.dialect,
    framework: mailer.framework,
    label: draft.label,
    location: { uri, range: converter.range({ uri, span: draft.span }) },
    transport: mailer.transport.value,
    password: mailer.password?.value.isEmpty === true ? 'absent' : passwordSource(mailer),
    ...(mode !== undefined && { mode }),
    ...(host && { host: shownHost(host.value) }),
    ...(port && { port: port.value }),
    ...(encryption && { encryption: encryption.value }),
    ...(certificate && { certificate: certificate.value }),
    ...usernameOf(mailer),
    ...(isOwn && { passwordAt: { uri: password.valueAt.uri, range: converter.range(password.valueAt) } }),
    ...(password?.variable !== undefined && mayNamePassword(password.variable) && { passwordVariable: password.variable }),
    ...(authentication && { authentication: authentication.value }),
    ...(from && { from: from.value }),
    ...(senderName && { senderName: senderName.value }),
    ...(provider && { provider: provider.id }),
  };
}

/** A token that is user name and password at once shows as `••••`; a key that stands in the user name's place alone is not to be known. */
function usernameOf({ username, password, unknown }: Mailer): Pick<MailerSummary, 'username' | 'usernameUnknown'> {
  if (username === undefined) return unknown.includes('username') ? { usernameUnknown: true } : {};
  const shown = shownSetting(username.value, password?.value);
  if (shown === REDACTED && password?.value.reveal() === username.value) return { username: REDACTED };
  return shown === username.value && shown !== REDACTED ? { username: shown } : { usernameUnknown: true };
}

/**
 * Whether a file belongs to the project of another. A program can import settings from anywhere, and the host that a clone names has no
 * claim to the password that stands in another folder of the window, or in a file that was opened by itself.
 */
function isOfProject(uri: string, mailer: string, folderOf: ServerContext['folderOf']): boolean {
  const folder = folderOf(mailer);
  return folder === undefined ? directoryOf(uri) === directoryOf(mailer) : folderOf(uri) === folder;
}
