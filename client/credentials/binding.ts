import type { Encryption } from '../../core/model/mailer.ts';

/** Where a password would go, and under which protection. */
export interface Destination {
  readonly host: string;
  readonly port: number;
  readonly encryption: Encryption;
}

/** What a stored password is bound to. TLS and a verified certificate are always part of it. */
export interface Bound extends Destination {
  readonly username: string;
}

export type Deviation =
  | { readonly kind: 'host'; readonly saved: string; readonly wanted: string }
  | { readonly kind: 'port'; readonly saved: number; readonly wanted: number }
  | { readonly kind: 'username'; readonly saved: string; readonly wanted: string }
  /** The session begins, or may stay, in clear text. */
  | { readonly kind: 'clear-text'; readonly encryption: Encryption };

/**
 * How a use of the password differs from what it was saved for. Empty: it may be sent without a question, provided that the
 * session turns out encrypted and its certificate verified, which only the session itself can tell. STARTTLS and implicit TLS
 * protect alike, so a change between them is no deviation.
 */
export function deviations(saved: Bound, wanted: Bound): readonly Deviation[] {
  const found: Deviation[] = [];
  if (normalizeHost(saved.host) !== normalizeHost(wanted.host)) found.push({ kind: 'host', saved: saved.host, wanted: wanted.host });
  if (saved.port !== wanted.port) found.push({ kind: 'port', saved: saved.port, wanted: wanted.port });
  if (saved.username !== wanted.username) found.push({ kind: 'username', saved: saved.username, wanted: wanted.username });
  if (wanted.encryption === 'none') found.push({ kind: 'clear-text', encryption: wanted.encryption });
  return found;
}

/** A literal password in a file may go to the host that stands beside it, and nowhere else. */
export function mayUseLiteral(mailer: { readonly host?: string; readonly port?: number }, wanted: Destination): boolean {
  return mailer.host !== undefined && normalizeHost(mailer.host) === normalizeHost(wanted.host) && mailer.port === wanted.port;
}

function normalizeHost(host: string): string {
  return host.trim().toLowerCase().replace(/\.$/, '');
}
