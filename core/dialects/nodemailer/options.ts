import type { Sourced } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import type { Known, ResolvedSetting } from '../../model/setting.ts';
import type { Plain } from '../../model/value.ts';
import type { ResolvedDraft } from '../dialect.ts';
import { placeWithin } from '../place-within.ts';
import type { SmtpUrl } from '../smtp-url.ts';
import { readSmtpUrl } from '../smtp-url.ts';
import type { Service } from './services.ts';
import { findService } from './services.ts';

export type Source = Omit<Sourced<unknown>, 'value'>;

/** An option as nodemailer comes to see it. `undefined` in place of one: it is not set. */
export type Option = { readonly known: true; readonly value: Plain; readonly source: Source } | { readonly known: false };

const HIDDEN: Option = { known: false };

/** What nodemailer puts together from the options, the URL and the service, in this order: the later one wins. */
export interface Options {
  /** What the option is; hidden too where it could come from what the file does not show. */
  get(name: string): Option | undefined;
  /** The same for what is certainly said somewhere. */
  written(name: string): Option | undefined;
  /** What stands in the options themselves, whatever a URL or a service makes of it. */
  own(name: string): Option | undefined;
  readonly url?: { readonly parts: SmtpUrl; readonly setting: ResolvedSetting; readonly text: string };
  /** Known to nodemailer; the name it was chosen by. */
  readonly service?: { readonly entry: Service; readonly source: Source };
}

const BY_URL = ['host', 'port', 'secure', 'auth.user', 'auth.pass'];
const BY_SERVICE = ['host', 'port', 'secure', 'requireTLS', 'ignoreTLS', 'authMethod'] as const;

/** Options that a framework puts below the ones that are written, by name. A URL in place of the options leaves them out. */
export type Base = Readonly<Record<string, Plain>>;

export function effectiveOptions({ uri, draft, settings }: Pick<ResolvedDraft, 'uri' | 'draft' | 'settings'>, base: Base = {}): Options {
  const options = new Map<string, Option>(settings.map(setting => [setting.name, optionOf(setting)]));
  const own = new Map(options);
  if (!options.has('url')) {
    const place = { uri, span: draft.span };
    const source: Source = { origin: 'default', at: place, valueAt: place, via: [] };
    for (const [name, value] of Object.entries(base)) if (!options.has(name)) options.set(name, { known: true, value, source });
  }
  let open = draft.incomplete;

  const url = readUrl(settings.find(({ name }) => name === 'url'));
  if (url === 'unknown') {
    open = true;
    for (const name of BY_URL) options.set(name, HIDDEN);
  } else if (url !== undefined) for (const [name, option] of optionsOfUrl(url)) options.set(name, option);

  const service = serviceOf(options.get('service'));
  if (service === 'unknown') for (const name of BY_SERVICE) options.set(name, HIDDEN);
  else if (service !== undefined) {
    for (const name of BY_SERVICE) {
      const value = service.entry[name];
      if (value !== undefined) options.set(name, { known: true, value, source: service.source });
    }
  }
  return {
    get: name => options.get(name) ?? parentOf(name, options) ?? (open && !name.startsWith('defaults.') ? HIDDEN : undefined),
    written: name => options.get(name),
    own: name => own.get(name),
    ...(url !== undefined && url !== 'unknown' && { url }),
    ...(service !== undefined && service !== 'unknown' && { service }),
  };
}

/** `tls: somewhere()` hides everything below `tls`. */
function parentOf(name: string, options: ReadonlyMap<string, Option>): Option | undefined {
  const dot = name.indexOf('.');
  const parent = dot === -1 ? undefined : options.get(name.slice(0, dot));
  return parent?.known === false ? HIDDEN : undefined;
}

function optionOf({ name, result }: ResolvedSetting): Option {
  return result.known ? { known: true, value: result.value, source: sourceOf(result, name) } : HIDDEN;
}

export function sourceOf({ origin, at, valueAt, via, variable }: Known, setting: string): Source {
  return { origin, at, valueAt, via, setting, ...(variable !== undefined && { variable }) };
}

function serviceOf(option: Option | undefined): Options['service'] | 'unknown' {
  if (option === undefined) return undefined;
  if (!option.known) return 'unknown';
  const entry = typeof option.value === 'string' && option.value !== '' ? findService(option.value) : undefined;
  return entry && { entry, source: option.source };
}

function readUrl(setting: ResolvedSetting | undefined): Options['url'] | 'unknown' {
  if (setting === undefined) return undefined;
  if (!setting.result.known) return 'unknown';
  const { value } = setting.result;
  const text = value instanceof Secret ? value.reveal() : value;
  if (text === '' || text === null || text === false) return undefined;
  const parts = typeof text === 'string' ? readSmtpUrl(text.trim()) : undefined;
  return parts === undefined || typeof text !== 'string' ? 'unknown' : { parts, setting, text };
}

function* optionsOfUrl({ parts, setting, text }: NonNullable<Options['url']>): Generator<readonly [string, Option]> {
  if (!setting.result.known) return;
  const { result } = setting;
  const source = sourceOf(result, 'url');
  const place = (span: { readonly start: number; readonly end: number }): Source => ({
    ...source,
    valueAt: placeWithin(result.valueAt, text, span),
  });
  const taken = new Set<string>();
  const take = (name: string, value: Plain, span: { readonly start: number; readonly end: number }): readonly [string, Option] => {
    taken.add(name);
    return [name, { known: true, value, source: place(span) }];
  };
  const { scheme, host, port, username, password } = parts;
  if (scheme.text === 'smtp' || scheme.text === 'smtps') yield take('secure', scheme.text === 'smtps', scheme.span);
  if (port !== undefined && Number(port.text) !== 0) yield take('port', portOf(port.text), port.span);
  if (host.text !== '') yield take('host', host.text, host.span);
  if (username !== undefined || password !== undefined) {
    yield take('auth.user', username?.text ?? '', username?.span ?? scheme.span);
    yield take('auth.pass', password?.secret ?? new Secret(''), password?.span ?? scheme.span);
  }
  for (const { name, value, span } of parts.query) {
    if (taken.has(name) || (name.includes('.') && !name.startsWith('tls.')) || name === '__proto__') continue;
    yield take(name, plainOf(value), span);
  }
}

/** A port as a URL has it: a number where it is one. */
export function portOf(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** nodemailer reads numbers and booleans out of a query; an empty value is the number 0. */
function plainOf(text: string): Plain {
  if (!Number.isNaN(Number(text))) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : text;
}
