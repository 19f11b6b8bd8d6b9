import type { Field, Meaning, Sourced } from '../model/mailer.ts';
import { Secret } from '../model/secret.ts';
import type { ResolvedSetting } from '../model/setting.ts';
import type { Plain } from '../model/value.ts';
import type { ResolvedDraft } from './dialect.ts';

/** What a setting comes to: nobody says it, it cannot be known, or a value with its place. */
export type Said = undefined | 'hidden' | Sourced<Plain>;

/** The settings of one draft, asked for by name. Notes the fields that could not be told. */
export class Reading {
  readonly unknown = new Set<Field>();
  readonly #resolved: Pick<ResolvedDraft, 'uri' | 'draft' | 'settings'>;
  readonly #settings: ReadonlyMap<string, ResolvedSetting>;
  readonly #words: (text: string) => string | null;

  /** `words`: what the framework makes of the text of an environment variable before anybody sees it. */
  constructor(resolved: Pick<ResolvedDraft, 'uri' | 'draft' | 'settings'>, words: (text: string) => string | null = text => text) {
    this.#resolved = resolved;
    this.#settings = new Map(resolved.settings.map(setting => [setting.name, setting]));
    this.#words = words;
  }

  setting(name: string): ResolvedSetting | undefined {
    return this.#settings.get(name);
  }

  /** Whether the file itself says anything of it, known or not. */
  isWritten(name: string): boolean {
    return this.#settings.has(name);
  }

  /** The first of these names that says anything; null says nothing. What an incomplete file leaves out is hidden. */
  said(...names: readonly string[]): Said {
    for (const name of names) {
      const said = this.#saidBy(name);
      if (said !== undefined) return said;
    }
    return this.#resolved.draft.incomplete ? 'hidden' : undefined;
  }

  /** The same for what is certainly written somewhere. */
  written(...names: readonly string[]): Said {
    return names.map(name => this.#saidBy(name)).find(said => said !== undefined);
  }

  #saidBy(name: string): Said {
    const setting = this.#settings.get(name);
    if (setting === undefined) return undefined;
    const { result } = setting;
    if (!result.known) return 'hidden';
    const value = result.variable === undefined || result.origin === 'fallback' ? result.value : this.#translate(result.value);
    return value === null ? undefined : sourced(value, setting);
  }

  #translate(value: Plain): Plain {
    if (value instanceof Secret) {
      const word = this.#words(value.reveal());
      return word === null ? null : new Secret(word);
    }
    return typeof value === 'string' ? this.#words(value) : value;
  }

  text(field: Field, ...names: readonly string[]): Sourced<string> | undefined {
    const said = this.#noted(field, names);
    const text = said && textOf(said.value);
    return said === undefined || text === undefined || text === '' ? undefined : { ...said, value: text };
  }

  secret(field: Field, ...names: readonly string[]): Sourced<Secret> | undefined {
    const said = this.#noted(field, names);
    if (said === undefined) return undefined;
    const secret = said.value instanceof Secret ? said.value : new Secret(String(said.value));
    return secret.isEmpty ? undefined : { ...said, value: secret };
  }

  /** Something else than an integer from 1 to 65535 is an invalid port; nothing, or an empty text, leaves the choice to the framework. */
  port(...names: readonly string[]): Pick<Meaning, 'port' | 'invalidPort'> {
    const said = this.#noted('port', names);
    if (said === undefined || said.value instanceof Secret || said.value === null || said.value === '' || said.value === false) return {};
    const port = typeof said.value === 'number' ? said.value : /^\s*\d+\s*$/.test(String(said.value)) ? Number(said.value) : NaN;
    if (Number.isInteger(port) && port >= 1 && port <= 65_535) return { port: { ...said, value: port } };
    return { invalidPort: { ...said, value: typeof said.value === 'number' ? said.value : String(said.value) } };
  }

  /** A timeout in seconds, as milliseconds. */
  seconds(...names: readonly string[]): Sourced<number> | undefined {
    const said = this.#noted('timeout', names);
    const seconds = Number(said === undefined || said.value instanceof Secret ? NaN : said.value);
    return said !== undefined && seconds > 0 ? { ...said, value: seconds * 1_000 } : undefined;
  }

  #noted(field: Field, names: readonly string[]): Sourced<Plain> | undefined {
    const said = this.said(...names);
    if (said !== 'hidden') return said;
    this.unknown.add(field);
    return undefined;
  }

  /** For what the framework supplies. */
  standard<T>(value: T): Sourced<T> {
    const at = { uri: this.#resolved.uri, span: this.#resolved.draft.span };
    return { value, origin: 'default', at, valueAt: at, via: [] };
  }
}

export function textOf(value: Plain): string | undefined {
  return value === null ? undefined : value instanceof Secret ? value.reveal() : String(value).trim();
}

/** A value with the place of the setting that says it. */
export function sourced<T>(value: T, { name, result }: ResolvedSetting): Sourced<T> {
  if (!result.known) return { value, origin: 'literal', at: result.at, valueAt: result.at, via: [], setting: name };
  const { origin, at, valueAt, via, variable } = result;
  return { value, origin, at, valueAt, via, setting: name, ...(variable !== undefined && { variable }) };
}
