import type { Text } from './texts.ts';

/**
 * What a form accepts, for the panel and for input boxes alike. Each function returns the reason for a refusal, in English and
 * to be translated where it is shown, or `undefined`.
 */
export function refuseHost(text: string): Text | undefined {
  const host = text.trim();
  if (host === '') return 'Enter the name of the submission host.';
  if (host.length > 253) return 'A host name has at most 253 characters.';
  if (host.includes('://')) return 'Enter the host alone, without a scheme.';
  if (host.includes('@')) return 'Enter the host alone, without a user name.';
  if (/\s/.test(host)) return 'A host name has no white space.';
  if (isBracketed(host)) return undefined;
  if (host.includes('/')) return 'Enter the host alone, without a path.';
  if (/:\d*$/.test(host) && host.indexOf(':') === host.lastIndexOf(':')) return 'Enter the port in its own field.';
  if (/[^\p{L}\p{N}.:_-]/u.test(host)) return 'A host name has letters, digits, dots and hyphens.';
  return undefined;
}

export function refusePort(text: string): Text | undefined {
  const port = text.trim();
  if (port === '') return 'Enter a port. Submission uses 465 with implicit TLS or 587 with STARTTLS.';
  if (!/^\d+$/.test(port)) return 'A port is a whole number from 1 to 65535.';
  if (port.length > 5 || Number(port) < 1 || Number(port) > 65535) return 'Ports run from 1 to 65535.';
  return undefined;
}

export function refuseUsername(text: string): Text | undefined {
  return /[\r\n]/.test(text) ? 'A user name has no line breaks.' : undefined;
}

/** One or several addresses, separated by commas, semicolons or white space. */
export function refuseRecipients(text: string): Text | undefined {
  const addresses = splitAddresses(text);
  if (addresses.length === 0) return 'Enter at least one recipient.';
  if (addresses.length > 50) return 'A test message goes to at most 50 recipients.';
  const wrong = addresses.find(address => refuseAddress(address) !== undefined);
  return wrong === undefined ? undefined : refuseAddress(wrong);
}

export function refuseAddress(text: string): Text | undefined {
  const address = text.trim();
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return 'An address looks like ann@example.org.';
  // RFC 5321 §4.5.3.1: 64 octets before the at sign, 255 after it.
  if (at > 64 || address.length - at > 256) return 'The address is too long.';
  if (/[\s<>()[\],;:\\"@]/.test(address.slice(0, at)) || /[\s<>(),;\\"]/.test(address.slice(at + 1))) {
    return 'The address has a character that does not belong there.';
  }
  return undefined;
}

/**
 * Who the test message comes from: the first candidate that is an address. A framework's default sender (`webmaster@localhost`) is
 * refused by most servers, so it comes last. Empty when there is none.
 */
export function chooseSender(candidates: readonly (string | undefined)[]): string {
  const usable = candidates.filter(candidate => candidate !== undefined && refuseAddress(candidate) === undefined);
  return usable.find(address => !address?.endsWith('@localhost')) ?? usable[0] ?? '';
}

export function splitAddresses(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter(address => address !== '');
}

function isBracketed(host: string): boolean {
  return /^\[[0-9a-fA-F:.]+\]$/.test(host);
}
