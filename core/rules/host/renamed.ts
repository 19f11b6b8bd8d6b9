import { usesHostAndPort } from '../mailer-facts.ts';
import { sourceOf } from '../provider-source.ts';
import { defineRule } from '../rule.ts';

/** Providers keep their former names alive for a while, and seldom say for how long. */
export const renamed = defineRule({
  id: 'host/renamed',
  severity: 'info',
  source: 'https://www.rfc-editor.org/rfc/rfc6409#section-3',
  message: '{host} is a former name of {current}. It still answers; use the new name before it stops.',

  check(mailer, report, { providers }) {
    const { host } = mailer;
    const legacy = host && providers.legacyHost(host.value);
    if (host === undefined || legacy === undefined || legacy.confidence === 'low' || !usesHostAndPort(mailer)) return;
    report({
      at: host,
      args: { host: host.value, current: legacy.use },
      fixes: [{ set: 'host', to: legacy.use }],
      ...sourceOf(legacy.provider, legacy),
    });
  },
});
