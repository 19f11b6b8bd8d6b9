import { explainAnswer } from '../../../core/drivers/answers.ts';
import type { ApiDriver } from '../../../core/drivers/api.ts';
import { explainDriver, type DriverCondition } from '../../../core/drivers/conditions.ts';
import { CONDITIONS, type Condition } from '../../../core/smtp/conditions.ts';
import { explain } from '../../../core/smtp/explain.ts';
import { DEFAULT_TIMEOUT, type Trust } from '../../probe/request.ts';
import { createCensor, type Censor } from '../../wire/censor.ts';
import { printable } from '../../wire/printable.ts';
import { refuseMessage, writeTestMessage, type TestMessage } from '../message.ts';
import type { ApiAccount, PreparedMessage, Speakers } from './account.ts';
import { endpointOf, type BaseUrls } from './base-url.ts';
import { exchange, type HttpAnswer, type HttpCall } from './http-exchange.ts';
import { mailgun } from './mailgun.ts';
import { postmark } from './postmark.ts';
import type { DriverFailed, DriverReady, DriverReport, DriverSent } from './report.ts';
import { ses } from './ses.ts';

export interface ApiRequest {
  readonly driver: ApiDriver;
  readonly account: ApiAccount;
  /** From the user's own settings alone. */
  readonly baseUrls?: BaseUrls;
  /** Milliseconds for the exchange; ten seconds when absent. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Whose certificates count; Node's roots when absent. */
  readonly trust?: Trust;
  readonly now?: () => Date;
}

export interface ApiSendRequest extends ApiRequest {
  readonly message: TestMessage;
}

const SPEAKERS: Speakers = { mailgun, ses, postmark };

/** Longer words of a provider are cut. In UTF-16 units. */
const REPLY_AT_MOST = 500;

/** Asks the API something that only a valid key is told; nothing is sent. It never throws. */
export async function checkApi(request: ApiRequest): Promise<DriverReady | DriverFailed> {
  const { driver, account } = request;
  const session = openSession(request);
  if (session.base === undefined) return session.failed(session.flaw);
  const answered = await session.ask(await SPEAKERS[driver].check(account, session.base));
  if (!answered.ok) return answered.failed;
  const facts = SPEAKERS[driver].readCheck(answered.body);
  return facts === undefined ? session.misunderstood(answered) : { ...session.report(), ok: true, facts: session.censorAll(facts) };
}

/** Sends one test message through a provider's API. It never throws, and never tries twice. */
export async function sendThroughApi(request: ApiSendRequest): Promise<DriverSent | DriverFailed> {
  const { driver, account, message, now = () => new Date() } = request;
  const session = openSession(request);
  const refusal = refuseMessage(message);
  if (refusal !== undefined) return { ...session.failed(refusal.condition), field: refusal.field };
  if (session.base === undefined) return session.failed(session.flaw);
  const sentAt = now();
  const prepared = await prepare(request, session.base, sentAt);
  if (prepared === undefined) return session.failed('internal');
  const answered = await session.ask(prepared.call);
  if (!answered.ok) return answered.failed;
  const id = SPEAKERS[driver].readSent(answered.body);
  if (id === undefined) return session.misunderstood(answered);
  return {
    ...session.report(),
    ok: true,
    ...session.censorAll(prepared.messageId === undefined ? { id } : { id: prepared.messageId, queueId: id }),
    response: session.shorten(answered.text),
    acceptedAt: now().toISOString(),
    accepted: message.recipients,
    bytes: prepared.bytes,
  };

  async function prepare({ driver: name }: ApiRequest, base: URL, at: Date): Promise<PreparedMessage | undefined> {
    try {
      const content = writeTestMessage(message, { sentAt: at });
      return await SPEAKERS[name].send(account, base, { message, content, sentAt: at });
    } catch {
      return undefined;
    }
  }
}

interface Answered {
  readonly ok: true;
  readonly body: unknown;
  readonly text: string;
  readonly status: number;
}

/** What both questions share: the address, the clock, the log and the censor. */
function openSession(request: ApiRequest) {
  const { driver, account, baseUrls, timeout = DEFAULT_TIMEOUT, signal, trust } = request;
  const begin = performance.now();
  const log: string[] = [];
  const censor = createKeyCensor(account);
  const shorten = (text: string): string => printable(censor(text)).slice(0, REPLY_AT_MOST);
  const endpoint = endpointOf(driver, account.region, baseUrls);
  const flaw = endpoint.ok ? SPEAKERS[driver].refuse(account) : endpoint.condition;
  const base = endpoint.ok && flaw === undefined ? endpoint.url : undefined;
  const report = (): DriverReport => ({
    driver,
    through: endpoint.ok ? endpoint.url.host : '',
    ms: Math.round(performance.now() - begin),
    log,
  });

  function failed(condition: Condition | DriverCondition | undefined): DriverFailed {
    const cause = condition ?? 'internal';
    const diagnosis = isOfSmtp(cause) ? explain({ condition: cause }) : explainDriver(cause);
    return { ...report(), ok: false, cause, ...(diagnosis && { diagnosis }) };
  }

  async function ask(call: HttpCall): Promise<Answered | { readonly ok: false; readonly failed: DriverFailed }> {
    log.push(shorten(`> ${call.method} ${call.url.origin}${call.url.pathname}`));
    const result = await exchange(call, { timeout, ...(signal && { signal }), ...(trust && { trust }) });
    if (!result.ok) {
      log.push(`* ${result.condition}`);
      return { ok: false, failed: failed(isNetworkOut(result.condition) ? 'api-unreachable' : result.condition) };
    }
    log.push(`< ${String(result.status)} ${shorten(result.text)}`);
    const body = readJson(result.text);
    if (result.status >= 200 && result.status < 300) return { ok: true, body, text: result.text, status: result.status };
    return { ok: false, failed: refused(result, body) };
  }

  /** The provider's own name is right: what fails to find it is the network. */
  function isNetworkOut(condition: Condition | DriverCondition): boolean {
    return condition.startsWith('name-') && (baseUrls?.[driver] ?? '') === '';
  }

  function refused(answer: HttpAnswer, body: unknown): DriverFailed {
    const { status, headers } = answer;
    if (status >= 300 && status < 400) return { ...failed('api-redirects'), status };
    const { code, message } = SPEAKERS[driver].readRefusal(answer, body);
    const diagnosis = explainAnswer(driver, { status, message, ...(code !== undefined && { code }) });
    const seconds = Number(headers['retry-after']);
    const words = shorten(code === undefined ? message : `${code}: ${message}`);
    return {
      ...report(),
      ok: false,
      cause: diagnosis.id,
      diagnosis,
      status,
      ...(words !== '' && { reply: words }),
      ...(Number.isFinite(seconds) && seconds > 0 && { retryAfter: seconds }),
    };
  }

  function misunderstood({ status, text }: Answered): DriverFailed {
    return { ...failed('api-not-understood'), status, reply: shorten(text) };
  }

  const censorAll = <Fields extends Readonly<Record<string, string>>>(fields: Fields): Fields =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shorten(value)])) as Fields;

  return { base, flaw, report, failed, ask, misunderstood, shorten, censorAll };
}

function isOfSmtp(condition: Condition | DriverCondition): condition is Condition {
  return Object.hasOwn(CONDITIONS, condition);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function createKeyCensor({ key, keyId, sessionToken }: ApiAccount): Censor {
  const [ofKey, ofToken] = [createCensor(keyId, key), createCensor(undefined, sessionToken)];
  return text => ofToken(ofKey(text));
}
