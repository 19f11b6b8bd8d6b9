import { isOnlyDocumented, isRemote, usesHostAndPort } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';
import { isTestFile } from '../test-file.ts';

/** What the frameworks put there, for somebody to replace: Django, Laravel, Rails. */
const DEFAULTS: readonly string[] = ['webmaster@localhost', 'root@localhost', 'hello@example.com', 'from@example.com'];

/** A framework's own sender is nobody's address, and receivers know it. */
export const defaultSender = defineRule({
  id: 'sender/default',
  severity: 'warning',
  source: 'https://docs.djangoproject.com/en/stable/ref/settings/#default-from-email',
  message:
    '{address} is what a framework or its template says until somebody replaces it: providers refuse it, and nobody can answer it. Set an address of your own.',

  check(mailer, report, { production, kind }) {
    const { from } = mailer;
    if (from === undefined || !DEFAULTS.includes(from.value.toLowerCase()) || !usesHostAndPort(mailer) || !isRemote(mailer)) return;
    if (kind(from.valueAt.uri) === 'example' || isTestFile(from.valueAt.uri) || isOnlyDocumented(from, mailer)) return;
    // A project without a sender yet is one at its beginning, and code may name one for each message.
    const isAbsent = from.origin === 'default';
    if (isAbsent && !production) return;
    report({
      at: from,
      args: { address: from.value },
      severity: isAbsent ? 'info' : 'warning',
    });
  },
});
