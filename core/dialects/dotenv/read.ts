import type { EnvironmentEntry, EnvironmentFile } from '../../environment/dotenv.ts';
import { readEnvironment } from '../../environment/dotenv.ts';
import type { EnvironmentReader } from '../../environment/reader.ts';
import { valueSeenBy } from '../../environment/readers.ts';
import { whatIsMeant } from '../../environment/truncation.ts';
import { Secret } from '../../model/secret.ts';
import type { Draft, Setting } from '../../model/setting.ts';
import type { Span } from '../../model/span.ts';
import type { Plain, Value } from '../../model/value.ts';
import type { ParsedText } from '../../text/syntax.ts';
import type { SmtpUrl } from '../smtp-url.ts';
import { readSmtpUrl } from '../smtp-url.ts';
import { familyOf } from './families.ts';
import type { MailEntry, MailGroup } from './groups.ts';
import { groupEntries } from './groups.ts';
import { mayBeMailName, meantMailName } from './names.ts';

/** One draft for each family of names. The program that reads them says the rest, so what is absent is unknown. */
export function readDrafts({ text, environment }: ParsedText): readonly Draft[] {
  const file = environment ?? readEnvironment(text);
  const mail = { entries: file.entries.filter(({ name }) => mayBeMailName(name)), last: file.last };
  const misspelt = findMisspelt(mail);
  return groupEntries(mail).map(group => readGroup(group, file, misspelt));
}

function readGroup(group: MailGroup, file: EnvironmentFile, misspelt: ReturnType<typeof findMisspelt>): Draft {
  const { reader } = familyOf(group.members.map(({ mail }) => mail));
  const host = group.members.find(({ mail }) => mail.role === 'url') ?? group.members.find(({ mail }) => mail.role === 'host');
  const span = (host ?? group.members[0])?.entry.span ?? { start: 0, end: 0 };
  const beginnings = new Set(group.members.map(({ mail }) => beginningOf(mail)));
  const members = [...group.members, ...[...beginnings].flatMap(beginning => misspelt.get(beginning) ?? [])];
  const settings = members.flatMap(member => readEntry(member, file, { reader, program: reader }));
  return { dialect: 'dotenv', span, label: group.label, settings, incomplete: true, reader, readerIsUsual: true };
}

/** Lines that were meant for a mail setting whose right name is nowhere, by the beginning of that name. */
function findMisspelt({ entries, last }: Pick<EnvironmentFile, 'entries' | 'last'>): ReadonlyMap<string, readonly MailEntry[]> {
  const found = entries.flatMap((entry): MailEntry[] => {
    const meant = last.get(entry.name) === entry ? meantMailName(entry.name) : undefined;
    return meant === undefined || last.has(meant.name) ? [] : [{ entry, mail: meant.mail }];
  });
  return Map.groupBy(found, ({ mail }) => beginningOf(mail));
}

function beginningOf({ prefix, stem }: MailEntry['mail']): string {
  return `${prefix} ${stem}`;
}

export interface Readers {
  /** What takes the file apart. */
  readonly reader: EnvironmentReader;
  /** Whose words the values are: what usually reads files with such names. */
  readonly program: EnvironmentReader;
}

/** What one line says: an address says several things. */
export function readEntry({ entry, mail }: MailEntry, file: EnvironmentFile, { reader, program }: Readers): Setting[] {
  const lookup = (name: string) => file.last.get(name)?.value;
  const seen = valueSeenBy(entry, reader, lookup);
  const text = 'value' in seen ? seen.value : entry.value;
  const meant = mail.role === 'url' || mail.role === 'server' ? whatIsMeant(entry) : undefined;
  const url = meant && readSmtpUrl(meant.text);
  const secret = mail.role === 'password' || url?.password !== undefined;
  const whole = { name: entry.name, key: entry.key, span: entry.span, ...(secret && { secret: true as const }) };
  if (isTemplate(entry.written)) return [{ ...whole, value: { kind: 'unknown', at: entry.at } }];
  const value = { kind: 'literal', value: plainValue(text, { secret, reader: program }), at: entry.at, inner: entry.inner } as const;
  const setting: Setting = { ...whole, value };
  if (meant === undefined || url === undefined) return [setting];
  return [setting, ...urlSettings(url, { entry, start: meant.start, isSeen: meant.text === text })];
}

/** What another program fills in later: `${HOST}`, `$(pass mail)`, `{{ host }}`, `<%= host %>`. */
function isTemplate(written: string): boolean {
  if (!/[$<{]/.test(written)) return false;
  const holds = (open: string, close: string): boolean => {
    const start = written.indexOf(open);
    return start !== -1 && written.includes(close, start + open.length);
  };
  return holds('${', '}') || holds('$(', ')') || written.includes('{{') || written.includes('<%');
}

/** Laravel's `env()` turns these words into values of their own. */
const LARAVEL_WORDS: ReadonlyMap<string, string | null> = new Map([
  ['null', null],
  ['(null)', null],
  ['empty', ''],
  ['(empty)', ''],
]);

interface Judgement {
  readonly secret: boolean;
  readonly reader: EnvironmentReader;
}

export function plainValue(text: string, { secret, reader }: Judgement): Plain {
  const word = reader === 'phpdotenv' ? LARAVEL_WORDS.get(text.toLowerCase()) : undefined;
  if (word !== undefined) return word;
  return secret ? new Secret(text) : text;
}

interface UrlPlace {
  readonly entry: Pick<EnvironmentEntry, 'name'>;
  /** Where the address begins in the file. */
  readonly start: number;
  /** The program sees it as it is written: no comment cuts it, no escape changes it. */
  readonly isSeen: boolean;
}

/** The parts of an address as settings of their own, so that a finding marks the port alone: `SMTP_URL.port`. */
export function urlSettings(url: SmtpUrl, { entry, start, isSeen }: UrlPlace): Setting[] {
  const part = (field: string, value: Plain, span: Span): Setting => {
    const at = { start: start + span.start, end: start + span.end };
    const literal: Value = { kind: 'literal', value, at, inner: at };
    return { name: `${entry.name}.${field}`, key: at, span: at, value: literal, ...(value instanceof Secret && { secret: true as const }) };
  };
  const login = [
    ...(url.username ? [part('username', url.username.text, url.username.span)] : []),
    ...(url.password ? [part('password', url.password.secret, url.password.span)] : []),
  ];
  // Bare reserved characters: the program gets another host, or none; which, depends on its parser.
  if (url.unescaped.length > 0 || !isSeen) return login;
  return [
    part('scheme', url.scheme.text, url.scheme.span),
    ...login,
    part('host', url.host.text, url.host.span),
    ...(url.port ? [part('port', url.port.text, url.port.span)] : []),
    ...url.query.map(({ name: option, value, valueSpan }) => part(`query.${option}`, value, valueSpan)),
  ];
}
