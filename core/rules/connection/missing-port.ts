import { isRemote, logsIn, meantEncryption, usesHostAndPort, written } from '../mailer-facts.ts';
import { portFor, toPort } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';
import { readHost } from '../written-host.ts';

/** Frameworks that do not derive the port from the encryption talk to 25, which most networks block for clients. */
export const missingPort = defineRule({
  id: 'connection/missing-port',
  severity: 'warning',
  source: 'https://docs.djangoproject.com/en/stable/ref/settings/#email-port',
  message: 'Without a port {framework} uses {port}, which most networks block and which never begins with TLS. Use port {submission}.',

  check(mailer, report, { providers }) {
    const { host, port, framework } = mailer;
    const encryption = meantEncryption(mailer);
    if (port?.origin !== 'default' || port.value !== 25 || host === undefined) return;
    // Where STARTTLS is only tried, a login says that this is a submission; without one it may be a relay that listens there.
    const isMeant = encryption?.value === 'starttls' || encryption?.value === 'implicit';
    if (encryption === undefined || (!isMeant && (encryption.value !== 'opportunistic' || !logsIn(mailer)))) return;
    // A port inside the host has a rule of its own, whose fix moves it here.
    if (!usesHostAndPort(mailer) || !isRemote(mailer) || readHost(host.value).port !== undefined) return;
    const wished = encryption.value === 'implicit' ? 'implicit' : 'starttls';
    const served = portFor(wished, mailer, providers);
    // Some providers serve implicit TLS alone.
    const submission = served ?? portFor('implicit', mailer, providers);
    if (submission === undefined) return;
    report({
      at: written(encryption, host),
      args: { framework, port: port.value, submission },
      related: [host],
      fixes: [served === undefined ? toPort({ port: submission, encryption: 'implicit' }, mailer) : { set: 'port', to: submission }],
      severity: encryption.value === 'implicit' ? 'error' : 'warning',
    });
  },
});
