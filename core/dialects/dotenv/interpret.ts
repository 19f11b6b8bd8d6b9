import type { Field, Meaning, Observation, Sourced, Transport } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { transportOf } from '../django/backends.ts';
import { findService } from '../nodemailer/services.ts';
import type { KnownPort } from './encryption.ts';
import { flagWord, readEncryption } from './encryption.ts';
import { MailSettings, secretOf, sourced, textOf } from './mail-settings.ts';
import type { NamedSetting } from './mail-settings.ts';
import type { UrlMeaning } from './url.ts';
import { meaningOfUrl } from './url.ts';

type Fields = Omit<Meaning, 'transport' | 'unknown' | 'observations'>;

/** What a file's names mean to the programs that read them. A family that leaves something open leaves it unknown. */
export function interpretDraft(resolved: ResolvedDraft): Meaning {
  const settings = new MailSettings(resolved);
  const unknown = new Set<Field>();
  const url = readUrl(settings);
  const transport = readTransport(settings, url, unknown);
  const account = { ...readLogin(settings, url, unknown), ...readSender(settings, unknown) };
  // Another transport never looks at the rest: a wrong port beside it does no harm.
  if (transport.value !== 'smtp') return { transport, ...account, unknown: [...unknown], observations: [] };
  const server = url === undefined ? readServer(settings, unknown) : readUrlServer(settings, url, unknown);
  return { transport, ...server, ...account, unknown: [...unknown], observations: observe(settings) };
}

interface ReadUrl {
  readonly whole: ResolvedSetting;
  /** Absent where the address, or its meaning, is not to be known. */
  readonly scheme?: ResolvedSetting;
  readonly meaning?: UrlMeaning;
}

function readUrl(settings: MailSettings): ReadUrl | undefined {
  const found = settings.find('url') ?? settings.find('server');
  if (found === undefined) return undefined;
  const whole = found.setting;
  const scheme = settings.part(whole, 'scheme');
  const isAddress = found.mail.role === 'url' || scheme !== undefined || settings.part(whole, 'password') !== undefined;
  if (!isAddress) return undefined;
  if (scheme === undefined) return { whole };
  const text = (field: string) => fieldText(settings.part(whole, field));
  const port = Number(text('port'));
  const isDjango = settings.named.some(({ mail }) => mail.rest === 'DEFAULT_FROM_EMAIL' && mail.stem === '');
  const meaning = meaningOfUrl(settings.family.id === 'email-url' && isDjango ? 'django' : settings.family.url, {
    scheme: text('scheme') ?? '',
    host: text('host') ?? '',
    port: Number.isInteger(port) ? port : undefined,
    option: name => text(`query.${name}`),
  });
  return { whole, scheme, ...(meaning && { meaning }) };
}

function fieldText(setting: ResolvedSetting | undefined): string | undefined {
  return setting && textOf(setting);
}

const MAILERS: ReadonlyMap<string, Transport> = new Map<string, Transport>([
  ['smtp', 'smtp'],
  ['log', 'file'],
  ['logger', 'console'],
  ['console', 'console'],
  ['array', 'memory'],
  ['memory', 'memory'],
  ['test', 'memory'],
  ['file', 'file'],
  ['sendmail', 'sendmail'],
  ['mail', 'sendmail'],
  ['ses', 'ses'],
  ['mailgun', 'mailgun'],
  ['postmark', 'postmark'],
  ['sendgrid', 'sendgrid'],
  ['resend', 'resend'],
]);

function readTransport(settings: MailSettings, url: ReadUrl | undefined, unknown: Set<Field>): Sourced<Transport> {
  if (url?.scheme !== undefined && url.meaning !== undefined) return sourced(url.meaning.transport, url.scheme);
  const named = settings.find('transport')?.setting;
  if (named === undefined) return settings.standard('smtp');
  const text = textOf(named);
  if (text === undefined) {
    unknown.add('transport');
    return settings.standard('smtp');
  }
  return sourced(text.includes('.') ? transportOf(text) : (MAILERS.get(text.toLowerCase()) ?? 'other'), named);
}

function readServer(settings: MailSettings, unknown: Set<Field>): Fields {
  const service = readService(settings, unknown);
  const port = readPort(settings, unknown);
  const knownPort = port.port && { value: port.port.value, setting: port.from };
  // With both kinds switched on there is none: the program refuses.
  const encryption = observe(settings).length > 0 ? undefined : readEncryption(settings, knownPort);
  if (encryption === undefined && settings.find('encryption') !== undefined) unknown.add('encryption');
  return {
    ...readHost(settings, unknown),
    ...(port.port && { port: port.port }),
    ...(port.invalidPort && { invalidPort: port.invalidPort }),
    ...(encryption && { encryption }),
    ...readCertificate(settings, unknown),
    ...service,
  };
}

function readUrlServer(settings: MailSettings, { whole, scheme, meaning }: ReadUrl, unknown: Set<Field>): Fields {
  const host = settings.part(whole, 'host');
  if (scheme === undefined || host === undefined) {
    for (const field of ['host', 'port', 'encryption'] as const) unknown.add(field);
    return {};
  }
  const written = settings.part(whole, 'port');
  const port = written === undefined ? undefined : judgePort(written);
  const isBridge = meaning?.encryption === undefined;
  if (isBridge) unknown.add('encryption');
  const hostText = textOf(host) ?? '';
  return {
    ...(hostText !== '' && !(isBridge && hostText === 'default') && { host: sourced(hostText, host) }),
    ...port,
    ...(written === undefined && meaning?.defaultPort !== undefined && { port: settings.standard(meaning.defaultPort) }),
    ...(meaning?.encryption !== undefined && { encryption: sourced(meaning.encryption, scheme) }),
    ...(meaning?.certificate && { certificate: sourced(meaning.certificate, certificateOption(settings, whole) ?? scheme) }),
  };
}

function certificateOption(settings: MailSettings, whole: ResolvedSetting): ResolvedSetting | undefined {
  return settings.part(whole, 'query.tls.rejectUnauthorized') ?? settings.part(whole, 'query.verify_peer');
}

function readHost(settings: MailSettings, unknown: Set<Field>): Fields {
  const server = settings.find('server');
  const found = settings.find('host') ?? (server !== undefined && !isAddressOfPerson(server) ? server : undefined);
  if (found === undefined) {
    // The HELO name in Rails, the host in ToolJet.
    if (settings.find('domain') !== undefined) unknown.add('host');
    return {};
  }
  const text = textOf(found.setting);
  if (text === undefined) {
    unknown.add('host');
    return {};
  }
  const host = settings.family.hostHoldsPort ? (/^(.*?):\d*$/.exec(text)?.[1] ?? text) : text;
  return { host: sourced(host, found.setting) };
}

/** `EMAIL_ADDRESS=ann@example.org` is no host. */
function isAddressOfPerson({ setting }: NamedSetting): boolean {
  return textOf(setting)?.includes('@') === true;
}

interface ReadPort {
  readonly port?: Sourced<number>;
  readonly invalidPort?: Sourced<string | number>;
  readonly from?: KnownPort['setting'];
}

function readPort(settings: MailSettings, unknown: Set<Field>): ReadPort {
  const host = settings.family.hostHoldsPort ? settings.find('host')?.setting : undefined;
  const inHost = host && /:(\d+)$/.exec(textOf(host) ?? '')?.[1];
  if (host !== undefined && inHost !== undefined) return { port: sourced(Number(inHost), host), from: host };
  const found = settings.find('port')?.setting;
  if (found === undefined) return {};
  if (!found.result.known) {
    unknown.add('port');
    return {};
  }
  return { ...judgePort(found), from: found };
}

function judgePort(setting: ResolvedSetting): Pick<ReadPort, 'port' | 'invalidPort'> {
  const text = textOf(setting) ?? '';
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  return number >= 1 && number <= 65_535 ? { port: sourced(number, setting) } : { invalidPort: sourced(text, setting) };
}

/** Flags that switch the check off when they are on; all others do so when they are off. */
const TRUSTS_ANYBODY = /^(?:SKIP_|IGNORE_|ACCEPT_INVALID)/;

function readCertificate(settings: MailSettings, unknown: Set<Field>): Fields {
  const found = settings.find('certificate');
  if (found === undefined) return {};
  const word = flagWord(textOf(found.setting) ?? '');
  const isOff = TRUSTS_ANYBODY.test(found.mail.rest) ? word === 'true' : word === 'false' || word === 'none';
  const isOn = TRUSTS_ANYBODY.test(found.mail.rest) ? word === 'false' : word === 'true' || word === 'peer';
  if (isOff || isOn) return { certificate: sourced(isOff ? 'unverified' : 'verified', found.setting) };
  unknown.add('certificate');
  return {};
}

function readService(settings: MailSettings, unknown: Set<Field>): Fields {
  const found = settings.find('service')?.setting;
  if (found === undefined) return {};
  const text = textOf(found);
  const provider = text === undefined ? undefined : findService(text)?.provider;
  if (provider !== undefined) return { service: sourced(provider, found) };
  unknown.add('service');
  return {};
}

const MECHANISMS: ReadonlySet<string> = new Set(['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2', 'OAUTHBEARER', 'SCRAM-SHA-256', 'NTLM']);

function readLogin(settings: MailSettings, url: ReadUrl | undefined, unknown: Set<Field>): Fields {
  const address = settings.find('server');
  const user = url === undefined ? settings.find('username')?.setting : settings.part(url.whole, 'username');
  const named = user ?? (url === undefined && address !== undefined && isAddressOfPerson(address) ? address.setting : undefined);
  const password = (url && settings.part(url.whole, 'password')) ?? settings.find('password')?.setting;
  const mechanism = settings.find('authentication')?.setting;
  const username = named && textOf(named);
  const secret = password && secretOf(password);
  const isHidden = url !== undefined && !url.whole.result.known;
  // `SMTP_NAME` is the user in Nextcloud and the HELO name in Outline.
  const isNamed = named === undefined && settings.named.some(({ mail }) => mail.rest === 'NAME');
  if ((isHidden || isNamed || named !== undefined) && username === undefined) unknown.add('username');
  if ((isHidden || password !== undefined) && secret === undefined) unknown.add('password');
  const name = fieldText(mechanism)?.toUpperCase().replaceAll('_', '-');
  return {
    ...(named && username !== undefined && username !== '' && { username: sourced(username, named) }),
    ...(password && secret !== undefined && !secret.isEmpty && { password: sourced(secret, password) }),
    ...(mechanism && name !== undefined && MECHANISMS.has(name) && { authentication: sourced(name, mechanism) }),
  };
}

function readSender(settings: MailSettings, unknown: Set<Field>): Fields {
  const from = settings.find('from')?.setting;
  const name = settings.find('senderName')?.setting;
  const text = from && textOf(from);
  // Nextcloud writes the domain elsewhere.
  const isHalf = text !== undefined && !text.includes('@');
  if (from !== undefined && (text === undefined || isHalf)) unknown.add('from');
  const [, inText = '', address] = /^\s*([^<]*)<([^<>]*)>\s*$/.exec(text ?? '') ?? [];
  const named = name ?? from;
  const nameText = (name && textOf(name)) ?? inText.trim().replace(/^"(.*)"$/s, '$1');
  return {
    ...(from && text !== undefined && !isHalf && { from: sourced(address ?? text, from) }),
    ...(named && nameText !== '' && { senderName: sourced(nameText, named) }),
  };
}

function observe({ family, named }: MailSettings): readonly Observation[] {
  const { exclusive } = family;
  if (exclusive === undefined) return [];
  const on = exclusive.keys.flatMap(rest => {
    const setting = named.find(({ mail }) => mail.rest === rest)?.setting;
    return setting && flagWord(textOf(setting) ?? '') === 'true' ? [sourced<unknown>(true, setting)] : [];
  });
  const [first, second] = on;
  return first && second ? [{ kind: 'tls-and-ssl', settings: [first, second], effect: exclusive.effect }] : [];
}
