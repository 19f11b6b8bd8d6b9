import type { Change } from '../../model/change.ts';
import { meantEncryption, usesHostAndPort } from '../mailer-facts.ts';
import { listSubmissionPorts, portFor } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';
import { isTemplate } from '../written-host.ts';

/** A port is 16 bits wide, and 0 is reserved (RFC 6335 §6). */
export const invalidPort = defineRule({
  id: 'connection/invalid-port',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc6335#section-6',
  message: '{port} is not an integer from 1 to 65535, so there is no such port. Use port {ports}.',

  check(mailer, report, { providers, kind }) {
    const { invalidPort: port } = mailer;
    if (port === undefined || !usesHostAndPort(mailer)) return;
    // `<port>` is still to be filled in, as is whatever stands in the place of a number in an example.
    if (isTemplate(String(port.value)) || (kind(port.valueAt.uri) === 'example' && !Number.isFinite(Number(port.value)))) return;
    const encryption = meantEncryption(mailer)?.value;
    const to = portFor(encryption === 'implicit' ? 'implicit' : 'starttls', mailer, providers);
    const fix: Change | undefined = to === undefined ? undefined : { set: 'port', to };
    report({
      at: port,
      args: { port: shownPort(String(port.value)), ports: listSubmissionPorts(mailer, providers) },
      fixes: fix === undefined ? [] : [fix],
    });
  },
});

/** Five digits are the most that anybody takes for a port. In an address that is still being typed the password stands in its place. */
function shownPort(text: string): string {
  if (text === '') return '""';
  return text.length > 5 && Number.isNaN(Number(text)) ? 'This' : text;
}
