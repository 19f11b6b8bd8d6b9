import type { FixChange } from './change.ts';
import type { Mailer } from './mailer.ts';
import type { Place } from './span.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** English text with `{placeholders}`, and what stands in them. Rendered, and translated, at the edges. */
export interface Message {
  readonly text: string;
  readonly args: Readonly<Record<string, string | number>>;
}

/** `{port}` and `{host}` of a text, as a union of names: with it, a missing or misspelt argument does not compile. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

export interface Related {
  readonly at: Place;
  readonly message: Message;
}

/** One offer of a fix: changes that belong together. */
export type Fix = readonly FixChange[];

export interface Finding {
  /** Stable: `connection/implicit-tls-port`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly at: Place;
  readonly message: Message;
  /** The page that says so: an RFC section, a provider's or a framework's documentation. */
  readonly source: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** The mailer that it is about, for its fixes; absent where a text is the matter. */
  readonly mailer?: Mailer;
}

/** `translate` looks a text up by its English. A placeholder without a value stays as it is written. */
export function renderMessage({ text, args }: Message, translate: (text: string) => string = same): string {
  return translate(text).replace(/\{(\w+)\}/g, (placeholder, name: string) => String(args[name] ?? placeholder));
}

function same(text: string): string {
  return text;
}
