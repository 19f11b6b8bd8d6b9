import { fileNameOf } from '../../model/document.ts';
import { defineRule } from '../rule.ts';
import { writtenSecrets } from '../written-secrets.ts';

/** A file that no rule ignores goes into the next commit that adds everything. */
export const notIgnored = defineRule({
  id: 'secret/not-ignored',
  severity: 'warning',
  source: 'https://git-scm.com/docs/gitignore',
  message: 'No ignore rule covers {file}, so the next "git add ." takes the secret along. Add the file to .gitignore.',

  check(mailer, report, { kind, tracking }) {
    for (const { at } of writtenSecrets(mailer)) {
      if (kind(at.uri) !== 'environment' || tracking(at.uri) !== 'untracked') continue;
      report({ at, args: { file: fileNameOf(at.uri) }, fixes: [{ ignore: at.uri }] });
    }
  },
});
