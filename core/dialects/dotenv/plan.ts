import type { Change, SettingChange } from '../../model/change.ts';
import type { Encryption, Mailer } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import { flagWord } from './encryption.ts';
import type { Family } from './families.ts';
import { MailSettings, textOf } from './mail-settings.ts';
import type { Role } from './names.ts';
import { meaningOfUrl } from './url.ts';

/** Which variables a wished change takes, in the names of the mailer's own family. */
export function planChange(change: Change, mailer: Mailer): readonly SettingChange[] | undefined {
  const settings = new MailSettings({ uri: mailer.uri, draft: mailer.draft, settings: mailer.settings });
  if ('remove' in change)
    return mailer.settings.some(({ name }) => name === change.remove) ? [{ setting: change.remove, remove: true }] : undefined;
  if (!('set' in change)) return undefined;
  switch (change.set) {
    case 'host':
      return [{ setting: nameOf('host', mailer, settings), to: change.to }];
    case 'port':
      return [{ setting: nameOf('port', mailer, settings), to: change.to }];
    case 'username':
      return [{ setting: nameOf('username', mailer, settings), to: change.to }];
    case 'from':
      return planSender(change.to, mailer, settings);
    case 'encryption':
      return addressOf(mailer, settings) === undefined ? planEncryption(change.to, settings) : planScheme(change.to, mailer, settings);
    case 'certificate':
      return planCertificate(mailer);
  }
}

const USUAL_NAMES = { host: 'HOST', port: 'PORT', username: 'USER', from: 'FROM' } as const satisfies Partial<Record<Role, string>>;

/** The variable that says it, or the one to add: the address's own part, or the label with the usual name behind it. */
function nameOf(field: keyof typeof USUAL_NAMES, mailer: Mailer, settings: MailSettings): string {
  const written = settings.named.find(({ mail }) => mail.role === field)?.setting.name;
  const said = mailer[field]?.setting ?? (field === 'port' ? mailer.invalidPort?.setting : undefined);
  if (said !== undefined) return said;
  const address = addressOf(mailer, settings);
  if (address !== undefined && field !== 'from') return `${address.name}.${field}`;
  return written ?? likeSibling(settings, USUAL_NAMES[field], mailer);
}

/** `EMAIL_SERVER_HOST` has a port called `EMAIL_SERVER_PORT`, `smtp_host` one called `smtp_port`. */
function likeSibling(settings: MailSettings, usual: string, { draft }: Mailer): string {
  const host = settings.named.find(({ mail }) => mail.role === 'host')?.setting.name;
  const beginning = /^(.*_)(?:HOST|SERVER|ADDRESS)$/i.exec(host ?? '')?.[1] ?? `${draft.label}_`;
  return beginning + (host !== undefined && host === host.toLowerCase() ? usual.toLowerCase() : usual);
}

function addressOf({ settings: all }: Mailer, { named }: MailSettings): ResolvedSetting | undefined {
  return named.find(({ setting }) => all.some(({ name }) => name === `${setting.name}.scheme`))?.setting;
}

function planSender(to: string, mailer: Mailer, settings: MailSettings): readonly SettingChange[] {
  const written = settings.find('from')?.setting;
  const name = mailer.senderName?.setting === written?.name ? mailer.senderName?.value : undefined;
  return [{ setting: nameOf('from', mailer, settings), to: name === undefined ? to : `${name} <${to}>` }];
}

/** Flags that are off already, and not written, stay so. */
function planEncryption(to: Encryption, settings: MailSettings): readonly SettingChange[] | undefined {
  const { family, named } = settings;
  const wished = family.write[to] ?? requiredOnTop(to, settings);
  if (wished === undefined) return undefined;
  const changes = Object.entries(wished).flatMap(([rest, value]): SettingChange[] => {
    const existing = named.find(({ mail }) => mail.rest === rest)?.setting;
    const isOff = flagWord(value) === 'false';
    if (existing === undefined) return isOff && hasOther(wished, rest) ? [] : [{ setting: newName(rest, settings), to: value }];
    const present = textOf(existing) ?? '';
    return flagWord(present) === flagWord(value) ? [] : [{ setting: existing.name, to: likeWritten(value, present, settings) }];
  });
  return changes.length === 0 ? undefined : changes;
}

/** nodemailer's `requireTLS`, where the project has a variable for it. */
function requiredOnTop(to: Encryption, { named, family }: MailSettings): Family['write'][Encryption] {
  const hasKey = family.encryption.some(({ rest }) => rest === 'REQUIRE_TLS') && named.some(({ mail }) => mail.rest === 'REQUIRE_TLS');
  return to === 'starttls' && hasKey ? { SECURE: 'false', REQUIRE_TLS: 'true' } : undefined;
}

function hasOther(wished: Readonly<Record<string, string>>, rest: string): boolean {
  return Object.keys(wished).some(key => key !== rest);
}

function newName(rest: string, { named }: MailSettings): string {
  const [first] = named.filter(({ mail }) => mail.stem !== '');
  const beginning = first === undefined ? '' : first.setting.name.slice(0, first.setting.name.length - first.mail.rest.length);
  return beginning + rest;
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

/** The first scheme that means what is wished to the program that reads the address. */
function planScheme(to: Encryption, mailer: Mailer, settings: MailSettings): readonly SettingChange[] | undefined {
  const address = addressOf(mailer, settings);
  if (address === undefined) return undefined;
  const option = (name: string) => {
    const part = settings.part(address, `query.${name}`);
    return part && textOf(part);
  };
  const parts = { host: mailer.host?.value ?? '', port: mailer.port?.value, option };
  const scheme = SCHEMES.find(scheme => meaningOfUrl(settings.family.url, { ...parts, scheme })?.encryption === to);
  return scheme === undefined ? undefined : [{ setting: `${address.name}.scheme`, to: scheme }];
}

/** The setting that switches the check off goes: without it programs verify. */
function planCertificate({ certificate }: Mailer): readonly SettingChange[] | undefined {
  if (certificate?.setting === undefined || certificate.value !== 'unverified') return undefined;
  return [{ setting: certificate.setting, remove: true }];
}
