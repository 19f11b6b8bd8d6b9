import { defineRule } from '../rule.ts';

/** The example is what the next person copies. */
export const missingFromExample = defineRule({
  id: 'environment/missing-from-example',
  severity: 'info',
  source: 'https://12factor.net/config',
  message:
    '{variable} is missing from {example}, so whoever sets the project up anew learns of it from an error. Add it there, without its value.',

  check(mailer, report, { environment, held }) {
    const entries = held();
    for (const { document, entry } of entries) {
      const family = environment(document.uri);
      const [example] = family?.examples ?? [];
      const isLocal = document.mode !== undefined || document.name.endsWith('.local');
      if (family === undefined || example === undefined || isLocal || !family.members.includes(document)) continue;
      const isNamed = (name: string): boolean => family.examples.some(({ file }) => file.last.has(name));
      // An example that says nothing of this mailer is about something else.
      if (isNamed(entry.name) || !entries.some(other => isNamed(other.entry.name))) continue;
      report({
        at: { uri: document.uri, span: entry.key },
        args: { variable: entry.name, example: example.name },
        fixes: [{ mention: entry.name, in: example.uri }],
      });
    }
  },
});
