import { isLocal } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

/** The order of two calls decides whether the password is encrypted. */
export const loginBeforeStarttls = defineRule({
  id: 'framework/login-before-starttls',
  severity: 'error',
  source: 'https://docs.python.org/3/library/smtplib.html#smtplib.SMTP.starttls',
  message: 'The login comes before STARTTLS, so the password goes out in clear text. Call {starttls} first.',

  check(mailer, report) {
    if (isLocal(mailer)) return;
    for (const observation of mailer.observations) {
      if (observation.kind !== 'login-before-starttls') continue;
      const [login, starttls] = observation.settings;
      report({
        at: login,
        args: { starttls: starttls.setting ?? 'starttls' },
        related: [starttls],
        fixes: [{ set: 'encryption', to: 'starttls' }],
      });
    }
  },
});
