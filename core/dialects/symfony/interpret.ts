import type { Meaning, Observation } from '../../model/mailer.ts';
import type { Installed } from '../../versions/installed.ts';
import { isCertainlyBefore } from '../../versions/version.ts';
import { unquoteName } from '../../smtp/mailbox.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { observeSymfonyDriver } from '../driver-packages.ts';
import { observeUnescaped } from '../observe-url.ts';
import { Reading } from '../reading.ts';
import type { Dsn } from './dsn.ts';
import { readDsn } from './dsn.ts';

/** Milliseconds: PHP's own `default_socket_timeout`. */
const SOCKET_TIMEOUT = 60_000;

/** https://symfony.com/doc/current/mailer.html#transport-setup */
export function interpretDraft(resolved: ResolvedDraft): Meaning {
  const reading = new Reading(resolved);
  const dsn = readDsn(reading);
  const sender = readSender(reading);
  if (dsn === undefined) {
    const hidden = ['transport', 'host', 'port', 'encryption', 'username', 'password'] as const;
    for (const field of hidden) reading.unknown.add(field);
    return { transport: reading.standard('smtp'), ...sender, unknown: [...reading.unknown], observations: observePercents(resolved) };
  }
  const { url, meaning } = dsn;
  const transport = dsn.part(meaning.transport, url.scheme.span);
  const account = readAccount(dsn);
  const drivers = observeSymfonyDriver(dsn.part(url.scheme.text, url.scheme.span), resolved.installed);
  // The key of an API is a secret like any password.
  if (meaning.transport !== 'smtp') return { transport, ...account, ...sender, unknown: [...reading.unknown], observations: drivers };
  const lacking = unavailableIn(resolved.installed);
  const server = meaning.encryption === undefined ? undefined : readServer(withoutUnavailable(dsn, lacking), reading);
  // A bridge (`ses+smtp`) knows its host and its encryption by itself, and who logs in where a key stands alone.
  if (server === undefined) for (const field of ['host', 'port', 'encryption'] as const) reading.unknown.add(field);
  if (server === undefined && account.username === undefined) reading.unknown.add('username');
  return {
    transport,
    ...server,
    ...account,
    ...sender,
    unknown: [...reading.unknown],
    observations: [...observe(dsn, resolved), ...drivers],
  };
}

/** `require_tls` is an option since 7.3. https://github.com/symfony/symfony/pull/59479 */
export function unavailableIn(installed: Installed): Pick<Meaning, 'unavailable'> {
  return isCertainlyBefore(installed('symfony/mailer'), '7.3') ? { unavailable: ['starttls'] } : {};
}

/** An option that nothing reads requires nothing. */
function withoutUnavailable(dsn: Dsn, { unavailable }: Pick<Meaning, 'unavailable'>): Dsn {
  const { encryption } = dsn.meaning;
  if (encryption === undefined || unavailable?.includes(encryption) !== true) return dsn;
  return { ...dsn, meaning: { ...dsn.meaning, encryption: 'opportunistic' } };
}

function readServer({ url, meaning, part }: Dsn, reading: Reading): Partial<Meaning> {
  const { host, port, scheme, query } = url;
  const written = port && (/^\d+$/.test(port.text) ? Number(port.text) : NaN);
  const isPort = written !== undefined && written >= 1 && written <= 65_535;
  const decider = query.find(({ name }) => name === DECIDING[meaning.encryption ?? 'implicit']);
  const certificate = query.find(({ name }) => name === 'verify_peer');
  return {
    ...(host.text !== '' && { host: part(host.text, host.span) }),
    ...(port === undefined && meaning.defaultPort !== undefined && { port: reading.standard(meaning.defaultPort) }),
    ...(port && (isPort ? { port: part(written, port.span) } : { invalidPort: part(port.text, port.span) })),
    ...(meaning.encryption && { encryption: part(meaning.encryption, (decider ?? scheme).span) }),
    timeout: reading.standard(SOCKET_TIMEOUT),
    certificate: certificate ? part(meaning.certificate ?? 'verified', certificate.span) : reading.standard('verified'),
  };
}

/** The option that decides where the scheme and the port do not. */
const DECIDING: Readonly<Record<string, string>> = { starttls: 'require_tls', none: 'auto_tls' };

function readAccount({ url: { username, password }, part }: Dsn): Pick<Meaning, 'username' | 'password'> {
  return {
    ...(username && username.text !== '' && { username: part(username.text, username.span) }),
    ...(password && !password.secret.isEmpty && { password: part(password.secret, password.span) }),
  };
}

function readSender(reading: Reading): Pick<Meaning, 'from' | 'senderName'> {
  const from = reading.text('from', 'headers.from', 'envelope.sender');
  const [, name = '', address] = /^([^<]*)<([^<>]*)>\s*$/.exec(from?.value ?? '') ?? [];
  if (from === undefined) return {};
  const bare = unquoteName(name.trim());
  return { from: { ...from, value: address ?? from.value }, ...(bare !== '' && { senderName: { ...from, value: bare } }) };
}

/** Swift Mailer's options, and reserved characters. In YAML itself a percent sign is doubled, so only variables are corrected. */
function observe({ url, part }: Dsn, { settings }: ResolvedDraft): readonly Observation[] {
  const inVariable = settings.filter(({ name, result }) => name === 'dsn' && result.known && result.origin === 'environment');
  const ignored = url.query
    .filter(({ name }) => name === 'encryption' || name === 'auth_mode')
    .map(({ name, span }): Observation => ({ kind: 'ignored-option', settings: [part(undefined, span)], option: name }));
  return [...inVariable.flatMap(observeUnescaped), ...ignored];
}

/** `%40example.org:pw%` names a parameter that does not exist, and the container is not built. */
function observePercents({ settings }: ResolvedDraft): readonly Observation[] {
  const doubled = settings.filter(({ name }) => name === 'percent').map(({ uri, span }) => ({ uri, span }));
  const dsn = settings.find(({ name }) => name === 'dsn');
  if (doubled.length === 0 || dsn === undefined) return [];
  const at = { uri: dsn.uri, span: dsn.value.at };
  const source = { value: undefined, origin: 'literal', at, valueAt: at, via: [], setting: 'dsn' } as const;
  return [{ kind: 'invalid-setting', settings: [source], effect: 'raises', meant: { doubled } }];
}
