import type { Secret } from './secret.ts';
import type { Span } from './span.ts';

/** What a value can be once it is known. Passwords, and addresses that hold one, are `Secret` from the moment they are read. */
export type Plain = string | number | boolean | null | Secret;

/**
 * What stands to the right of a key, before any environment is known: a small expression over literals and environment
 * variables. Anything a dialect cannot follow is `unknown`, and the rules stay silent about it.
 * Every `at` is the span of that (sub-)expression in the file that is being read.
 */
export type Value = Literal | Reference | Conversion | Comparison | Unknown;

/** `at` includes quotes; `inner` is the text between them (equal to `at` for numbers and words). */
export interface Literal {
  readonly kind: 'literal';
  readonly value: Plain;
  readonly at: Span;
  readonly inner: Span;
}

/** `process.env.SMTP_PORT || 587`, `os.environ.get("EMAIL_PORT", 25)`, `config("EMAIL_PORT")`. */
export interface Reference {
  readonly kind: 'reference';
  readonly variable: string;
  readonly at: Span;
  /** The variable's name itself, without quotes. */
  readonly name: Span;
  readonly fallback?: Value;
  /** Whether an empty variable takes the fallback too (`||`) or only a missing one (`??`, `get(name, default)`). */
  readonly fallbackFor?: 'missing' | 'empty';
}

/**
 * `Number(x)`, `int(x)`, `cast=bool`, `env.bool(…)`. `truthiness` is `Boolean(x)`, `!!x`, `bool(x)`: every text but the empty
 * one is true. For `boolean`, `texts` lists what reads as true, lower case, compared without case unless `exact`.
 */
export interface Conversion {
  readonly kind: 'conversion';
  readonly to: 'number' | 'text' | 'truthiness' | 'boolean';
  readonly texts?: readonly string[];
  readonly exact?: boolean;
  readonly of: Value;
  readonly at: Span;
}

/** `process.env.SECURE === 'true'`, `os.getenv("X") == "True"`, `x.lower() in ("1", "true")`, `port === 465`. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly of: Value;
  readonly with: readonly (string | number | boolean)[];
  readonly negated: boolean;
  /** `===` in JavaScript and `==` in Python: text never equals a number. */
  readonly strict: boolean;
  readonly caseSensitive: boolean;
  readonly at: Span;
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly at: Span;
}
