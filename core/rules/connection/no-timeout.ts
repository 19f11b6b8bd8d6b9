import { isRemote, usesHostAndPort, written } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

/** Milliseconds: a server that has not answered by then will not, and a request can still tell its user. */
const REASONABLE = 10_000;

/** Frameworks without a time-out of their own wait for a server that never answers as long as it pleases the network. */
export const noTimeout = defineRule({
  id: 'connection/no-timeout',
  severity: 'info',
  source: 'https://docs.djangoproject.com/en/stable/ref/settings/#email-timeout',
  message:
    'Without a time-out {framework} waits for ever when the server or a firewall does not answer, and the worker with it. Set one of some 10 seconds.',

  check(mailer, report, { production, kind }) {
    const { timeout, unknown, draft, host, encryption, framework } = mailer;
    // What a development server waits for, its developer sees.
    if (!production || timeout !== undefined || unknown.includes('timeout') || draft.incomplete || kind(mailer.uri) !== 'source') return;
    if (host === undefined || !usesHostAndPort(mailer) || !isRemote(mailer)) return;
    report({ at: written(host, encryption), args: { framework }, fixes: [{ set: 'timeout', to: REASONABLE }] });
  },
});
