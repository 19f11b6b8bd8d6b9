import type { Sourced } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { ResolvedDraft } from '../dialect.ts';
import type { Family } from './families.ts';
import { familyOf } from './families.ts';
import type { MailName, Role } from './names.ts';
import { readMailName } from './names.ts';

export interface NamedSetting {
  readonly setting: ResolvedSetting;
  readonly mail: MailName;
}

/** The settings of one mailer, found by what they are for. Empty values and Laravel's `null` count as absent. */
export class MailSettings {
  readonly named: readonly NamedSetting[];
  readonly family: Family;
  readonly #resolved: Omit<ResolvedDraft, 'installed'>;

  constructor(resolved: Omit<ResolvedDraft, 'installed'>) {
    this.#resolved = resolved;
    this.named = resolved.settings.flatMap(setting => {
      const mail = readMailName(setting.name);
      return mail === undefined ? [] : [{ setting, mail }];
    });
    this.family = familyOf(this.named.map(({ mail }) => mail));
  }

  /** The first that says anything, or the first that is not to be known. */
  find(...roles: readonly Role[]): NamedSetting | undefined {
    for (const named of this.named) if (roles.includes(named.mail.role) && !isAbsent(named.setting)) return named;
    return undefined;
  }

  /** A part of an address: `SMTP_URL.port`. */
  part(url: ResolvedSetting, field: string): ResolvedSetting | undefined {
    return this.#resolved.settings.find(({ name, result }) => name === `${url.name}.${field}` && result.known);
  }

  /** For what the program or the protocol supplies. */
  standard<T>(value: T): Sourced<T> {
    const at = { uri: this.#resolved.uri, span: this.#resolved.draft.span };
    return { value, origin: 'default', at, valueAt: at, via: [] };
  }
}

export function isAbsent({ result }: ResolvedSetting): boolean {
  if (!result.known) return false;
  return result.value === null || result.value === '' || (result.value instanceof Secret && result.value.isEmpty);
}

/** `undefined` for a value that cannot be known. */
export function textOf({ result }: ResolvedSetting): string | undefined {
  return result.known && !(result.value instanceof Secret) && result.value !== null ? String(result.value).trim() : undefined;
}

/** `EMAIL_ADDRESS=ann@example.org` is no host. */
export function isAddressOfPerson({ setting }: NamedSetting): boolean {
  return textOf(setting)?.includes('@') === true;
}

export function secretOf({ result }: ResolvedSetting): Secret | undefined {
  if (!result.known || result.value === null) return undefined;
  return result.value instanceof Secret ? result.value : new Secret(String(result.value));
}

/** A value with the place of the setting that says it. */
export function sourced<T>(value: T, { name, result }: ResolvedSetting): Sourced<T> {
  if (!result.known) return { value, origin: 'literal', at: result.at, valueAt: result.at, via: [], setting: name };
  const { origin, at, valueAt, via, variable } = result;
  return { value, origin, at, valueAt, via, setting: name, ...(variable !== undefined && { variable }) };
}
