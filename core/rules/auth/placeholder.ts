import type { Sourced } from '../../model/mailer.ts';
import { isPlaceholder } from '../../secrets/placeholder.ts';
import { isRemote } from '../mailer-facts.ts';
import { isPlaceholderHost } from '../placeholder-host.ts';
import { isPlaceholderPassword } from '../placeholder-password.ts';
import { defineRule } from '../rule.ts';
import { isTestFile } from '../test-file.ts';

/** A credential that nobody has filled in yet. */
export const placeholderCredential = defineRule({
  id: 'auth/placeholder',
  severity: 'warning',
  source: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
  message: 'This {field} is still to be filled in, so the login fails with 535. Write the one that the provider gave you.',

  check(mailer, report, { kind }) {
    const { username, password, host, service, transport } = mailer;
    // Without a host of its own everything is still to be filled in, and a host to be filled in has a rule of its own.
    if (transport.value !== 'smtp' || (service === undefined && !isRemote(mailer))) return;
    if (host !== undefined && isPlaceholderHost(host.value)) return;
    const isWritten = ({ valueAt, origin }: Sourced<unknown>): boolean =>
      (origin === 'literal' || origin === 'environment') && kind(valueAt.uri) !== 'example' && !isTestFile(valueAt.uri);
    if (username !== undefined && isWritten(username) && isPlaceholderName(username.value)) {
      report({ at: username, args: { field: 'user name' } });
    }
    if (password !== undefined && isWritten(password) && isPlaceholderPassword(password)) {
      report({ at: password, args: { field: 'password' }, related: [host] });
    }
  },
});

/** `ann@example.org` is somebody; `your-name@…` and `…@yourdomain.com` are nobody. */
function isPlaceholderName(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at === -1) return isPlaceholder(text);
  // Documentation uses reserved domains for people who exist in it.
  return isPlaceholder(text.slice(0, at)) || (isPlaceholderHost(text.slice(at + 1)) && !/[@.]example(?:\.(?:com|net))?$/i.test(text));
}
