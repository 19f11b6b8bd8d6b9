import { REDACTED } from '../model/secret.ts';
import type { Secret } from '../model/secret.ts';

/** Nobody types a user name and the same password of this length; both are a token then. In UTF-16 units. */
const SHORTEST_TOKEN = 16;

/** A user name as it may be printed. At Postmark and others it is the token that is the password too. */
export function shownUsername(username: string, password: Secret | undefined): string {
  return username.length >= SHORTEST_TOKEN && password?.reveal() === username ? REDACTED : username;
}

/** The user name to log in with, where the shown one may be all that was kept: what was hidden is the password itself. */
export function actualUsername(shown: string, password: Secret): string {
  return shown === REDACTED ? password.reveal() : shown;
}
