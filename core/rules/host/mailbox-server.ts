import type { Change } from '../../model/change.ts';
import { describePort } from '../../smtp/ports.ts';
import { isLocal, usesHostAndPort } from '../mailer-facts.ts';
import { findMailboxServer, mayBeForReading } from '../mailbox-server.ts';
import { submissionPorts, toPort } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** Mail is read at one host and submitted at another. */
export const mailboxServer = defineRule({
  id: 'host/mailbox-server',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc6409#section-3',
  message:
    '{host} is for reading mail ({protocol}) and takes none for sending. Use the submission host of the provider, such as {submission}.',

  check(mailer, report, { providers, kind }) {
    const { host, port } = mailer;
    if (host === undefined || !usesHostAndPort(mailer) || isLocal(mailer)) return;
    const server = findMailboxServer(host.value, providers);
    if (server === undefined) return;

    const { protocol, submissionHost, source } = server;
    const readsMail = port !== undefined && describePort(port.value)?.role === 'mailbox';
    if (readsMail && mayBeForReading(mailer, kind)) return;
    const submission = submissionHost ?? host.value.replace(/^[^.]+/, 'smtp');
    const toHost: Change = { set: 'host', to: submission };
    const ports = readsMail ? submissionPorts({ ...mailer, host: { ...host, value: submission } }, providers) : [];
    const fixes = ports.length === 0 ? [[toHost]] : ports.map(each => [toHost, ...toPort(each, mailer)]);
    report({
      at: host,
      args: { host: host.value, protocol, submission },
      related: readsMail ? [port] : [],
      fixes: submissionHost === undefined ? [] : fixes,
      ...(source !== undefined && { source }),
    });
  },
});
