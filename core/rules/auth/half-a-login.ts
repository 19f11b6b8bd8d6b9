import type { Mailer } from '../../model/mailer.ts';
import { Secret } from '../../model/secret.ts';
import { isLocal, providerOf } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

/** A login takes a user name and a password; with one of them alone frameworks skip it, or fail before they connect. */
export const halfALogin = defineRule({
  id: 'auth/half-a-login',
  severity: 'warning',
  source: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
  message:
    '{framework} cannot log in with {setting} alone: it leaves the login out or fails in it, and the message is refused. Set both user name and password.',

  check(mailer, report, { kind, providers }) {
    const { username, password, authentication, draft, framework, transport } = mailer;
    // What an environment file leaves out may come from the process itself.
    if (kind(mailer.uri) !== 'source' || draft.incomplete || transport.value !== 'smtp' || isLocal(mailer)) return;
    // The other half is there, by a name that nobody reads.
    if (mailer.observations.some(observation => observation.kind === 'misspelt-setting')) return;
    if (authentication?.value === 'XOAUTH2' || mailer.unknown.includes('authentication')) return;
    if (providerOf(mailer, providers)?.usernameShape.mayBeEmpty === true) return;

    const [present, absent] = isSet(username) ? [username, password] : [password, username];
    const field: 'username' | 'password' = present === username ? 'password' : 'username';
    if (!isSet(present) || present === undefined || isSet(absent) || mailer.unknown.includes(field) || readsEmptyVariable(mailer)) return;
    report({ at: present, args: { setting: present.setting ?? field, framework } });
  },
});

type Half = Mailer['username'] | Mailer['password'];

function isSet(half: Half): boolean {
  if (half === undefined || half.origin === 'default') return false;
  return half.value instanceof Secret ? !half.value.isEmpty : half.value !== '';
}

/** Empty here because a variable is: another environment fills it. */
function readsEmptyVariable({ settings }: Mailer): boolean {
  return settings.some(({ value, result }) => {
    if (value.kind === 'literal' || !result.known) return false;
    return result.value instanceof Secret ? result.value.isEmpty : result.value === '';
  });
}
