import { l10n, Uri } from 'vscode';
import { programMechanism } from '../../core/drivers/program-login.ts';
import { actualUsername } from '../../core/secrets/shown-username.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import type { Attempt } from '../check/attempt.ts';
import { logTranscript, runProbe } from '../check/run-probe.ts';
import type { SessionWatch } from '../check/run-probe.ts';
import { describeStage } from '../check/view.ts';
import type { Envelope } from '../envelope.ts';
import type { ConnectionForm, ToExtension } from '../panel/messages.ts';
import { passwordOfForm } from './form-password.ts';
import type { MessageOrder } from '../send/send-order.ts';
import { checkWithDriver, sendWithDriver } from './driver-jobs.ts';
import type { TypedPassword } from './typed-password.ts';
import type { PanelView } from './view.ts';

/** What a job works with. Each job answers with a sentence where its result does not speak for itself. */
export interface JobContext {
  readonly envelope: Envelope;
  readonly typed: TypedPassword;
  readonly typedToken: TypedPassword;
  readonly signal: AbortSignal;
}

type JobEnd = Promise<string | undefined>;

type CheckOf = Extract<ToExtension, { type: 'check' }>;

export async function checkConnection({ form, envelope }: CheckOf, context: JobContext): JobEnd {
  if (form.driver !== undefined) return checkWithDriver(form, form.driver, context);
  const { inbox, panel, transcript } = context.envelope;
  const attempt = await toAttempt(form, context);
  if (attempt === undefined) return l10n.t('Without a password nothing was sent.');
  const report = await runProbe({ ...attempt, ...(envelope && { envelope }) }, watchSession(panel, context.signal), inbox.trustFor);
  if (context.signal.aborted) return l10n.t('Cancelled.');
  const [{ formatTranscript }, { describeReport }] = await Promise.all([
    import('../../mail/wire/transcript.ts'),
    import('../check/describe-report.ts'),
  ]);
  const text = formatTranscript(report.transcript);
  logTranscript(transcript, attempt, text);
  panel.post({ type: 'checked', result: describeReport(report, attempt, text) });
  return undefined;
}

type SendOf = Extract<ToExtension, { type: 'send' }>;

export async function sendTestMessage(message: SendOf, context: JobContext): JobEnd {
  const { form } = message;
  const { inbox, language, panel, transcript } = context.envelope;
  const order = await toOrder(message, context);
  if (form.driver !== undefined) return sendWithDriver({ form, driver: form.driver, order }, context);
  const attempt = await toAttempt(form, context);
  if (attempt === undefined) return l10n.t('Without a password nothing was sent.');
  const { sendMessage } = await import('../send/run-send.ts');
  const watch = { ...watchSession(panel, context.signal), trustFor: inbox.trustFor, providers: () => language.providers(), transcript };
  panel.post({ type: 'sent', result: await sendMessage({ ...order, attempt }, watch) });
  return undefined;
}

/** The sender has the mailer's name as long as the address is the mailer's. */
async function toOrder({ form, to, from, template }: SendOf, { envelope }: JobContext): Promise<MessageOrder> {
  const mailer = await findMailer(form, envelope);
  const file = mailer && Uri.parse(mailer.location.uri, true);
  const senderName = mailer?.from === from ? mailer.senderName : undefined;
  return { to, from, file, template, ...(senderName !== undefined && { senderName }) };
}

/** `undefined`: a login was wanted, and its password is missing or was not released. */
async function toAttempt(form: ConnectionForm, { envelope, typed }: JobContext): Promise<Attempt | undefined> {
  const { host, port, encryption, username } = form;
  if (form.password.from === 'none') return { host, port, encryption };
  if (form.password.from === 'microsoft') {
    const { loginOfMicrosoftAccount } = await import('../check/microsoft-account.ts');
    const login = await loginOfMicrosoftAccount(form);
    return login && { host, port, encryption, login };
  }
  const password = await passwordOfForm(form, envelope, typed);
  const mailer = await findMailer(form, envelope);
  const isToken = form.password.from === 'typed' && form.password.isToken === true;
  const mechanism = isToken ? 'XOAUTH2' : mailer && programMechanism(mailer);
  if (password === undefined) return undefined;
  const login = { username: actualUsername(username, password), password, ...(mechanism && { mechanism }) };
  return { host, port, encryption, login };
}

async function findMailer({ mailer: id }: ConnectionForm, { language }: Envelope): Promise<MailerSummary | undefined> {
  return id === undefined ? undefined : (await language.mailers()).find(mailer => mailer.id === id);
}

function watchSession(panel: PanelView, signal: AbortSignal): SessionWatch {
  return {
    signal,
    onStart: name => panel.post({ type: 'stage', stage: { name, outcome: 'running', detail: [] } }),
    onStage: stage => panel.post({ type: 'stage', stage: describeStage(stage) }),
    onRestart: () => panel.post({ type: 'restarted' }),
  };
}
