import type { EnvironmentReader } from '../environment/reader.ts';
import type { Place, Span } from './span.ts';
import type { Plain, Value } from './value.ts';

/** One setting as a file says it: nothing is resolved yet. */
export interface Setting {
  /** The framework's own name, dotted inside an object: `EMAIL_PORT`, `port`, `auth.pass`, `tls.rejectUnauthorized`. */
  readonly name: string;
  /** Where the name stands. */
  readonly key: Span;
  readonly value: Value;
  /** Key through value, without a trailing comma or line break: what a squiggle marks and a removal takes away. */
  readonly span: Span;
  /** The framework wants a boolean here; a text would be judged by its truthiness. */
  readonly expects?: 'boolean' | 'number';
  /** A password, key or token, or an address that holds one: its text is a `Secret` wherever it comes from. */
  readonly secret?: true;
}

/**
 * A mailer as one file says it, before its references are resolved. Pure syntax: what the settings mean is `Dialect.interpret`.
 */
export interface Draft {
  readonly dialect: string;
  /** What stands for the mailer in outlines, lenses and for findings about a default: the callee, the first setting. */
  readonly span: Span;
  /** Tells several mailers of one file apart: a variable's name, a prefix, an alias. */
  readonly label: string;
  readonly settings: readonly Setting[];
  /** Some settings come from where the dialect cannot look (a spread, a call): absent ones are unknown rather than default. */
  readonly incomplete: boolean;
  /** How the program reads its `.env`: as far as the file tells, else as programs with such names usually do. */
  readonly reader?: EnvironmentReader;
  /** The file does not tell: the packages of the project decide, where they do. */
  readonly readerIsUsual?: true;
  /** The profile or environment that the file, or this part of it, is for: `production`. No other one ever reads it. */
  readonly mode?: string;
  /**
   * Its settings are variables for a program that it starts. Where that program's own settings are at hand and say what they mean, they
   * speak for these.
   */
  readonly forProgram?: true;
  /**
   * Files whose settings hold unless this one says otherwise (`from .base import *`), in the order in which they are read. Each is a
   * list of absolute paths that the name could mean; the first that exists counts.
   */
  readonly inherits?: readonly (readonly string[])[];
  /** Environment files that add to its settings, which win over theirs (`env_file:`); of two files the later one wins. */
  readonly environmentFiles?: readonly NamedFile[];
  /** Too little for a mailer without what those files say. */
  readonly isPart?: true;
}

/** A file that another one names. */
export interface NamedFile {
  /** Absolute, with forward slashes. */
  readonly path: string;
  /** Where it is named. */
  readonly at: Span;
}

/**
 * How a value got there: written in the file itself, held by a `.env` file, or written beside a reference for the case that
 * the variable is missing.
 */
export type Origin = 'literal' | 'environment' | 'fallback';

/** A setting's value in one environment. */
export type Resolution = Known | Unresolved;

export interface Known {
  readonly known: true;
  readonly value: Plain;
  readonly origin: Origin;
  /** Where the value really stands: key through value, and the value alone, perhaps in another file. */
  readonly at: Place;
  readonly valueAt: Place;
  /** The references on the way, outermost first. Empty for a literal. */
  readonly via: readonly Place[];
  /** The environment variable that holds it. */
  readonly variable?: string;
  /** The application sees less than the line in the `.env` file says. */
  readonly truncated?: Truncation;
  /** The text that a comparison judged; `value` is its verdict. */
  readonly compared?: string;
}

/** Lengths in UTF-16 units; `rest` is the part of the line that the reader drops. */
export interface Truncation {
  readonly seenLength: number;
  readonly writtenLength: number;
  readonly reader: EnvironmentReader;
  readonly rest: Place;
}

export interface Unresolved {
  readonly known: false;
  readonly at: Place;
  /** The variable that no file defines; absent when the expression itself cannot be followed. */
  readonly variable?: string;
}

export interface ResolvedSetting extends Setting {
  readonly uri: string;
  readonly result: Resolution;
}
