import { describePort } from '../../smtp/ports.ts';
import { isLocal, usesHostAndPort } from '../mailer-facts.ts';
import { isMailboxServer, mayBeForReading } from '../mailbox-server.ts';
import { listSubmissionPorts, submissionPorts, toPort } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** IMAP and POP3 greet much like SMTP does, and refuse the first command. */
export const mailboxPort = defineRule({
  id: 'connection/mailbox-port',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc8314#section-3',
  message: 'Port {port} is for reading mail ({protocol}) and accepts none. Use port {ports}.',

  check(mailer, report, { providers, kind }) {
    const { host, port } = mailer;
    const fact = port && describePort(port.value);
    if (port === undefined || fact?.role !== 'mailbox' || !usesHostAndPort(mailer) || isLocal(mailer)) return;
    // One mistake, one finding: the host's rule changes the port as well.
    if (host !== undefined && isMailboxServer(host.value, providers)) return;
    report({
      at: port,
      args: { port: port.value, protocol: fact.name, ports: listSubmissionPorts(mailer, providers) },
      related: [host],
      fixes: submissionPorts(mailer, providers).map(each => toPort(each, mailer)),
      severity: mayBeForReading(mailer, kind) ? 'info' : 'error',
    });
  },
});
