import { defineRule } from '../rule.ts';
import { writtenSecrets } from '../written-secrets.ts';

/** What git tracks is in every clone, and stays in the history when the file goes. */
export const tracked = defineRule({
  id: 'secret/tracked',
  severity: 'error',
  source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository',
  message:
    'Git tracks this file and the secret in it, so every clone has both. Take the file out of git with "git rm --cached", and replace the secret: the history keeps it.',

  check(mailer, report, { kind, tracking }) {
    for (const { at } of writtenSecrets(mailer)) {
      if (kind(at.uri) === 'environment' && tracking(at.uri) === 'tracked') report({ at });
    }
  },
});
