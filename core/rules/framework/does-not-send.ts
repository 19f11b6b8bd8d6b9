import { written } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';
import { isTestFile } from '../test-file.ts';

/** A transport for development that came along to production: every message is reported as sent. */
export const doesNotSend = defineRule({
  id: 'framework/does-not-send',
  severity: 'warning',
  source: 'https://docs.djangoproject.com/en/stable/topics/email/#email-backends',
  message:
    'This is for production, and the mail goes {where} instead of out, while the program reports success. Choose a transport that sends.',

  check({ transport, host, uri }, report, { production }) {
    if (!production || isTestFile(uri)) return;
    const where = DESTINATIONS[transport.value];
    if (where !== undefined) report({ at: written(transport, host), args: { where } });
  },
});

const DESTINATIONS: Readonly<Partial<Record<string, string>>> = {
  console: 'to the console',
  file: 'into a file',
  memory: 'into memory',
};
