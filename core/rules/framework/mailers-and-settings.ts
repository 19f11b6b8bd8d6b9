import { defineRule } from '../rule.ts';

/** A framework that has a new form of its settings refuses the old one beside it. */
export const mailersAndSettings = defineRule({
  id: 'framework/mailers-and-settings',
  severity: 'error',
  source: 'https://docs.djangoproject.com/en/6.1/howto/mailers-migration/',
  message:
    '{framework} refuses {setting} beside {mailers}, and whoever asks for it gets an AttributeError. Keep one of the two, or choose by the version.',

  check({ observations, framework }, report) {
    for (const observation of observations) {
      if (observation.kind !== 'mailers-and-settings') continue;
      const [mailers, old, ...others] = observation.settings;
      report({
        at: old,
        args: { framework, setting: old.setting ?? '', mailers: mailers.setting ?? 'MAILERS' },
        related: [mailers, ...others],
        fixes: [[old, ...others].flatMap(({ setting }) => (setting === undefined ? [] : [{ remove: setting }]))],
      });
    }
  },
});
