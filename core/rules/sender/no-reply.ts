import { isLocalHost } from '../local-host.ts';
import { isPlaceholderHost } from '../placeholder-host.ts';
import { defineRule } from '../rule.ts';
import { isTestFile } from '../test-file.ts';

/** An address that says "do not answer" says it to the customer, and to the filters as well. */
export const noReply = defineRule({
  id: 'sender/no-reply',
  severity: 'hint',
  source: 'https://support.google.com/a/answer/81126',
  message:
    'Nobody can answer {address}, and answers are what tells receivers that mail is wanted. Send from an address that somebody reads, or set Reply-To.',

  check({ from, transport }, report, { kind }) {
    if (from === undefined || from.origin === 'default' || transport.value !== 'smtp') return;
    if (kind(from.valueAt.uri) === 'example' || isTestFile(from.valueAt.uri) || !NO_REPLY.test(from.value)) return;
    // An address that stands for one still to be written, or that nothing leaves this machine with.
    const domain = from.value.slice(from.value.lastIndexOf('@') + 1);
    if (isPlaceholderHost(domain) || isLocalHost(domain)) return;
    report({ at: from, args: { address: from.value } });
  },
});

const NO_REPLY = /^(?:no|do[._-]?not)[._-]?reply(?:[+._-][^@]*)?@/i;
