import { defineRule } from '../rule.ts';
import { readsTextAsFlag } from './text-as-flag.ts';

/** An environment holds texts only, and every text but the empty one counts as true. */
export const stringAsBoolean = defineRule({
  id: 'environment/string-as-boolean',
  severity: 'error',
  source: 'https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap08.html',
  message: '{setting} takes the truth of a text, and "false" and "0" are as true as any. Turn the text into a boolean.',

  check(mailer, report) {
    if (mailer.service !== undefined || mailer.unknown.includes('service')) return;
    for (const setting of mailer.settings) {
      if (!readsTextAsFlag(setting)) continue;
      const { name, span, uri, result } = setting;
      report({
        at: { uri, span },
        args: { setting: name },
        related: [result.known ? result : undefined],
        fixes: [{ parse: name, as: 'boolean' }],
      });
    }
  },
});
