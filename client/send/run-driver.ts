import { l10n, workspace } from 'vscode';
import type { OutputChannel } from 'vscode';
import { APIS } from '../../core/drivers/api.ts';
import type { ApiDriver, Driver } from '../../core/drivers/api.ts';
import type { Secret } from '../../core/model/secret.ts';
import { checkApi, sendThroughApi } from '../../mail/send/drivers/api.ts';
import { endpointOf } from '../../mail/send/drivers/base-url.ts';
import type { DriverFailed, DriverReady, DriverSent } from '../../mail/send/drivers/report.ts';
import { checkSendmail, sendThroughSendmail } from '../../mail/send/drivers/sendmail.ts';
import { createProviders } from '../../core/providers/lookup.ts';
import { withoutAbsent } from '../credentials/profile.ts';
import type { Destination } from '../credentials/binding.ts';
import type { CheckView, SendView } from '../panel/messages.ts';
import { ownBaseUrls } from './api-settings.ts';
import { describeArrival, describeNext } from './next.ts';
import { describeTime, toMessage, unusableTemplate } from './run-send.ts';
import type { MessageOrder } from './send-order.ts';

/** What a driver is spoken to with. `sendmail` needs nothing of it. */
export interface DriverAttempt {
  readonly driver: Driver;
  readonly region: string;
  readonly domain: string;
  /** Empty where the key stands alone. */
  readonly keyId: string;
  readonly key?: Secret;
  /** Of temporary credentials of AWS. */
  readonly sessionToken?: Secret;
}

export interface DriverWatch {
  readonly signal: AbortSignal;
  readonly transcript: OutputChannel;
}

/** Where the key of an API would go; `undefined` where the settings name no address that may have it. */
export function destinationOf(driver: ApiDriver, region: string): Destination | undefined {
  const endpoint = endpointOf(driver, region, ownBaseUrls());
  if (!endpoint.ok) return undefined;
  const { hostname, port, protocol } = endpoint.url;
  return {
    host: hostname,
    port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
    encryption: protocol === 'https:' ? 'implicit' : 'none',
  };
}

export async function checkDriver(attempt: DriverAttempt, watch: DriverWatch): Promise<CheckView> {
  const report = await (attempt.driver === 'sendmail'
    ? checkSendmail({ search: searchOutside() })
    : checkApi({ ...toRequest(attempt.driver, attempt), signal: watch.signal }));
  return describeCheck(report, logDriver(report, watch));
}

/** Sends one test message through a program or an API. */
export async function sendThroughDriver(attempt: DriverAttempt, order: MessageOrder, watch: DriverWatch): Promise<SendView> {
  const message = await toMessage(order);
  if (message === undefined) return unusableTemplate();
  const { signal } = watch;
  const report = await (attempt.driver === 'sendmail'
    ? sendThroughSendmail({ search: searchOutside(), message, signal })
    : sendThroughApi({ ...toRequest(attempt.driver, attempt), message, signal }));
  logDriver(report, watch);
  return report.ok ? describeSent(report, order.from) : describeFailed(report);
}

function toRequest(driver: ApiDriver, { region, domain, keyId, key, sessionToken }: DriverAttempt) {
  if (key === undefined) throw new Error('An API is not asked without a key.');
  const account = { key, region, ...(domain !== '' && { domain }), ...(keyId !== '' && { keyId }), ...(sessionToken && { sessionToken }) };
  return { driver, account, baseUrls: ownBaseUrls() };
}

/** The system's program, never one of the workspace. */
function searchOutside() {
  const outside = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
  return { outside, searchPath: process.env['PATH'] ?? '' };
}

function nameDriver(driver: Driver): string {
  return driver === 'sendmail' ? 'sendmail' : APIS[driver].name;
}

function logDriver({ driver, log }: DriverReady | DriverSent | DriverFailed, { transcript }: DriverWatch): string {
  const text = log.join('\n');
  transcript.appendLine(`* ${new Date().toISOString()} ${nameDriver(driver)}`);
  transcript.appendLine(text);
  transcript.appendLine('');
  return text;
}

function describeCheck(report: DriverReady | DriverFailed, transcript: string): CheckView {
  const rest = { stages: [], certificate: [], capabilities: [], mechanisms: [], transcript, mayTryOtherPorts: false };
  if (report.ok) return { ok: true, summary: summarize(report), ...rest };
  const { diagnosis, driver, through } = report;
  return {
    ok: false,
    summary:
      driver === 'sendmail'
        ? l10n.t('There is no program to send with.')
        : l10n.t('{0} at {1} did not accept the key.', nameDriver(driver), through),
    ...rest,
    ...withoutAbsent({ diagnosis: diagnosis && { cause: diagnosis.cause, remedy: diagnosis.remedy, source: diagnosis.source } }),
  };
}

function summarize({ driver, through, facts }: DriverReady): string {
  if (driver === 'sendmail') return l10n.t('Messages would go to {0}. It was not run.', through);
  const told = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  return l10n.t('{0} at {1} accepts the key ({2}).', nameDriver(driver), through, told.join(', '));
}

function describeSent({ driver, through, id, queueId, response, accepted, acceptedAt, bytes }: DriverSent, from: string): SendView {
  const provider = driver === 'sendmail' ? undefined : createProviders().byId(APIS[driver].provider);
  const message = { from, accepted, ...withoutAbsent({ queueId, provider }) };
  return {
    ok: true,
    messageId: queueId === undefined ? id : l10n.t('{0}, at {1} {2}', id, nameDriver(driver), queueId),
    reply: response,
    accepted,
    rejected: [],
    size: l10n.t('{0} bytes', bytes),
    at: describeTime(acceptedAt),
    next: [...(driver === 'sendmail' ? [lookIntoQueue(through)] : []), ...describeNext(message)],
    arrival: describeArrival(message),
  };
}

function lookIntoQueue(path: string) {
  return {
    look: l10n.t('Queue of this machine (mailq)'),
    tells: l10n.t('{0} took the message into its queue. Whether it leaves is what the queue and its log say.', path),
  };
}

function describeFailed({ diagnosis, cause, reply, status, retryAfter }: DriverFailed): SendView {
  const words = [status === undefined ? undefined : String(status), reply].filter(part => part !== undefined).join(' ');
  const wait = retryAfter === undefined ? undefined : l10n.t('It takes the next try in {0} seconds.', retryAfter);
  return {
    ok: false,
    cause: diagnosis?.cause ?? cause,
    ...withoutAbsent({
      remedy: [diagnosis?.remedy, wait].filter(part => part !== undefined).join(' ') || undefined,
      reply: words === '' ? undefined : words,
    }),
  };
}
