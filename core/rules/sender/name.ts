import { isOnlyDocumented, isRemote } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';
import { isTemplate } from '../written-host.ts';
import { isTestFile } from '../test-file.ts';

/** The first thing that a person reads of a message, before its subject. */
export const senderName = defineRule({
  id: 'sender/name',
  severity: 'info',
  source: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.4',
  message: 'As the name of a sender, "{name}" {problem}. Use the name by which its readers know you.',

  check(mailer, report, { kind }) {
    const { senderName: name, transport } = mailer;
    if (name === undefined || name.origin === 'default' || transport.value !== 'smtp' || !isRemote(mailer)) return;
    if (isTemplate(name.value) || kind(name.valueAt.uri) === 'example' || isTestFile(name.valueAt.uri)) return;
    if (isOnlyDocumented(name, mailer)) return;
    const problem = judgeName(name.value.trim());
    if (problem !== undefined) report({ at: name, args: { name: shorten(name.value.trim()), problem } });
  },
});

/** UTF-16 units; mail programs show some 25, and cut. */
const LONGEST = 64;

/** What frameworks and guides put there. */
const GENERIC: ReadonlySet<string> = new Set([
  ...[
    'example',
    'laravel',
    'django',
    'rails',
    'my app',
    'myapp',
    'my application',
    'app',
    'app name',
    'your name',
    'your app',
    'your app name',
  ],
  ...[
    'your company',
    'company name',
    'name',
    'sender',
    'sender name',
    'from name',
    'test',
    'admin',
    'administrator',
    'webmaster',
    'mailer',
  ],
  ...['no reply', 'noreply', 'no-reply', 'do not reply', 'donotreply', 'info', 'mail', 'email', 'smtp'],
]);

function judgeName(name: string): string | undefined {
  if (name.length > LONGEST) return 'is longer than mail programs show';
  if (GENERIC.has(name.toLowerCase())) return 'says nothing about who writes';
  if (/[!$€£]{2}|!$|^[\p{Extended_Pictographic}\s]+$/u.test(name)) return 'looks like spam to filters';
  const letters = name.replace(/[^\p{L}]/gu, '');
  // IBM and ADAC are written so; longer ones shout.
  return letters.length > 7 && letters === letters.toUpperCase() && letters !== letters.toLowerCase() ? 'shouts, as spam does' : undefined;
}

function shorten(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}
