import type { Encryption } from '../../core/model/mailer.ts';
import type { Secret } from '../../core/model/secret.ts';
import { shownUsername } from '../../core/secrets/shown-username.ts';

/** What is known of a credential without its password, which lives in SecretStorage under the same id and nowhere else. */
export interface Profile {
  readonly id: string;
  /** Chosen by the user: `Production`. */
  readonly name: string;
  /** A label such as `staging`; free text. */
  readonly environment?: string;
  /** An id of `core/providers`, when the host is known. */
  readonly provider?: string;
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
  /** `••••` where it is the password too, which is kept in one place alone. */
  readonly username: string;
  /** The sender's address. */
  readonly sender?: string;
  /** The environment variables that the program reads its password and its user name from. */
  readonly variable?: string;
  readonly usernameVariable?: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** When the password was last replaced. */
  readonly rotatedAt: string;
}

export type NewProfile = Omit<Profile, 'id' | 'createdAt' | 'rotatedAt'>;

/** Of a credential that is entered now; nothing of the password is left in it. */
export function makeProfile(fields: NewProfile, password: Secret, { id, now }: { readonly id: string; readonly now: Date }): Profile {
  const date = now.toISOString();
  return { ...fields, username: shownUsername(fields.username, password), id, createdAt: date, rotatedAt: date };
}

const ENCRYPTIONS: readonly string[] = ['implicit', 'starttls', 'opportunistic', 'none'] satisfies readonly Encryption[];

const DAY = 24 * 60 * 60 * 1000;

/** Providers and auditors commonly ask for rotation once a quarter. */
const ROTATE_AFTER = 90 * DAY;

export function isRotationDue(profile: Profile, now: Date): boolean {
  return now.getTime() - Date.parse(profile.rotatedAt) >= ROTATE_AFTER;
}

export function daysSinceRotation(profile: Profile, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(profile.rotatedAt)) / DAY);
}

/** Reads what the editor stored, perhaps an earlier version's. What is not a profile is left out. */
export function parseProfiles(stored: unknown): readonly Profile[] {
  return Array.isArray(stored) ? stored.flatMap(entry => parseProfile(entry) ?? []) : [];
}

function parseProfile(entry: unknown): Profile | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(entry));
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const [id, name, host, username] = [text('id'), text('name'), text('host'), text('username')];
  const port = fields.get('port');
  const encryption = text('encryption');
  if (id === undefined || name === undefined || host === undefined || username === undefined) return undefined;
  if (typeof port !== 'number' || !isEncryption(encryption)) return undefined;
  const createdAt = dateOr(text('createdAt'), new Date(0).toISOString());
  const optional = {
    environment: text('environment'),
    provider: text('provider'),
    sender: text('sender'),
    variable: text('variable'),
    usernameVariable: text('usernameVariable'),
  };
  return {
    id,
    name,
    host,
    port,
    encryption,
    username,
    ...withoutAbsent(optional),
    createdAt,
    rotatedAt: dateOr(text('rotatedAt'), createdAt),
  };
}

type Present<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Fields that are `undefined` disappear: JSON would drop them, and the types keep the two apart. */
export function withoutAbsent<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}

function isEncryption(text: string | undefined): text is Encryption {
  return text !== undefined && ENCRYPTIONS.includes(text);
}

function dateOr(text: string | undefined, otherwise: string): string {
  return text === undefined || Number.isNaN(Date.parse(text)) ? otherwise : text;
}
