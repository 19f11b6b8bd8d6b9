import type { Change } from '../../model/change.ts';
import { meantEncryption, usesHostAndPort } from '../mailer-facts.ts';
import { listSubmissionPorts, portFor } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** A port is 16 bits wide, and 0 is reserved (RFC 6335 §6). */
export const invalidPort = defineRule({
  id: 'connection/invalid-port',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc6335#section-6',
  message: '{port} is not an integer from 1 to 65535, so there is no such port. Use port {ports}.',

  check(mailer, report, { providers, kind }) {
    const { invalidPort: port } = mailer;
    if (port === undefined || !usesHostAndPort(mailer)) return;
    // `<port>` in a file that is there to be filled in.
    if (kind(port.valueAt.uri) === 'example' && !Number.isFinite(Number(port.value))) return;
    const encryption = meantEncryption(mailer)?.value;
    const to = portFor(encryption === 'implicit' ? 'implicit' : 'starttls', mailer, providers);
    const fix: Change | undefined = to === undefined ? undefined : { set: 'port', to };
    report({
      at: port,
      args: { port: port.value === '' ? '""' : port.value, ports: listSubmissionPorts(mailer, providers) },
      fixes: fix === undefined ? [] : [fix],
    });
  },
});
