import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import { joinMailbox } from '../../smtp/mailbox.ts';
import { flagWord } from './encryption.ts';
import type { Family } from './families.ts';
import { nothingInstalled } from '../../versions/installed.ts';
import { interpretDraft } from './interpret.ts';
import { MailSettings, textOf } from './mail-settings.ts';
import type { Role } from './names.ts';
import { meaningOfUrl } from './url.ts';

/** Which variables a wished change takes, in the names of the mailer's own family. */
export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  if ('remove' in change) {
    return mailer.settings.some(({ name }) => name === change.remove) ? [{ setting: change.remove, remove: true }] : undefined;
  }
  if (!('set' in change)) return undefined;
  const settings = new MailSettings(mailer);
  if (change.set === 'from') return planSender(change.to, mailer, settings);
  if (change.set === 'certificate') return planCertificate(mailer);
  if (change.set === 'timeout') return undefined;

  const address = addressOf(settings);
  if (address !== undefined && settings.part(address, 'scheme') === undefined) return undefined;
  if (change.set !== 'encryption') {
    return [
      {
        setting: nameOf(change.set, mailer, { settings, address }),
        to: settings.family.hostHoldsPort ? joined(change, mailer) : change.to,
      },
    ];
  }
  return address === undefined ? planEncryption(change.to, mailer) : planScheme(change.to, mailer, { settings, address });
}

/** Where the host is written `host:port`, either change writes both. */
function joined(change: Extract<Change, { readonly set: 'host' | 'port' | 'username' | 'from' }>, { host, port }: Mailer): string | number {
  if (change.set === 'host') return port === undefined ? change.to : `${change.to}:${port.value}`;
  return change.set === 'port' && host !== undefined ? `${host.value}:${change.to}` : change.to;
}

interface Addressed {
  readonly settings: MailSettings;
  readonly address: ResolvedSetting | undefined;
}

/** The address that holds host and port, if one does; without a scheme of its own it is not to be rewritten. */
function addressOf(settings: MailSettings): ResolvedSetting | undefined {
  const found = settings.find('url') ?? settings.find('server');
  if (found === undefined) return undefined;
  const { setting, mail } = found;
  const isAddress =
    mail.role === 'url' || settings.part(setting, 'scheme') !== undefined || settings.part(setting, 'password') !== undefined;
  return isAddress ? setting : undefined;
}

const USUAL_NAMES = { host: 'HOST', port: 'PORT', username: 'USER', from: 'FROM' } as const satisfies Partial<Record<Role, string>>;

/** The variable that says it, or the one to add: a part of the address, or the usual name behind the mailer's own beginning. */
function nameOf(field: keyof typeof USUAL_NAMES, mailer: Mailer, { settings, address }: Addressed): string {
  const said = mailer[field]?.setting ?? (field === 'port' ? mailer.invalidPort?.setting : undefined);
  if (said !== undefined) return said;
  if (address !== undefined && field !== 'from') return `${address.name}.${field}`;
  return settings.named.find(({ mail }) => mail.role === field)?.setting.name ?? newName(USUAL_NAMES[field], settings);
}

/** `EMAIL_SERVER_HOST` gets a neighbour `EMAIL_SERVER_PORT`, `mail__options__host` one called `mail__options__port`. */
function newName(rest: string, { named }: MailSettings): string {
  const neighbour = named.find(({ mail }) => mail.role === 'host') ?? named.find(({ mail }) => mail.stem !== '');
  if (neighbour === undefined) return rest;
  const { name } = neighbour.setting;
  const [, filler = '', last = ''] = /^(.*_)?([A-Z]+)$/.exec(neighbour.mail.rest) ?? [];
  const own = rest.startsWith(filler) ? rest.slice(filler.length) : rest;
  return name.slice(0, name.length - last.length) + (name === name.toLowerCase() ? own.toLowerCase() : own);
}

function planSender(to: string, mailer: Mailer, settings: MailSettings): readonly SettingChange[] {
  const written = settings.find('from')?.setting;
  const name = mailer.senderName?.setting === written?.name ? mailer.senderName?.value : undefined;
  const setting = nameOf('from', mailer, { settings, address: undefined });
  return [{ setting, to: joinMailbox(to, name) }];
}

/** Flags that are off already, and not written, stay so. Where another variable would still decide otherwise, nothing is offered. */
function planEncryption(to: Encryption, mailer: Mailer): readonly SettingChange[] | undefined {
  const settings = new MailSettings(mailer);
  const wished = settings.family.write[to] ?? requiredOnTop(to, settings);
  if (wished === undefined) return undefined;
  const changes = Object.entries(wished).flatMap(([rest, value]): WordChange[] => {
    const existing = settings.named.find(({ mail }) => mail.rest === rest || mail.rest.endsWith(`_${rest}`))?.setting;
    const isOff = flagWord(value) === 'false';
    if (existing === undefined) return isOff && hasOther(wished, rest) ? [] : [{ setting: newName(rest, settings), to: value }];
    const present = textOf(existing) ?? '';
    return flagWord(present) === flagWord(value) ? [] : [{ setting: existing.name, to: likeWritten(value, present, settings) }];
  });
  const outcome = encryptionAfter(changes, mailer);
  return changes.length === 0 || (outcome !== undefined && outcome !== to) ? undefined : changes;
}

interface WordChange {
  readonly setting: string;
  readonly to: string;
}

function encryptionAfter(changes: readonly WordChange[], mailer: Mailer): Encryption | undefined {
  const at = { uri: mailer.uri, span: mailer.draft.span };
  const [example] = mailer.settings;
  if (example === undefined) return undefined;
  const changed = changes.map(({ setting, to }): ResolvedSetting => {
    const result = { known: true, value: to, origin: 'literal', at, valueAt: at, via: [] } as const;
    return { ...example, name: setting, result };
  });
  const kept = mailer.settings.filter(({ name }) => !changes.some(({ setting }) => setting === name));
  const resolved = { uri: mailer.uri, draft: mailer.draft, settings: [...kept, ...changed], installed: nothingInstalled };
  return interpretDraft(resolved).encryption?.value;
}

/** nodemailer's `requireTLS`, where the project has a variable for it. */
function requiredOnTop(to: Encryption, { named, family }: MailSettings): Family['write'][Encryption] {
  const hasKey = family.encryption.some(({ rest }) => rest === 'REQUIRE_TLS') && named.some(({ mail }) => mail.rest === 'REQUIRE_TLS');
  return to === 'starttls' && hasKey ? { SECURE: 'false', REQUIRE_TLS: 'true' } : undefined;
}

function hasOther(wished: Readonly<Record<string, string>>, rest: string): boolean {
  return Object.keys(wished).some(key => key !== rest);
}

/** `True` beside `False`, `1` beside `0`, `on` beside `off`. */
function likeWritten(value: string, present: string, { named }: MailSettings): string {
  const word = flagWord(value);
  if (word !== 'true' && word !== 'false') return value;
  const samples = [present, ...named.map(({ setting }) => textOf(setting) ?? '')];
  const pairs = [
    ['true', 'false'],
    ['True', 'False'],
    ['TRUE', 'FALSE'],
    ['1', '0'],
    ['yes', 'no'],
    ['on', 'off'],
  ] as const;
  for (const sample of samples) {
    const pair = pairs.find(([on, off]) => sample === on || sample === off);
    if (pair !== undefined) return word === 'true' ? pair[0] : pair[1];
  }
  return value;
}

const SCHEMES = ['smtp', 'smtps', 'smtp+tls', 'smtp+ssl'];

/** Options of an address that make STARTTLS a condition. */
const REQUIRING: Partial<Record<Family['url'], string>> = { nodemailer: 'requireTLS', symfony: 'require_tls' };

/** The first scheme that means what is wished to the program that reads the address, or `smtp` with the option that requires it. */
function planScheme(to: Encryption, mailer: Mailer, { settings, address }: Addressed): readonly SettingChange[] | undefined {
  if (address === undefined) return undefined;
  const written = (name: string) => {
    const part = settings.part(address, name);
    return part && textOf(part);
  };
  const meaning = (scheme: string, option: (name: string) => string | undefined) =>
    meaningOfUrl(settings.family.url, { scheme, host: mailer.host?.value ?? '', port: mailer.port?.value, option })?.encryption;
  const scheme = SCHEMES.find(scheme => meaning(scheme, name => written(`query.${name}`)) === to);
  if (scheme !== undefined) return [{ setting: `${address.name}.scheme`, to: scheme }];
  const option = REQUIRING[settings.family.url];
  if (option === undefined || meaning('smtp', name => (name === option ? 'true' : undefined)) !== to) return undefined;
  const required: SettingChange = { setting: `${address.name}.query.${option}`, to: 'true' };
  return written('scheme') === 'smtp' ? [required] : [{ setting: `${address.name}.scheme`, to: 'smtp' }, required];
}

/** The setting that switches the check off goes: without it programs verify. */
function planCertificate({ certificate }: Mailer): readonly SettingChange[] | undefined {
  if (certificate?.setting === undefined || certificate.value !== 'unverified') return undefined;
  return [{ setting: certificate.setting, remove: true }];
}
