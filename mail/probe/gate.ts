import { shownUsername } from '../../core/secrets/shown-username.ts';
import type { Confirmation } from './report.ts';
import type { Session } from './session.ts';

/**
 * Why the login of this session must be held back: the one decision that keeps a password off a session that is clear or whose server
 * is not verified. A session whose STARTTLS was stripped is clear. It is asked immediately before a login, with what is true then.
 */
export function reasonToWithhold({ request, protection }: Session): Confirmation['reason'] | undefined {
  const { clearText = false, unverified = false } = request.allow ?? {};
  switch (protection) {
    case 'verified':
      return undefined;
    case 'unverified':
      return unverified ? undefined : 'unverified';
    case 'clear':
      return clearText ? undefined : 'clear-text';
  }
}

/** What to ask the user, when something is held back. */
export function confirmationOf(session: Session): Confirmation | undefined {
  const { host, port, login } = session.request;
  const reason = login === undefined ? undefined : reasonToWithhold(session);
  return reason === undefined || login === undefined
    ? undefined
    : { reason, host, port, username: shownUsername(login.username, login.password) };
}
