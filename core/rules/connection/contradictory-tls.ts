import { defineRule } from '../rule.ts';

/** One option demands STARTTLS, the other does without: only one of them can be meant. */
export const contradictoryTls = defineRule({
  id: 'connection/contradictory-tls',
  severity: 'warning',
  source: 'https://nodemailer.com/smtp#tls-options',
  message:
    '{required} and {other} contradict each other, and which one {framework} keeps depends on its version. Remove {other}, so that the password never goes out in clear text.',

  check({ observations, framework }, report) {
    for (const observation of observations) {
      if (observation.kind !== 'contradictory-tls') continue;
      const [required, other] = observation.settings;
      report({
        at: other,
        args: { required: required.setting ?? 'STARTTLS', other: other.setting ?? '', framework },
        related: [required],
        fixes: other.setting === undefined ? [] : [{ remove: other.setting }],
      });
    }
  },
});
