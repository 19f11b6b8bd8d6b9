import { describePort } from '../../smtp/ports.ts';
import { isMachineLocal } from '../local-host.ts';
import { usesHostAndPort } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

/** A development setting that came along: mail to a catcher is accepted and never leaves. */
export const loopbackInProduction = defineRule({
  id: 'host/loopback-in-production',
  severity: 'warning',
  source: 'https://www.rfc-editor.org/rfc/rfc6761#section-6.3',
  message:
    'This is for production, and mail goes to {host} on port {port}, where catchers listen and nothing leaves. Use the host of a provider.',

  check(mailer, report, { production }) {
    const { host, port } = mailer;
    if (!production || host === undefined || port === undefined || host.origin === 'default' || !usesHostAndPort(mailer)) return;
    // A mail server on the same machine is a fine relay, on its usual ports.
    if (!isMachineLocal(host.value) || describePort(port.value)?.role !== 'capture') return;
    report({ at: host, args: { host: host.value, port: port.value }, related: [port] });
  },
});
