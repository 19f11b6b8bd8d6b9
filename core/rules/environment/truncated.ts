import type { EnvironmentReader } from '../../environment/reader.ts';
import { defineRule } from '../rule.ts';

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
        args: { reader: NAMES[reader], seen: seenLength, written: writtenLength, variable },
        fixes: [{ quote: variable }],
      });
    }
  },
});

const NAMES: Readonly<Record<EnvironmentReader, string>> = {
  dotenv: 'dotenv',
  node: 'Node.js',
  dotenvx: 'dotenvx',
  'dotenv-expand': 'dotenv-expand',
  'python-dotenv': 'python-dotenv',
  'python-decouple': 'python-decouple',
  'django-environ': 'django-environ',
  'django-environ-0.11': 'django-environ',
  phpdotenv: 'phpdotenv',
  shell: 'The shell',
  compose: 'Docker Compose',
};
