import type { Change } from '../../model/change.ts';
import { usesHostAndPort } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';
import { isTemplate, readHost } from '../written-host.ts';

/** The value goes to the name resolver as it stands. */
export const notAHost = defineRule({
  id: 'host/not-a-host',
  severity: 'error',
  source: 'https://www.rfc-editor.org/rfc/rfc1123#section-2.1',
  message: 'The look-up of this host fails, because a name does not hold {part}. Write the name alone.',

  check(mailer, report, { kind }) {
    const { host, port } = mailer;
    if (host === undefined || !usesHostAndPort(mailer) || isTemplate(host.value)) return;
    const written = readHost(host.value);
    // PHP's mail libraries take `ssl://` and `tls://` before the host, and the lines of an environment file may be for one of them.
    const mayBePhp = kind(mailer.uri) !== 'source' && (written.scheme === 'ssl' || written.scheme === 'tls');
    if (written.excess === undefined || mayBePhp) return;

    const setHost: Change | undefined = written.name === undefined ? undefined : { set: 'host', to: written.name };
    const setPort: Change | undefined =
      written.port !== undefined && (port === undefined || port.origin === 'default') ? { set: 'port', to: written.port } : undefined;
    const fix = [setHost, setPort].filter(change => change !== undefined);
    report({
      at: host,
      // Never the whole value: a password may be among what does not belong here.
      args: { part: written.excess },
      fixes: setHost === undefined ? [] : [fix],
    });
  },
});
