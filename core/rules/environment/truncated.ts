import { defineRule } from '../rule.ts';
import { READER_NAMES } from './reader-names.ts';

/** What stands after an unquoted `#` is a comment to most readers, so a password loses its end and the login fails with 535. */
export const truncated = defineRule({
  id: 'environment/truncated',
  severity: 'error',
  source: 'https://github.com/motdotla/dotenv#comments',
  message:
    '{reader} sees only {seen} of the {written} characters of {variable}, and the rest never reaches the program. Put the value in quotes.',

  check({ settings }, report) {
    for (const { name, result } of settings) {
      if (!result.known || result.truncated === undefined) continue;
      const { reader, seenLength, writtenLength, rest } = result.truncated;
      const variable = result.variable ?? name;
      report({
        at: rest,
        args: { reader: READER_NAMES[reader], seen: seenLength, written: writtenLength, variable },
        fixes: [{ quote: variable }],
      });
    }
  },
});
