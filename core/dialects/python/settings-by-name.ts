import type { Field, Meaning, Sourced } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import type { Known, ResolvedSetting } from '../../model/setting.ts';
import type { Plain } from '../../model/value.ts';
import type { ResolvedDraft } from '../dialect.ts';

/** The settings of one mailer by name, as Python would take their values. */
export class SettingsByName {
  readonly #resolved: ResolvedDraft;
  readonly #nameOf: (setting: ResolvedSetting) => string;
  readonly #byName: ReadonlyMap<string, ResolvedSetting>;

  /** `nameOf`: what the file calls a setting that it does not write by its own name. */
  constructor(resolved: ResolvedDraft, nameOf: (setting: ResolvedSetting) => string = ({ name }) => name) {
    this.#resolved = resolved;
    this.#nameOf = nameOf;
    this.#byName = new Map(resolved.settings.map(setting => [setting.name, setting]));
  }

  /** What was written, if it can be known. */
  get(name: string): Sourced<Plain> | undefined {
    const setting = this.#byName.get(name);
    if (setting?.result.known !== true) return undefined;
    return source(this.#nameOf(setting), setting.result);
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

  /** `written` but unknown is `undefined`; absent is `False`, unless it may be said where nothing here can look. */
  flag(name: string): Sourced<boolean> | undefined {
    const found = this.get(name);
    return found === undefined ? this.fallback(name, false) : { ...found, value: isTrue(found.value) };
  }

  /** A port from 1 to 65535, or what stands in the place of one. Nothing for a value that Python takes for absent. */
  port(name: string): Pick<Meaning, 'port' | 'invalidPort'> {
    const written = this.get(name);
    const number = this.number(name);
    if (number !== undefined && Number.isInteger(number.value) && number.value >= 1 && number.value <= 65535) return { port: number };
    if (written === undefined || !isTrue(written.value)) return {};
    const { value } = written;
    return typeof value === 'string' || typeof value === 'number' ? { invalidPort: { ...written, value } } : {};
  }

  /** Written, but not to be known; or absent where something may say it that nothing here can look at. */
  isUnknown(name: string): boolean {
    const setting = this.#byName.get(name);
    return setting === undefined ? this.#resolved.draft.incomplete : !setting.result.known;
  }

  isWritten(name: string): boolean {
    return this.#byName.has(name);
  }

  /** The fields of settings that cannot be known; `decided`: those that the other settings tell all the same. */
  unknownFields(names: ReadonlyMap<string, { readonly field?: Field }>, decided: Pick<Meaning, 'encryption' | 'certificate'>): Set<Field> {
    const fields = new Set<Field>();
    for (const [name, { field }] of names) {
      const isDecided = (field === 'encryption' || field === 'certificate') && decided[field] !== undefined;
      if (field !== undefined && !isDecided && this.isUnknown(name)) fields.add(field);
    }
    return fields;
  }

  /** The framework's default for a setting that is nowhere. */
  fallback<T>(name: string, value: T): Sourced<T> | undefined {
    return this.isWritten(name) || this.#resolved.draft.incomplete ? undefined : this.standard(value);
  }

  /** What the framework does by itself, whatever the settings say. */
  standard<T>(value: T): Sourced<T> {
    const at = { uri: this.#resolved.uri, span: this.#resolved.draft.span };
    return { value, origin: 'default', at, valueAt: at, via: [] };
  }
}

function source(setting: string, { value, origin, at, valueAt, via, variable }: Known): Sourced<Plain> {
  return { value, origin, at, valueAt, via, setting, ...(variable !== undefined && { variable }) };
}

/** Python's idea of truth: every text but the empty one, `"False"` included. */
export function isTrue(value: Plain): boolean {
  return value instanceof Secret ? !value.isEmpty : Boolean(value);
}
