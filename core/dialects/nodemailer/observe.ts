import type { Observation, Sourced } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import { isCertainlyBefore, isCertainlyFrom } from '../../versions/version.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { observeMisspelt } from '../misspelt.ts';
import { observeUnescaped } from '../observe-url.ts';
import type { Option, Options } from './options.ts';
import { isTruthy } from './truth.ts';

/** What nodemailer makes of options that do not go together, and of those that it never looks at. */
export function observe(options: Options, resolved: ResolvedDraft): readonly Observation[] {
  return [
    ...observeRequirement(options, resolved),
    ...observeOldTls(options),
    ...observeUnusedLogin(resolved),
    ...observeService(options),
    ...observeUrl(options, resolved),
    ...observeMisspelt(resolved, name => MISNOMERS.get(name)),
  ];
}

/** What guides and other frameworks call the options, and nodemailer does not read. */
const MISNOMERS: ReadonlyMap<string, string> = new Map([
  ['requireTls', 'requireTLS'],
  ['ignoreTls', 'ignoreTLS'],
  ['opportunisticTls', 'opportunisticTLS'],
  ['auth.username', 'auth.user'],
  ['auth.email', 'auth.user'],
  ['auth.password', 'auth.pass'],
  ['tls.rejectUnauthorised', 'tls.rejectUnauthorized'],
]);

/** Until 10.0.12 the option that takes the requirement back won without a word. https://github.com/nodemailer/nodemailer/releases */
function* observeRequirement(options: Options, { installed }: ResolvedDraft): Generator<Observation> {
  const required = on(options.get('requireTLS'));
  const taken = on(options.get('ignoreTLS')) ?? on(options.get('opportunisticTLS'));
  if (required === undefined || taken === undefined || on(options.get('secure')) !== undefined) return;
  const version = installed('nodemailer');
  if (version === undefined || !isCertainlyBefore(version, '10.0.12')) {
    yield { kind: 'contradictory-tls', settings: [required, taken] };
    return;
  }
  yield {
    kind: 'known-defect',
    settings: [taken],
    package: 'nodemailer',
    version: version.text,
    mendedIn: '10.0.12',
    effect: `${required.setting ?? 'requireTLS'} is not kept beside ${taken.setting ?? 'ignoreTLS'}, and the password goes out in clear text`,
    source: 'https://github.com/nodemailer/nodemailer/releases',
  };
}

/** Node's options of `tls.connect`. https://nodejs.org/api/tls.html */
const OLD_PROTOCOL = /^(?:SSLv[23]|TLSv1|TLSv1\.[01])(?:_(?:client_)?method)?$/i;

function* observeOldTls(options: Options): Generator<Observation> {
  for (const name of ['tls.minVersion', 'tls.maxVersion', 'tls.secureProtocol', 'tls.ciphers']) {
    const option = options.written(name);
    if (option?.known !== true || typeof option.value !== 'string') continue;
    const isOld = name === 'tls.ciphers' ? /^SSLv3$/i.test(option.value) : OLD_PROTOCOL.test(option.value);
    if (isOld) yield { kind: 'old-tls', settings: [{ value: option.value, ...option.source, setting: name }] };
  }
}

/** A user and a password beside the options instead of below `auth`: nodemailer sends without a login. */
function* observeUnusedLogin({ draft, settings }: ResolvedDraft): Generator<Observation> {
  const hasLogin = draft.settings.some(({ name }) => name === 'url' || name === 'auth' || name.startsWith('auth.'));
  if (hasLogin || draft.incomplete) return;
  for (const name of ['pass', 'password', 'user', 'username']) {
    const setting = settings.find(each => each.name === name);
    if (setting === undefined) continue;
    yield {
      kind: 'not-switched-on',
      settings: [{ value: undefined, origin: 'literal', ...placeOf(setting), via: [], setting: name }],
      needs: 'auth',
    };
    return;
  }
}

const BY_SERVICE = ['host', 'port', 'secure'] as const;

/** Host, port and `secure` that say something else than the service; or a name that nodemailer does not know, and no host. */
function* observeService({ service, own, get, written }: Options): Generator<Observation> {
  const option = written('service');
  if (option?.known !== true || typeof option.value !== 'string' || option.value === '') return;
  const source: Sourced<string> = { value: option.value, ...option.source };
  if (service === undefined) {
    const host = get('host');
    if (host === undefined) yield { kind: 'service-decides', settings: [source], effect: 'elsewhere', host: 'localhost', port: 587 };
    return;
  }
  const { entry } = service;
  const overridden = BY_SERVICE.flatMap((name): Sourced<unknown>[] => {
    const mine = own(name);
    const decided = entry[name];
    if (mine?.known !== true || decided === undefined) return [];
    return isSame(mine.value, decided) ? [] : [{ value: mine.value, ...mine.source, setting: name }];
  });
  if (overridden.length === 0 || entry.host === undefined) return;
  yield {
    kind: 'service-decides',
    settings: [source, ...overridden],
    effect: overridden.some(({ setting }) => setting === 'host') ? 'elsewhere' : 'same-host',
    host: entry.host,
    port: entry.port ?? (entry.secure === true ? 465 : 587),
  };
}

function isSame(written: unknown, decided: string | number | boolean): boolean {
  if (typeof decided === 'boolean') return Boolean(written) === decided;
  return String(written).toLowerCase() === String(decided).toLowerCase();
}

/** Before 10.0.0 a URL among the options made nodemailer ignore all the others. */
function* observeUrl({ url }: Options, { installed, draft, settings }: ResolvedDraft): Generator<Observation> {
  if (url === undefined) return;
  yield* observeUnescaped(url.setting);
  const version = installed('nodemailer');
  const beside = settings.find(({ name }) => name !== 'url' && !name.startsWith('defaults.'));
  if (draft.incomplete || beside === undefined || version === undefined || !isCertainlyBefore(version, '10.0.0')) return;
  yield {
    kind: 'known-defect',
    settings: [{ value: undefined, origin: 'literal', ...placeOf(beside), via: [], setting: beside.name }],
    package: 'nodemailer',
    version: version.text,
    mendedIn: '10.0.0',
    effect: 'beside url it ignores every other option',
    source: 'https://github.com/nodemailer/nodemailer/releases',
  };
}

/** Since 7.0 the transport calls version 2 of the API, whose client is a package of its own. https://nodemailer.com/transports/ses */
export function observeSes({ setting }: Sourced<unknown>, { settings, installed }: ResolvedDraft): readonly Observation[] {
  const written = settings.find(({ name }) => name === 'SES' && name === setting);
  if (written === undefined || !isCertainlyFrom(installed('nodemailer'), '7.0.0') || installed(SES_CLIENT) !== undefined) return [];
  const driver: Sourced<string> = { value: 'SES', origin: 'literal', ...placeOf(written), via: [], setting: 'SES' };
  return [{ kind: 'driver-package', settings: [driver], package: SES_CLIENT }];
}

const SES_CLIENT = '@aws-sdk/client-sesv2';

function placeOf({ uri, span }: ResolvedDraft['settings'][number]): Pick<Sourced<unknown>, 'at' | 'valueAt'> {
  const at = { uri, span };
  return { at, valueAt: at };
}

function on(option: Option | undefined): Sourced<unknown> | undefined {
  if (option?.known !== true || !isTruthy(option.value) || option.value instanceof Secret) return undefined;
  return { value: option.value, ...option.source };
}
