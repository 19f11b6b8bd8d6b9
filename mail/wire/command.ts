import { REDACTED, Secret } from '../../core/model/secret.ts';
import { holdsControl } from '../../core/smtp/address.ts';

/** A line for the server. What a person may read of it is fixed when it is made, apart from the bytes. */
export interface Command {
  /** Without the end of line. */
  readonly line: Secret;
  readonly shown: string;
}

/** The longest line of a SASL exchange (RFC 4954 §4); other commands are far shorter. In bytes. */
const LONGEST = 12_288;

/** A command that may be shown as it is. */
export function command(line: string): Command {
  return { line: checked(line), shown: line };
}

/** A command or response that holds something of a login; `shown` stands for it everywhere, such as `AUTH PLAIN ••••`. */
export function confidential(line: string, shown: string = REDACTED): Command {
  return { line: checked(line), shown };
}

/**
 * The last gate before the wire: CR, LF or NUL in a line would end the command and begin another. Values are judged where they are
 * entered, so a line that fails here is a bug, and the error holds nothing of it.
 */
function checked(line: string): Secret {
  if (holdsControl(line)) throw new RangeError('A command may not hold control characters.');
  if (Buffer.byteLength(line) > LONGEST) throw new RangeError(`A command may not be longer than ${String(LONGEST)} bytes.`);
  return new Secret(line);
}
