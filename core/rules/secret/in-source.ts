import { nameForPassword } from '../password-variable.ts';
import { defineRule } from '../rule.ts';
import { writtenSecrets } from '../written-secrets.ts';

/** Source is copied, shared and kept for ever; a secret in it is as public as the widest of its copies. */
export const inSource = defineRule({
  id: 'secret/in-source',
  severity: 'error',
  source: 'https://cwe.mitre.org/data/definitions/798.html',
  message:
    'A secret stands in the source, for everybody who has a copy of the file. Read it from an environment variable, and replace it where it was issued: the history keeps it.',

  check(mailer, report, { kind, tracking }) {
    for (const { at, isPassword, variable } of writtenSecrets(mailer)) {
      if (kind(at.uri) !== 'source') continue;
      const git = tracking(at.uri);
      report({
        at,
        fixes: isPassword ? [{ move: 'password', to: variable ?? nameForPassword(mailer) }] : [],
        severity: git === 'tracked' || git === 'untracked' ? 'error' : 'warning',
      });
    }
  },
});
