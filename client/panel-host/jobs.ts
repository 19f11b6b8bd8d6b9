import { l10n, Uri } from 'vscode';
import { programMechanism } from '../../core/drivers/program-login.ts';
import type { MailerSummary } from '../../protocol/requests.ts';
import type { Attempt } from '../check/attempt.ts';
import { logTranscript, runProbe, toSession } from '../check/run-probe.ts';
import type { SessionWatch } from '../check/run-probe.ts';
import { describeReport, describeStage } from '../check/view.ts';
import { nameEncryption } from '../credentials/describe.ts';
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
  readonly signal: AbortSignal;
}

type JobEnd = Promise<string | undefined>;

export async function checkConnection(form: ConnectionForm, context: JobContext): JobEnd {
  if (form.driver !== undefined) return checkWithDriver(form, form.driver, context);
  const { inbox, panel, transcript } = context.envelope;
  const attempt = await toAttempt(form, context);
  if (attempt === undefined) return l10n.t('Without a password nothing was sent.');
  const report = await runProbe(attempt, watchSession(panel, context.signal), inbox.trustFor);
  if (context.signal.aborted) return l10n.t('Cancelled.');
  const { formatTranscript } = await import('../../mail/wire/transcript.ts');
  const text = formatTranscript(report.transcript);
  logTranscript(transcript, attempt, text);
  panel.post({ type: 'checked', result: describeReport(report, attempt, text) });
  return undefined;
}

type SendOf = Extract<ToExtension, { type: 'send' }>;

export async function sendTestMessage(message: SendOf, context: JobContext): JobEnd {
  const { form } = message;
  const { inbox, panel, transcript } = context.envelope;
  const order = await toOrder(message, context);
  if (form.driver !== undefined) return sendWithDriver({ form, driver: form.driver, order }, context);
  const attempt = await toAttempt(form, context);
  if (attempt === undefined) return l10n.t('Without a password nothing was sent.');
  const { sendMessage } = await import('../send/run-send.ts');
  const watch = { ...watchSession(panel, context.signal), trustFor: inbox.trustFor, transcript };
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

/** Asks the host's other ports, without a login. */
export async function searchPorts({ host, port, encryption }: ConnectionForm, { envelope, signal }: JobContext): JobEnd {
  const { inbox, panel } = envelope;
  const { findWorkingPort } = await import('../check/other-ports.ts');
  const found = await findWorkingPort(toSession({ host, port, encryption }, inbox.trustFor), signal, tried =>
    panel.post({ type: 'note', text: l10n.t('Trying {0}:{1} with {2}', host, tried.port, nameEncryption(tried.encryption)) }),
  );
  if (signal.aborted) return l10n.t('Cancelled.');
  if (found === undefined) return l10n.t('Nothing else at {0} answered as it should.', host);
  panel.post({ type: 'endpoint', ...found });
  return l10n.t(
    'Port {0} answers with {1}. The form says so now: check again to try the login.',
    found.port,
    nameEncryption(found.encryption),
  );
}

/** `undefined`: a login was wanted, and its password is missing or was not released. */
async function toAttempt(form: ConnectionForm, { envelope, typed }: JobContext): Promise<Attempt | undefined> {
  const { host, port, encryption, username } = form;
  if (form.password.from === 'none') return { host, port, encryption };
  const password = await passwordOfForm(form, envelope, typed);
  const mailer = await findMailer(form, envelope);
  const mechanism = mailer && programMechanism(mailer);
  return password && { host, port, encryption, login: { username, password, ...(mechanism && { mechanism }) } };
}

export async function findMailer({ mailer: id }: ConnectionForm, { language }: Envelope): Promise<MailerSummary | undefined> {
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
