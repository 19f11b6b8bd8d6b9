import { isRemote, meantEncryption, usesHostAndPort, written } from '../mailer-facts.ts';
import { portFor } from '../port-fixes.ts';
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
    if (encryption?.value !== 'starttls' && encryption?.value !== 'implicit') return;
    // A port inside the host has a rule of its own, whose fix moves it here.
    if (!usesHostAndPort(mailer) || !isRemote(mailer) || readHost(host.value).port !== undefined) return;
    const submission = portFor(encryption.value, mailer, providers);
    if (submission === undefined) return;
    report({
      at: written(encryption, host),
      args: { framework, port: port.value, submission },
      related: [host],
      fixes: [{ set: 'port', to: submission }],
      severity: encryption.value === 'implicit' ? 'error' : 'warning',
    });
  },
});
