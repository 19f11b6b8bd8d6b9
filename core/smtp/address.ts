/** Why a mailbox cannot stand in a command; `undefined` when it can. */
export type AddressFlaw = 'unsafe-text' | 'not-an-address';

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** Whether a text would end a command or header line, or hide in one (CR, LF, NUL and the other control characters). */
export function holdsControl(text: string): boolean {
  return CONTROL.test(text);
}

/**
 * Judges `local@domain` for MAIL and RCPT: one address, without display name, angle brackets or list. Quoted local parts are not
 * taken, since no mailer's settings need them and they can hide a space. RFC 5321 §4.5.3.1 limits the local part to 64 octets and the
 * path to 256.
 */
export function addressFlaw(address: string): AddressFlaw | undefined {
  if (holdsControl(address)) return 'unsafe-text';
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (at < 1 || local.length > 64 || address.length > 254) return 'not-an-address';
  if (/[\s<>(),;:\\"[\]@]/.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return 'not-an-address';
  const literal = /^\[(?:IPv6:[0-9a-f:.]{2,45}|[0-9.]{7,15})\]$/i.test(domain);
  const named = /^[^\s<>(),;:\\"[\]@.]+(?:\.[^\s<>(),;:\\"[\]@.]+)*$/.test(domain);
  return literal || named ? undefined : 'not-an-address';
}

export function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- the range of ASCII
  return /^[\u0000-\u007f]*$/.test(text);
}

/** A host that can be looked up: a name or an address, without scheme, port, path, white space or control characters. */
export function isHost(text: string): boolean {
  if (text.length === 0 || text.length > 255) return false;
  // Nearly all are ASCII, and the classes of Unicode take a millisecond to compile.
  return /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?$/.test(text) || isWideHost(text);
}

function isWideHost(text: string): boolean {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_.])?$/u.test(text) || /^[0-9a-f.]*:[0-9a-z:.%]*$/i.test(text);
}
