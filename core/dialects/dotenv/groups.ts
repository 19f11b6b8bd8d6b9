import type { EnvironmentEntry, EnvironmentFile } from '../../environment/dotenv.ts';
import type { MailName, Role } from './names.ts';
import { readMailName } from './names.ts';

export interface MailEntry {
  readonly entry: EnvironmentEntry;
  readonly mail: MailName;
}

/** The entries of one mailer, in the order of the file. */
export interface MailGroup {
  /** `SMTP`, `ALERTS_SMTP`: what its names begin with. */
  readonly label: string;
  readonly prefix: string;
  readonly members: readonly MailEntry[];
}

/** `MAIL_URL=https://mail.example.org` is a link, `EMAIL_SERVER=imaps://…` a mailbox. */
const OTHER_ADDRESS = /^(?:https?|wss?|imaps?|pop3?s?|amqps?|rediss?|kafka|grpcs?|file|mongodb|postgres(?:ql)?|mysql):\/\//i;

/** The mailers of a file: names that share prefix and stem, completed by those beside them that say what is missing. */
export function groupEntries(file: Pick<EnvironmentFile, 'entries' | 'last'>): readonly MailGroup[] {
  return groupParts(file).filter(isMailer);
}

/** The same with those that say too little for a mailer. */
export function groupParts(file: Pick<EnvironmentFile, 'entries' | 'last'>): readonly MailGroup[] {
  const byBeginning = new Map<string, MailGroup & { readonly members: MailEntry[] }>();
  for (const entry of file.entries) {
    if (file.last.get(entry.name) !== entry) continue;
    const mail = readMailName(entry.name);
    if (mail === undefined || OTHER_ADDRESS.test(entry.value)) continue;
    const label = mail.prefix === '' || mail.stem === '' ? mail.prefix + mail.stem : `${mail.prefix}_${mail.stem}`;
    const earlier = byBeginning.get(label);
    if (earlier === undefined) byBeginning.set(label, { label, prefix: mail.prefix, members: [{ entry, mail }] });
    else earlier.members.push({ entry, mail });
  }
  return merge([...byBeginning.values()]);
}

/**
 * `SMTP_HOST` and `EMAIL_PASSWORD` beside each other are one mailer; two hosts are two. What has no host joins the one group of its
 * prefix that it does not contradict; a sender joins the only mailer there is.
 */
function merge(groups: readonly MailGroup[]): readonly MailGroup[] {
  const hosts = groups.filter(hasHost);
  const joined = new Map<string, MailGroup[]>();
  for (const host of hosts) joined.set(host.prefix, [...(joined.get(host.prefix) ?? []), host]);
  for (const group of groups) {
    if (hasHost(group)) continue;
    const near = joined.get(group.prefix) ?? [];
    const fitting = near.filter(other => !contradict(other, group));
    const [only, second] = joined.size === 1 ? [...joined.values()].flat() : [];
    const isFree = fitting.length === 0 && (isSender(group) || (group.prefix === '' && !hasLogin(group)));
    const base = isFree && second === undefined && only && !contradict(only, group) ? only : fitting.length === 1 ? fitting[0] : undefined;
    if (base === undefined) joined.set(group.prefix, [...near, group]);
    else
      joined.set(
        base.prefix,
        (joined.get(base.prefix) ?? []).map(other => (other === base ? join(base, group) : other)),
      );
  }
  return [...joined.values()].flat().sort((one, other) => firstOffset(one) - firstOffset(other));
}

function join(base: MailGroup, group: MailGroup): MailGroup {
  const members = [...base.members, ...group.members].sort((one, other) => one.entry.span.start - other.entry.span.start);
  return { ...base, members };
}

const ONCE: readonly Role[] = ['port', 'username', 'password', 'encryption', 'transport', 'service', 'from'];

function contradict(one: MailGroup, other: MailGroup): boolean {
  return ONCE.some(role => has(one, role) && has(other, role));
}

/** A port, a flag or a sender alone may belong to anything. A password needs a user, or a name that says what it opens. */
export function isMailer(group: MailGroup): boolean {
  if (hasHost(group) || has(group, 'transport')) return true;
  if (has(group, 'username') || has(group, 'server')) return has(group, 'password');
  return group.members.some(({ mail }) => mail.role === 'password' && (mail.stem === 'SMTP' || mail.prefix === ''));
}

function hasHost({ members }: MailGroup): boolean {
  return members.some(
    ({ entry, mail }) => mail.role === 'host' || mail.role === 'url' || (mail.role === 'server' && !isPerson(entry.value)),
  );
}

/** `EMAIL_ADDRESS=ann@example.org`, while `EMAIL_SERVER=smtp://ann@example.org` is a server. */
function isPerson(value: string): boolean {
  return value.includes('@') && !value.includes('://');
}

function isSender({ members }: MailGroup): boolean {
  return members.every(({ mail }) => mail.role === 'from' || mail.role === 'senderName');
}

function hasLogin(group: MailGroup): boolean {
  return has(group, 'username') || has(group, 'password');
}

function has({ members }: MailGroup, role: Role): boolean {
  return members.some(({ mail }) => mail.role === role);
}

function firstOffset({ members }: MailGroup): number {
  return members[0]?.entry.span.start ?? 0;
}
