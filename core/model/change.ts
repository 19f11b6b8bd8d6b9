import type { Encryption } from './mailer.ts';
import type { Place } from './span.ts';

/** A wished change in the field's terms. The mailer's dialect knows which settings it takes, and how they are written. */
export type Change =
  | { readonly set: 'host' | 'username' | 'from'; readonly to: string }
  | { readonly set: 'port'; readonly to: number }
  /** Milliseconds. */
  | { readonly set: 'timeout'; readonly to: number }
  | { readonly set: 'encryption'; readonly to: Encryption }
  | { readonly set: 'certificate'; readonly to: 'verified' }
  /** The setting's text is to be read as a boolean or a number instead of by its truthiness. */
  | { readonly parse: string; readonly as: 'boolean' | 'number' }
  | { readonly remove: string }
  /** The new form of a framework's settings takes the place of those that it replaces, with what they say. */
  | { readonly adopt: string }
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
  | { readonly escape: readonly Place[] }
  /** Writes these single characters twice, where one alone has a meaning of its own. */
  | { readonly double: readonly Place[] }
  /** A setting gets the name by which it is read; `at` is where the name stands, if that is no setting of the mailer. */
  | { readonly rename: string; readonly to: string; readonly at?: Place }
  /** A setting of the framework's own, by its name, is to say this. */
  | { readonly write: string; readonly to: string | number | boolean }
  /** Takes out the white space at this place. */
  | { readonly unspace: Place }
  /** Takes away the line of an environment file that begins with this entry; `variable` is its name. */
  | { readonly eraseLine: Place; readonly variable: string }
  /** Adds the name of a variable, without a value, to this environment file. */
  | { readonly mention: string; readonly in: string }
  /** Takes an option out of the query of an address; `at` lies in it. */
  | { readonly dropOption: string; readonly at: Place };

/** The same wish in the framework's terms: what one setting should say. */
export type SettingChange =
  | { readonly setting: string; readonly to: string | number | boolean }
  | { readonly setting: string; readonly remove: true }
  | { readonly setting: string; readonly parse: 'boolean' | 'number' }
  | { readonly setting: string; readonly variable: string }
  | { readonly setting: string; readonly adopt: true };
