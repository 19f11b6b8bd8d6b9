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

/** The mailers of a file: names that share prefix and stem, completed by those beside them that say what is missing. */
export function groupEntries(file: EnvironmentFile): readonly MailGroup[] {
  const byBeginning = new Map<string, MailGroup>();
  for (const entry of file.entries) {
    const mail = readMailName(entry.name);
    if (mail === undefined || file.last.get(entry.name) !== entry) continue;
    const label = [mail.prefix, mail.stem].filter(part => part !== '').join('_');
    const earlier = byBeginning.get(label)?.members ?? [];
    byBeginning.set(label, { label, prefix: mail.prefix, members: [...earlier, { entry, mail }] });
  }
  return merge([...byBeginning.values()]).filter(isMailer);
}

/** `SMTP_HOST` and `EMAIL_PASSWORD` beside each other are one mailer; two hosts are two. */
function merge(groups: readonly MailGroup[]): readonly MailGroup[] {
  const merged = groups.filter(hasHost);
  for (const group of groups) {
    if (hasHost(group)) continue;
    const near = merged.filter(other => other.prefix === group.prefix && !contradict(other, group));
    const isSender = near.length === 0 && group.prefix === '' && !hasLogin(group);
    const [base, ...others] = isSender ? merged.filter(hasHost) : near;
    if (base === undefined || others.length > 0) {
      merged.push(group);
    } else {
      const members = [...base.members, ...group.members].sort((one, other) => one.entry.span.start - other.entry.span.start);
      merged[merged.indexOf(base)] = { ...base, members };
    }
  }
  return merged.sort((one, other) => firstOffset(one) - firstOffset(other));
}

const ONCE: readonly Role[] = ['port', 'username', 'password', 'encryption', 'transport', 'service', 'from'];

function contradict(one: MailGroup, other: MailGroup): boolean {
  return ONCE.some(role => has(one, role) && has(other, role));
}

/** A port, a flag or a sender alone may belong to anything. A password needs a user, or a name that says what it opens. */
function isMailer(group: MailGroup): boolean {
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

function hasLogin(group: MailGroup): boolean {
  return has(group, 'username') || has(group, 'password');
}

function has({ members }: MailGroup, role: Role): boolean {
  return members.some(({ mail }) => mail.role === role);
}

function firstOffset({ members }: MailGroup): number {
  return members[0]?.entry.span.start ?? 0;
}
