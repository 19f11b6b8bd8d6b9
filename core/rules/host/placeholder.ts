import { shownHost } from '../../secrets/shown-host.ts';
import { usesHostAndPort } from '../mailer-facts.ts';
import { isPlaceholderHost } from '../placeholder-host.ts';
import { defineRule } from '../rule.ts';
import { isTestFile } from '../test-file.ts';

/** What a guide or a generator put there for somebody to replace. */
export const placeholderHost = defineRule({
  id: 'host/placeholder',
  severity: 'warning',
  source: 'https://www.rfc-editor.org/rfc/rfc2606#section-3',
  message: '{host} stands for a host that is still to be filled in, and nothing takes mail there. Write the host of the provider.',

  check(mailer, report, { kind, providers }) {
    const { host } = mailer;
    if (host === undefined || host.origin === 'default' || !isPlaceholderHost(host.value) || !usesHostAndPort(mailer)) return;
    // Some hosters do call theirs `mail.your-server.de`.
    if (providers.ofHost(host.value) !== undefined) return;
    // A fallback for a variable that is missing is documentation as well.
    if (host.origin === 'fallback' || kind(host.valueAt.uri) === 'example' || isTestFile(host.valueAt.uri)) return;
    report({ at: host, args: { host: shownHost(host.value) } });
  },
});
