import { defineRule } from '../rule.ts';
import { expectedSpellings, missesSpelling } from './text-as-flag.ts';

/** `== 'True'` knows one spelling, and environment files use several. */
export const caseSensitiveBoolean = defineRule({
  id: 'environment/case-sensitive-boolean',
  severity: 'warning',
  source: 'https://12factor.net/config',
  message: '{setting} is off, because {variable} is spelt "{written}" and only "{expected}" counts. Accept every usual spelling.',

  check({ settings }, report) {
    for (const setting of settings) {
      const { name, span, uri, result } = setting;
      const expected = expectedSpellings(setting);
      if (!missesSpelling(setting) || expected === undefined || !result.known) continue;
      report({
        at: { uri, span },
        args: { setting: name, variable: result.variable ?? name, written: result.compared ?? '', expected: expected.join('", "') },
        related: [result],
        fixes: [
          { parse: name, as: 'boolean' },
          { write: name, to: true },
        ],
      });
    }
  },
});
