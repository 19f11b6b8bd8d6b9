import { isRemote, meantEncryption, usesHostAndPort, written } from '../mailer-facts.ts';
import { portFor } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** Frameworks that do not derive the port from the encryption talk to 25, which most networks block for clients. */
export const missingPort = defineRule({
  id: 'connection/missing-port',
  severity: 'warning',
  source: 'https://docs.djangoproject.com/en/stable/ref/settings/#email-port',
  message: 'No port is set, and {framework} takes {port}, which most networks block. Use port {submission}, where STARTTLS belongs.',

  check(mailer, report, { providers }) {
    const { host, port, framework } = mailer;
    const encryption = meantEncryption(mailer);
    // With implicit TLS the default port cannot work at all: that is an error of another rule.
    if (port?.origin !== 'default' || port.value !== 25 || encryption?.value !== 'starttls') return;
    const submission = portFor('starttls', mailer, providers);
    if (submission === undefined || !usesHostAndPort(mailer) || !isRemote(mailer)) return;
    report({
      at: written(encryption, host),
      args: { framework, port: port.value, submission },
      related: [host],
      fixes: [{ set: 'port', to: submission }],
    });
  },
});
