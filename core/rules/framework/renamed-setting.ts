import { defineRule } from '../rule.ts';

/** Frameworks rename their settings, and the old name stays in the file. */
export const renamedSetting = defineRule({
  id: 'framework/renamed-setting',
  severity: 'warning',
  source: 'https://laravel.com/docs/11.x/mail#configuration',
  message: '{framework} no longer reads {setting}, so its value has no effect. Use {to}.',

  check({ observations, framework }, report) {
    for (const observation of observations) {
      if (observation.kind !== 'renamed-setting') continue;
      const [setting] = observation.settings;
      report({
        at: setting,
        args: { framework: framework === '.env' ? 'The framework' : framework, setting: setting.setting ?? '', to: observation.to },
      });
    }
  },
});
