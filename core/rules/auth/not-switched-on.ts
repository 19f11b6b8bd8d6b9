import { isLocal } from '../mailer-facts.ts';
import { defineRule } from '../rule.ts';

/** A credential is written, and nothing ever asks for it. */
export const notSwitchedOn = defineRule({
  id: 'auth/not-switched-on',
  severity: 'warning',
  source: 'https://nodemailer.com/smtp#authentication',
  message:
    '{framework} never looks at {setting} without {needs}, so it sends without a login and the server refuses the message. Set {needs}.',

  check(mailer, report) {
    // A catcher takes mail from anybody.
    if (isLocal(mailer)) return;
    const { observations, framework } = mailer;
    for (const observation of observations) {
      if (observation.kind !== 'not-switched-on') continue;
      const [credential] = observation.settings;
      const { needs } = observation;
      report({
        at: credential,
        args: { framework, setting: credential.setting ?? 'this', needs },
        // What holds a user and a password of its own is no switch.
        fixes: needs === 'auth' ? [] : [{ write: needs, to: true }],
      });
    }
  },
});
