import { defineRule } from '../rule.ts';

/** Frameworks rename their settings, and the old name stays in the file. */
export const renamedSetting = defineRule({
  id: 'framework/renamed-setting',
  severity: 'warning',
  source: 'https://laravel.com/docs/11.x/mail#configuration',
  message: '{framework} no longer reads {setting}, so its value has no effect there. Use {to}.',

  check({ observations, framework }, report) {
    for (const observation of observations) {
      if (observation.kind !== 'renamed-setting') continue;
      const [setting] = observation.settings;
      const { until, to } = observation;
      const name = framework === '.env' ? 'The framework' : framework;
      report({
        at: setting,
        args: { framework: until === undefined ? name : `${name} ${until}`, setting: setting.setting ?? '', to },
        severity: until === undefined ? 'warning' : 'info',
      });
    }
  },
});
