import { dirname } from 'node:path';
import { APIS, needsSessionToken, type ApiDriver } from '../../core/drivers/api.ts';
import { explainDriver } from '../../core/drivers/conditions.ts';
import type { Secret } from '../../core/model/secret.ts';
import { splitMailbox } from '../../core/smtp/mailbox.ts';
import type { ApiAccount } from '../../mail/send/drivers/account.ts';
import { checkApi, sendThroughApi, type ApiRequest } from '../../mail/send/drivers/api.ts';
import { endpointOf } from '../../mail/send/drivers/base-url.ts';
import type { DriverFailed, DriverReady, DriverSent } from '../../mail/send/drivers/report.ts';
import { checkSendmail, sendThroughSendmail } from '../../mail/send/drivers/sendmail.ts';
import type { TestMessage } from '../../mail/send/message.ts';
import { pathOfUri } from '../../workspace/uri.ts';
import { readSecret, type Receiver } from '../check/password.ts';
import type { PreparationContext } from '../check/prepare-session.ts';
import type { SessionOptions } from '../check/session-options.ts';
import { readTrust, type DriverTarget } from '../check/target.ts';

/** A driver that is ready to be asked, as whom and where. */
export interface DriverSession {
  readonly target: DriverTarget;
  /** Empty where the driver has none. */
  readonly region: string;
  readonly domain?: string;
  readonly keyId?: string;
  readonly check: () => Promise<DriverReady | DriverFailed>;
  readonly send: (message: TestMessage) => Promise<DriverSent | DriverFailed>;
}

export type DriverPreparation = { readonly driverSession: DriverSession } | { readonly problem: string };

/** From options to a driver that can be asked. Where a key goes is for the user to say, and for the provider; no file has a part in it. */
export async function prepareDriver(
  target: DriverTarget,
  options: SessionOptions,
  context: PreparationContext,
): Promise<DriverPreparation> {
  const problem = refuseOptions(options, target);
  if (problem !== undefined) return { problem };
  return target.driver === 'sendmail'
    ? { driverSession: prepareSendmail(target, options, context) }
    : prepareApi(target.driver, target, { options, context });
}

/** What says something about a session of SMTP would be passed over in silence. */
function refuseOptions(
  { host, port, encryption, mechanism, filePassword, login }: SessionOptions,
  target: DriverTarget,
): string | undefined {
  const given = { host, port, encryption, mechanism, 'file-password': filePassword || undefined, 'no-login': login ? undefined : true };
  const [name] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  return (
    name && `--${name} is for SMTP, and ${target.isGiven ? '--driver names' : `the mailer at ${target.hostFrom} uses`} ${target.driver}.`
  );
}

/** The system's program; what lies in the project, or beside the file, is not run. */
function prepareSendmail(target: DriverTarget, { timeout }: SessionOptions, { terminal, signal }: PreparationContext): DriverSession {
  const file = target.found && pathOfUri(target.found.mailer.uri);
  // Everything lies inside of the root, where a container may start.
  const outside = [terminal.cwd(), ...(file === undefined ? [] : [dirname(file)])].filter(folder => dirname(folder) !== folder);
  const search = { outside, searchPath: terminal.env['PATH'] ?? '' };
  const request = { search, signal, ...(timeout !== undefined && { timeout }) };
  return { target, region: '', check: () => checkSendmail(request), send: message => sendThroughSendmail({ ...request, message }) };
}

interface Preparing {
  readonly options: SessionOptions;
  readonly context: PreparationContext;
}

async function prepareApi(driver: ApiDriver, target: DriverTarget, { options, context }: Preparing): Promise<DriverPreparation> {
  const { terminal, signal } = context;
  const { regions, keyId: nameOfId, key: nameOfKey, needsDomain, name } = APIS[driver];
  const apiUrl = options.driver.apiUrl ?? terminal.env['ENVELOPE_API_URL'];
  const baseUrls = apiUrl === undefined || apiUrl === '' ? {} : { [driver]: apiUrl };
  const region = options.driver.region ?? regions[0] ?? '';
  const endpoint = endpointOf(driver, region, baseUrls);
  if (!endpoint.ok) {
    const what = endpoint.condition === 'region-unusable' ? `--region ${JSON.stringify(region)}` : 'the address of the API';
    return { problem: `${what}: ${explainDriver(endpoint.condition).cause}` };
  }
  const keyId = nameOfId === undefined ? undefined : options.user;
  if (nameOfId !== undefined && keyId === undefined) return { problem: `${name} needs an ${lowerFirst(nameOfId)}: give it with --user.` };
  const domain = needsDomain ? (options.driver.sendingDomain ?? domainOfSender(target)) : undefined;
  if (needsDomain && domain === undefined) return { problem: `${name} needs the domain that sends: give it with --sending-domain.` };
  const trust = readTrust(options, terminal);
  if ('problem' in trust) return trust;

  const { hostname, port, protocol } = endpoint.url;
  const receiver: Receiver = {
    host: hostname,
    port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
    ...(keyId !== undefined && { username: keyId }),
    hostIsGiven: target.isGiven || baseUrls[driver] !== undefined,
    hostFrom: target.hostFrom,
  };
  const secrets = await readSecrets({ nameOfKey, options, receiver, keyId }, context);
  if ('problem' in secrets) return secrets;
  const account: ApiAccount = { ...secrets, region, ...(keyId !== undefined && { keyId }), ...(domain !== undefined && { domain }) };
  const { timeout } = options;
  const request: ApiRequest = { driver, account, baseUrls, signal, ...trust, ...(timeout !== undefined && { timeout }) };
  return {
    driverSession: {
      target,
      region,
      ...(keyId !== undefined && { keyId }),
      ...(domain !== undefined && { domain }),
      check: () => checkApi(request),
      send: message => sendThroughApi({ ...request, message }),
    },
  };
}

function domainOfSender({ from = '' }: DriverTarget): string | undefined {
  const { address } = splitMailbox(from);
  const at = address.lastIndexOf('@');
  return at < 1 ? undefined : address.slice(at + 1);
}

interface WantedSecrets {
  readonly nameOfKey: string;
  readonly options: SessionOptions;
  readonly receiver: Receiver;
  readonly keyId: string | undefined;
}

type Secrets = { readonly key: Secret; readonly sessionToken?: Secret } | { readonly problem: string };

/** The key, and what belongs to it where it is a temporary one of AWS. */
async function readSecrets({ nameOfKey, options, receiver, keyId }: WantedSecrets, { terminal }: PreparationContext): Promise<Secrets> {
  const way = { fd: options.passwordFd, fdOption: '--password-fd', variable: 'ENVELOPE_PASSWORD', otherwise: '' };
  const key = await readSecret({ ...way, name: nameOfKey }, receiver, terminal);
  if ('problem' in key) return key;
  const fd = options.driver.sessionTokenFd;
  if (fd === undefined && !needsSessionToken('ses', keyId ?? '')) return { key: key.password };
  const tokenWay = { fd, fdOption: '--session-token-fd', variable: 'ENVELOPE_SESSION_TOKEN', otherwise: '' };
  const token = await readSecret({ ...tokenWay, name: 'session token' }, receiver, terminal);
  return 'problem' in token ? token : { key: key.password, sessionToken: token.password };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
