/** What a reader makes of one entry. */
export type Seen = { readonly value: string } | { readonly fails: Failure };

/** Why a program gets no value from a line, or none that can be known from here. */
export type Failure =
  /** A quote is opened and never closed. */
  | 'unclosed-quote'
  /** White space where the reader wants the line to end: an error, or a command to run. */
  | 'white-space'
  /** The reader does not take the line for an assignment: it skips it or stops. */
  | 'not-an-assignment'
  /** A backslash before something that it may not stand before. */
  | 'escape'
  /** The reader runs a command, or puts something in that no file holds. */
  | 'expansion';

/** What a `$NAME` inside a value stands for. */
export type VariableLookup = (name: string) => string | undefined;
