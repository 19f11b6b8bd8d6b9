import type { Change } from '../../model/change.ts';
import { meantEncryption, providerOf, sendsPasswordAway, written } from '../mailer-facts.ts';
import { portFor } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** A login without TLS hands the password to everybody on the way. */
export const noEncryption = defineRule({
  id: 'connection/no-encryption',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc8314#section-4.1',
  message: 'The password goes to {host} in clear text, for everybody on the way to read. Require STARTTLS, or use implicit TLS.',

  check(mailer, report, { providers, kind }) {
    const { host, port } = mailer;
    const encryption = meantEncryption(mailer);
    if (encryption?.value !== 'none' || host === undefined || kind(mailer.uri) === 'example') return;
    if (!sendsPasswordAway(mailer, providers)) return;

    const starttls: Change = { set: 'encryption', to: 'starttls' };
    const submission = portFor('starttls', mailer, providers);
    const onRelayPort = port?.value === 25 && submission !== undefined;
    report({
      at: written(encryption, port, host),
      args: { host: host.value },
      related: [host, port],
      // What opens an inbox of tests alone is no harm to anybody.
      severity: providerOf(mailer, providers)?.kind === 'testing' ? 'info' : 'error',
      fixes: [onRelayPort ? [starttls, { set: 'port', to: submission }] : starttls],
    });
  },
});
