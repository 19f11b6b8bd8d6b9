import { valueSeenBy } from '../../environment/readers.ts';
import { whatIsMeant } from '../../environment/truncation.ts';
import { defineRule } from '../rule.ts';
import { READER_NAMES } from './reader-names.ts';

/** To some readers white space ends the value, and what follows is an error. */
export const unquotedSpaces = defineRule({
  id: 'environment/unquoted-spaces',
  severity: 'error',
  source: 'https://github.com/vlucas/phpdotenv#readme',
  message: '{reader} refuses the white space in {variable}, and the program does not start. Put the value in quotes.',

  check(mailer, report, { held }) {
    const { reader } = mailer;
    if (reader === undefined) return;
    for (const { document, entry } of held()) {
      const { text } = whatIsMeant(entry);
      if (entry.quote !== undefined || !/\S\s+\S/.test(text) || /^["']/.test(text)) continue;
      const seen = valueSeenBy(entry, reader, () => undefined);
      if (!('fails' in seen) || seen.fails !== 'white-space') continue;
      report({
        at: { uri: document.uri, span: entry.at },
        args: { reader: READER_NAMES[reader], variable: entry.name },
        fixes: [{ quote: entry.name }],
      });
    }
  },
});
