import type { SMTPServerAuthentication } from 'smtp-server';
import { Secret } from '../../core/model/secret.ts';
import { shownUsername } from '../../core/secrets/shown-username.ts';
import type { LoginPolicy } from './options.ts';

/** Any login will do unless one was given; no account stands behind the inbox. */
export function acceptsLogin(policy: LoginPolicy, login: SMTPServerAuthentication): boolean {
  if (typeof policy === 'string') return true;
  if (login.username !== policy.username) return false;
  // CRAM-MD5 sends a digest, which has to be made from the password that is expected.
  if (login.method === 'CRAM-MD5') return login.validatePassword(policy.password.reveal());
  return policy.password.equals(secretOf(login));
}

/** As whom a client logged in. At Postmark the token is the user name too, and a program may have been left with the real one. */
export function nameOf(login: SMTPServerAuthentication): string {
  const { username = '' } = login;
  if (login.method !== 'CRAM-MD5') return shownUsername(username, secretOf(login));
  return login.validatePassword(username) ? shownUsername(username, new Secret(username)) : username;
}

function secretOf(login: SMTPServerAuthentication): Secret {
  return new Secret((login.method === 'XOAUTH2' ? login.accessToken : login.password) ?? '');
}
