import type { Change } from '../../model/change.ts';
import { readsTextAsFlag } from '../environment/text-as-flag.ts';
import { usesHostAndPort } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

/** Two flags for two kinds of TLS, of which a connection can have one. */
export const tlsAndSsl = defineRule({
  id: 'connection/tls-and-ssl',
  severity: 'error',
  source: 'https://docs.djangoproject.com/en/stable/ref/settings/#email-use-ssl',
  message:
    '{starttls} and {implicit} exclude each other, and with both {framework} sends nothing. Keep {starttls} for port 587, or {implicit} for port 465.',

  check(mailer, report) {
    if (!usesHostAndPort(mailer)) return;
    for (const observation of mailer.observations) {
      if (observation.kind !== 'tls-and-ssl') continue;
      const [starttls, implicit] = observation.settings;
      // A flag that takes the truth of a text has a rule of its own, and is the cause.
      const names = [starttls.setting, implicit.setting];
      if (mailer.settings.some(setting => names.includes(setting.name) && readsTextAsFlag(setting))) continue;

      const keepsImplicit = mailer.port?.value === 465;
      const toStarttls: Change = { set: 'encryption', to: 'starttls' };
      const toImplicit: Change = { set: 'encryption', to: 'implicit' };
      report({
        at: keepsImplicit ? starttls : implicit,
        args: { starttls: starttls.setting ?? 'STARTTLS', implicit: implicit.setting ?? 'implicit TLS', framework: mailer.framework },
        related: [starttls, implicit, mailer.port],
        fixes: keepsImplicit ? [toImplicit, toStarttls] : [toStarttls, toImplicit],
      });
    }
  },
});
