import { Secret } from '../../model/secret.ts';
import type { Encryption, Field, Meaning, Observation, Sourced, Transport } from '../../model/mailer.ts';
import type { Known, ResolvedSetting } from '../../model/setting.ts';
import type { Plain } from '../../model/value.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { transportOf } from './backends.ts';
import { readAddress } from './email-address.ts';
import { SETTINGS, URL_SETTING } from './names.ts';
import { spreadUrl } from './url.ts';

/** What the settings mean to Django 4.2 and later, with its defaults. */
export function interpretSettings(resolved: ResolvedDraft): Meaning {
  const settings = new Settings(resolved);
  const transport = readTransport(settings);
  const port = readPort(settings);
  const encryption = readEncryption(settings);
  const username = settings.text('EMAIL_HOST_USER');
  const password = settings.secret('EMAIL_HOST_PASSWORD');
  const from = settings.text('DEFAULT_FROM_EMAIL') ?? settings.fallback('DEFAULT_FROM_EMAIL', 'webmaster@localhost');
  const address = from && readAddress(from);
  const host = settings.text('EMAIL_HOST') ?? settings.fallback('EMAIL_HOST', 'localhost');
  const timeout = settings.number('EMAIL_TIMEOUT');
  return {
    transport,
    certificate: settings.standard('verified'),
    ...(host && host.value !== '' && { host }),
    ...port,
    ...encryption,
    ...(username && username.value !== '' && { username }),
    ...(password && !password.value.isEmpty && { password }),
    ...(address && { from: address.from, ...(address.senderName && { senderName: address.senderName }) }),
    ...(timeout && { timeout: { ...timeout, value: timeout.value * 1000 } }),
    unknown: settings.unknown(),
    observations: observe(settings),
  };
}

/** Resolved settings by name, as Django would look them up. */
class Settings {
  readonly #resolved: ResolvedDraft;
  readonly #byName: ReadonlyMap<string, ResolvedSetting>;

  constructor(resolved: ResolvedDraft) {
    this.#resolved = resolved;
    this.#byName = new Map(spreadUrl(resolved).map(setting => [setting.name, setting]));
  }

  /** What was written, if it can be known. */
  get(name: string): Sourced<Plain> | undefined {
    const setting = this.#byName.get(name);
    if (setting?.result.known !== true) return undefined;
    return source(this.#resolved.settings.includes(setting) ? name : URL_SETTING, setting.result);
  }

  text(name: string): Sourced<string> | undefined {
    const found = this.get(name);
    return typeof found?.value === 'string' ? { ...found, value: found.value } : undefined;
  }

  secret(name: string): Sourced<Secret> | undefined {
    const found = this.get(name);
    if (found === undefined || found.value === null || typeof found.value === 'boolean') return undefined;
    return { ...found, value: found.value instanceof Secret ? found.value : new Secret(String(found.value)) };
  }

  number(name: string): Sourced<number> | undefined {
    const found = this.get(name);
    const value = typeof found?.value === 'string' && found.value.trim() !== '' ? Number(found.value) : found?.value;
    return found !== undefined && typeof value === 'number' && !Number.isNaN(value) ? { ...found, value } : undefined;
  }

  /** `written` but unknown is `undefined`; absent is Django's default, unless another file may say it. */
  flag(name: string): Sourced<boolean> | undefined {
    const found = this.get(name);
    return found === undefined ? this.fallback(name, false) : { ...found, value: isTrue(found.value) };
  }

  isWritten(name: string): boolean {
    return this.#byName.has(name);
  }

  /** Django's default for a setting that is nowhere. */
  fallback<T>(name: string, value: T): Sourced<T> | undefined {
    return this.isWritten(name) || this.#resolved.draft.incomplete ? undefined : this.standard(value);
  }

  /** What Django does by itself, whatever the settings say. */
  standard<T>(value: T): Sourced<T> {
    const at = { uri: this.#resolved.uri, span: this.#resolved.draft.span };
    return { value, origin: 'default', at, valueAt: at, via: [] };
  }

  unknown(): readonly Field[] {
    const fields = new Set<Field>();
    for (const [name, { field }] of SETTINGS) {
      const setting = this.#byName.get(name);
      const unseen = setting === undefined ? this.#resolved.draft.incomplete : !setting.result.known;
      if (field !== undefined && unseen && !(field === 'encryption' && readEncryption(this).encryption)) fields.add(field);
    }
    return [...fields];
  }
}

function source(setting: string, { value, origin, at, valueAt, via, variable }: Known): Sourced<Plain> {
  return { value, origin, at, valueAt, via, setting, ...(variable !== undefined && { variable }) };
}

/** Python's idea of truth: every text but the empty one, `"False"` included. */
function isTrue(value: Plain): boolean {
  return value instanceof Secret ? !value.isEmpty : Boolean(value);
}

const SMTP_BACKEND = 'django.core.mail.backends.smtp.EmailBackend';

/** A backend that cannot be known is taken for Django's own: settings for it are written. */
function readTransport(settings: Settings): Sourced<Transport> {
  const backend = settings.text('EMAIL_BACKEND');
  return backend === undefined ? settings.standard(transportOf(SMTP_BACKEND)) : { ...backend, value: transportOf(backend.value) };
}

/** Django's default is 25 whatever the encryption. smtplib takes 0, `None` and an empty text for its own default: 25, or 465. */
function readPort(settings: Settings): Pick<Meaning, 'port' | 'invalidPort'> {
  const written = settings.get('EMAIL_PORT');
  if (written === undefined) {
    const port = settings.fallback('EMAIL_PORT', 25);
    return port ? { port } : {};
  }
  if (!isTrue(written.value)) return { port: { ...written, value: settings.flag('EMAIL_USE_SSL')?.value === true ? 465 : 25 } };
  const number = settings.number('EMAIL_PORT');
  if (number !== undefined && Number.isInteger(number.value) && number.value >= 1 && number.value <= 65535) return { port: number };
  const { value } = written;
  return typeof value === 'string' || typeof value === 'number' ? { invalidPort: { ...written, value } } : {};
}

/** `EMAIL_USE_TLS` is STARTTLS or failure, `EMAIL_USE_SSL` implicit TLS; both raise ValueError, and neither is clear text. */
function readEncryption(settings: Settings): { readonly encryption?: Sourced<Encryption> } {
  const starttls = settings.flag('EMAIL_USE_TLS');
  const implicit = settings.flag('EMAIL_USE_SSL');
  if (starttls?.value === true) {
    const excluded = implicit?.value === false || !settings.isWritten('EMAIL_USE_SSL');
    return excluded ? { encryption: { ...starttls, value: 'starttls' } } : {};
  }
  if (implicit?.value === true) {
    const excluded = starttls?.value === false || !settings.isWritten('EMAIL_USE_TLS');
    return excluded ? { encryption: { ...implicit, value: 'implicit' } } : {};
  }
  if (starttls === undefined || implicit === undefined) return {};
  const deciding = starttls.origin === 'default' ? implicit : starttls;
  return { encryption: { ...deciding, value: 'none' } };
}

function observe(settings: Settings): readonly Observation[] {
  const starttls = settings.flag('EMAIL_USE_TLS');
  const implicit = settings.flag('EMAIL_USE_SSL');
  if (starttls?.value !== true || implicit?.value !== true) return [];
  return [{ kind: 'tls-and-ssl', settings: [starttls, implicit], effect: 'raises' }];
}
