/** RFC 3454 table B.1: mapped to nothing. */
const NOTHING = /\u034f|[\u00ad\u1806\u200b\u200c\u2060\ufeff]|[\u180b-\u180d]|\u200d|[\ufe00-\ufe0f]/gu;
/** Table C.1.2: spaces beyond ASCII. */
const SPACES = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/gu;
/** Tables C.2 to C.9: control, private use, non-characters, surrogates, deprecated and tagging characters. */
const PROHIBITED =
  // eslint-disable-next-line no-control-regex -- the table names control characters
  /[\u0000-\u001f\u007f-\u009f\u06dd\u070f\u180e\u200e\u200f\u2028\u2029\u202a-\u202e\u2061-\u2063\u206a-\u206f\ufff9-\ufffd\ufdd0-\ufdef\u2ff0-\u2ffb]|\u0340|\u0341|\p{Co}|\p{Cs}|[\u{e0001}\u{e0020}-\u{e007f}\u{1d173}-\u{1d17a}]/u;

/**
 * Prepares a username or password for SCRAM (RFC 4013): spaces become plain, invisible characters go, compatibility forms fold. The
 * check of right-to-left text is left to the server. Undefined when a character is prohibited.
 */
export function saslprep(text: string): string | undefined {
  const prepared = text.replace(SPACES, ' ').replace(NOTHING, '').normalize('NFKC');
  return PROHIBITED.test(prepared) ? undefined : prepared;
}
