import { isRemote, logsIn, meantEncryption, refusesPort, usesHostAndPort } from '../mailer-facts.ts';
import { portFor, toPort } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** Servers hand mail to each other on 25; a client that logs in is a submission, and belongs on 465 or 587. */
export const port25 = defineRule({
  id: 'connection/port-25',
  severity: 'warning',
  source: 'https://www.rfc-editor.org/rfc/rfc6409#section-3.1',
  message: 'Most networks block port 25 for everything but mail servers, so this works here and hangs elsewhere. Use port {submission}.',

  check(mailer, report, { providers }) {
    const { host, port } = mailer;
    if (port?.value !== 25 || port.origin === 'default' || !usesHostAndPort(mailer) || !isRemote(mailer) || !logsIn(mailer)) return;
    // What is wrong with this port in the first place is said by the rules that make it an error.
    const encryption = meantEncryption(mailer)?.value;
    if (encryption === 'implicit' || encryption === 'none' || refusesPort(mailer, providers)) return;
    const submission = portFor('starttls', mailer, providers);
    if (submission === undefined) return;
    report({
      at: port,
      args: { submission },
      related: [host],
      fixes: [toPort({ port: submission, encryption: 'starttls' }, mailer)],
    });
  },
});
