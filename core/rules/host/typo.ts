import { isLocal, usesHostAndPort } from '../mailer-facts.ts';
import { sourceOf } from '../provider-source.ts';
import { defineRule } from '../rule.ts';

/** Names that are a slip of the keyboard away from a submission host, or that are taken for one. */
export const typo = defineRule({
  id: 'host/typo',
  severity: 'warning',
  source: 'https://www.rfc-editor.org/rfc/rfc6409#section-3',
  message: '{host} is not known to take mail, and a password may go to whoever owns the name. Probably {meant} is meant.',

  check(mailer, report, { providers }) {
    const { host } = mailer;
    if (host === undefined || !usesHostAndPort(mailer) || isLocal(mailer)) return;
    const mistaken = providers.mistakenHost(host.value);
    const meant = mistaken?.use ?? providers.nearestHost(host.value);
    if (meant === undefined) return;
    const provider = providers.ofHost(meant);
    report({
      at: host,
      args: { host: host.value, meant },
      fixes: [{ set: 'host', to: meant }],
      ...(provider !== undefined && sourceOf(provider, ...(mistaken === undefined ? [] : [mistaken]), provider.hosts)),
      severity: mistaken?.confidence === 'low' ? 'info' : 'warning',
    });
  },
});
