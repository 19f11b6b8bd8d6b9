import { defineRule } from '../rule.ts';

/** A value that the framework does not know. */
export const invalidSetting = defineRule({
  id: 'framework/invalid-setting',
  severity: 'error',
  source: 'https://laravel.com/docs/12.x/mail#configuration',
  message: '{framework} does not know what {setting} says, and {effect}. Use a value from its documentation.',

  check({ observations, framework }, report, { kind }) {
    for (const observation of observations) {
      if (observation.kind !== 'invalid-setting') continue;
      const [setting] = observation.settings;
      report({
        at: setting,
        args: {
          framework: framework === '.env' ? 'The framework' : framework,
          setting: setting.setting ?? 'this',
          effect: observation.effect === 'raises' ? 'no message goes out' : 'ignores it',
        },
        severity: observation.effect === 'raises' && kind(setting.valueAt.uri) !== 'example' ? 'error' : 'warning',
      });
    }
  },
});
