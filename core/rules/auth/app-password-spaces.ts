import { valueSeenBy } from '../../environment/readers.ts';
import { whatIsMeant } from '../../environment/truncation.ts';
import { isPlaceholder } from '../../secrets/placeholder.ts';
import { defineRule } from '../rule.ts';

/** Google and others show an app password in four groups of letters, for people to read; the spaces are none of its characters. */
export const appPasswordSpaces = defineRule({
  id: 'auth/app-password-spaces',
  severity: 'warning',
  source: 'https://support.google.com/accounts/answer/185833',
  message:
    'The spaces are no part of an app password, and a shell or a Laravel application that reads this line breaks at the first. Write the letters without them.',

  check(mailer, report, { kind, held }) {
    for (const { setting, document, entry } of held()) {
      const { text } = whatIsMeant(entry);
      if (setting.secret !== true || entry.quote !== undefined || kind(document.uri) === 'example') continue;
      if (!GROUPS.test(text) || ALIKE.test(text) || isPlaceholder(text)) continue;
      // A reader that stops there has a rule of its own.
      const seen = valueSeenBy(entry, mailer.reader ?? 'dotenv', () => undefined);
      if (!('value' in seen)) continue;
      const at = { uri: document.uri, span: entry.at };
      report({ at, fixes: [{ unspace: at }] });
    }
  },
});

const GROUPS = /^[a-z]{4}(?: [a-z]{4}){3}$/;

/** `xxxx yyyy zzzz wwww` shows how it looks. */
const ALIKE = /^([a-z])\1{3} ([a-z])\2{3} /;
