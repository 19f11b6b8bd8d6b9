import { fileNameOf } from '../../model/document.ts';
import { defineRule } from '../rule.ts';
import { writtenSecrets } from '../written-secrets.ts';

/** An example is there to be committed and copied; what stands in it is published. */
export const inExample = defineRule({
  id: 'secret/in-example',
  severity: 'error',
  source: 'https://cwe.mitre.org/data/definitions/798.html',
  message:
    '{file} is meant to be committed, and this looks like a real secret. Write a placeholder, and replace the secret where it was issued.',

  check(mailer, report, { kind, tracking }) {
    for (const { at } of writtenSecrets(mailer)) {
      if (kind(at.uri) !== 'example') continue;
      const git = tracking(at.uri);
      report({
        at,
        args: { file: fileNameOf(at.uri) },
        severity: git === 'tracked' || git === 'untracked' ? 'error' : 'warning',
      });
    }
  },
});
