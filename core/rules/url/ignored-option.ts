import { defineRule } from '../rule.ts';

/** An option that a predecessor of the framework knew: it stands there, and nothing reads it. */
export const ignoredOption = defineRule({
  id: 'url/ignored-option',
  severity: 'warning',
  source: 'https://symfony.com/doc/current/mailer.html#tls-peer-verification',
  message:
    'Nothing reads the option {option} any more, so what it asks for does not happen. Remove it; the scheme and require_tls decide about encryption.',

  check({ observations }, report) {
    for (const observation of observations) {
      if (observation.kind !== 'ignored-option') continue;
      const { option, settings } = observation;
      const at = settings[0].valueAt;
      report({ at, args: { option }, fixes: [{ dropOption: option, at }] });
    }
  },
});
