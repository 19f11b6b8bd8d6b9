import type { Encryption } from './mailer.ts';
import type { Place } from './span.ts';

/** A wished change in the field's terms. The mailer's dialect knows which settings it takes, and how they are written. */
export type Change =
  | { readonly set: 'host' | 'username' | 'from'; readonly to: string }
  | { readonly set: 'port'; readonly to: number }
  | { readonly set: 'encryption'; readonly to: Encryption }
  | { readonly set: 'certificate'; readonly to: 'verified' }
  /** The setting's text is to be read as a boolean or a number instead of by its truthiness. */
  | { readonly parse: string; readonly as: 'boolean' | 'number' }
  | { readonly remove: string }
  /** The literal becomes a reference to an environment variable; the value goes nowhere: the caller saved it first. */
  | { readonly move: 'password'; readonly to: string }
  /** Quotes the value of an environment variable, so that every reader sees the whole of it. */
  | { readonly quote: string }
  /** Adds the file that holds the value to `.gitignore`. */
  | { readonly ignore: string };

/** What a fix is made of: wishes about the mailer, and corrections of its text that no dialect has to know of. */
export type FixChange =
  | Change
  /** Percent-encodes what stands at these places, one reserved character of an address each (RFC 3986 §2.1). */
  | { readonly escape: readonly Place[] };

/** The same wish in the framework's terms: what one setting should say. */
export type SettingChange =
  | { readonly setting: string; readonly to: string | number | boolean }
  | { readonly setting: string; readonly remove: true }
  | { readonly setting: string; readonly parse: 'boolean' | 'number' }
  | { readonly setting: string; readonly variable: string };
