import { valueSeenBy } from '../../environment/readers.ts';
import { truncation, whatIsMeant } from '../../environment/truncation.ts';
import { defineRule } from '../rule.ts';
import { READER_NAMES } from './reader-names.ts';

/**
 * A dollar sign inside of a password, followed by what happens to be the name of a variable. That name is a part of the password, and is
 * not told.
 */
export const expanded = defineRule({
  id: 'environment/expanded',
  severity: 'warning',
  source: 'https://github.com/motdotla/dotenv-expand#readme',
  message:
    '{reader} takes what follows the dollar sign for the name of a variable and puts its value there, so the program sees another {variable} than stands here. Escape the dollar sign.',

  check(mailer, report, { environment, held }) {
    const { reader } = mailer;
    if (reader === undefined) return;
    for (const { setting, document, entry } of held()) {
      if (setting.secret !== true) continue;
      const lookup = (name: string) => environment(document.uri)?.lookup(mailer.mode, reader)(name)?.text;
      const { text } = whatIsMeant(entry);
      // What begins with a dollar sign, or says it with braces, is a reference that somebody meant.
      const name = /^[^$]*[^$\\]\$([A-Za-z_]\w*)/.exec(text)?.[1];
      if (name === undefined || lookup(name) === undefined || truncation(entry, reader, lookup) !== undefined) continue;
      const seen = valueSeenBy(entry, reader, lookup);
      if (!('value' in seen) || seen.value === text) continue;
      report({
        at: { uri: document.uri, span: entry.at },
        args: { reader: READER_NAMES[reader], variable: entry.name },
        fixes: [{ quote: entry.name }],
      });
    }
  },
});
