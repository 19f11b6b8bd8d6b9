import type { EnvironmentEntry } from '../../environment/dotenv.ts';
import { defineRule } from '../rule.ts';
import { READER_NAMES } from './reader-names.ts';

/** A name that is assigned twice keeps one value, and nothing says that the other is lost. */
export const duplicate = defineRule({
  id: 'environment/duplicate',
  severity: 'warning',
  source: 'https://github.com/motdotla/dotenv#readme',
  message:
    '{variable} is set again in this file, and {reader} takes the other line: this one has no effect. Remove the one that is not meant.',

  check(mailer, report, { held }) {
    const reader = mailer.reader ?? 'dotenv';
    for (const { document, entry } of held()) {
      const same = document.file.repeated.get(entry.name) ?? [];
      // django-environ keeps what is there already; all the others overwrite.
      const kept = FIRST_WINS.includes(reader) ? same[0] : same.at(-1);
      for (const other of same) {
        if (other === kept || other.value === kept?.value) continue;
        const at = { uri: document.uri, span: other.key };
        report({
          at,
          fixes: [{ eraseLine: at, variable: entry.name }],
          args: { variable: entry.name, reader: READER_NAMES[reader] },
          severity: kept !== undefined && isSetApart(document.file.text, [kept, other]) ? 'info' : 'warning',
        });
      }
    }
  },
});

const FIRST_WINS: readonly string[] = ['django-environ', 'django-environ-0.11'];

/** A comment stands between the two: more likely a heading, and one of two alternatives. */
function isSetApart(text: string, entries: readonly EnvironmentEntry[]): boolean {
  const [first, second] = entries.toSorted((one, other) => one.span.start - other.span.start);
  return first !== undefined && second !== undefined && /^[^\S\r\n\u2028\u2029]*#/m.test(text.slice(first.span.end, second.span.start));
}
