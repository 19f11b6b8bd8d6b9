import type { Change } from '../../model/change.ts';
import { readsTextAsFlag } from '../environment/text-as-flag.ts';
import { usesHostAndPort } from '../mailer-facts.ts';
import { portFor } from '../port-fixes.ts';
import { defineRule } from '../rule.ts';

/** Two flags for two kinds of TLS, of which a connection can have one. */
export const tlsAndSsl = defineRule({
  id: 'connection/tls-and-ssl',
  severity: 'error',
  source: 'https://docs.djangoproject.com/en/stable/ref/settings/#email-use-ssl',
  message:
    '{starttls} and {implicit} exclude each other, and with both no message leaves. Keep {starttls} for port 587, or {implicit} for port 465.',

  check(mailer, report, { providers }) {
    if (!usesHostAndPort(mailer)) return;
    for (const observation of mailer.observations) {
      if (observation.kind !== 'tls-and-ssl') continue;
      const [starttls, implicit] = observation.settings;
      // A flag that takes the truth of a text has a rule of its own, and is the cause.
      const names = [starttls.setting, implicit.setting];
      if (mailer.settings.some(setting => names.includes(setting.name) && readsTextAsFlag(setting))) continue;

      const kept = mailer.port?.value === 465 ? 'implicit' : 'starttls';
      const other = kept === 'implicit' ? 'starttls' : 'implicit';
      const port = portFor(other, mailer, providers);
      const toOther: Change = { set: 'encryption', to: other };
      report({
        at: kept === 'implicit' ? starttls : implicit,
        args: { starttls: starttls.setting ?? 'STARTTLS', implicit: implicit.setting ?? 'implicit TLS' },
        related: [starttls, implicit, mailer.port],
        fixes: [{ set: 'encryption', to: kept }, ...(port === undefined ? [] : [[toOther, { set: 'port', to: port } as const]])],
      });
    }
  },
});
