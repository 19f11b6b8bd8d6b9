import type { FixChange } from '../../model/change.ts';
import type { InvalidSetting } from '../../model/mailer.ts';
import { defineRule } from '../rule.ts';

/** A value that the framework does not know. */
export const invalidSetting = defineRule({
  id: 'framework/invalid-setting',
  severity: 'error',
  source: 'https://laravel.com/docs/12.x/mail#configuration',
  message: '{framework} does not know what {setting} says, and {effect}. Use a value from its documentation.',

  check({ observations, framework, draft }, report, { kind }) {
    for (const observation of observations) {
      if (observation.kind !== 'invalid-setting') continue;
      const [setting] = observation.settings;
      report({
        at: setting,
        args: {
          framework: draft.forProgram ? 'The program that reads it' : framework === '.env' ? 'The framework' : framework,
          setting: setting.setting ?? 'this',
          effect: observation.effect === 'raises' ? 'no message goes out' : 'ignores it',
        },
        fixes: fixesFor(observation),
        severity: observation.effect === 'raises' && kind(setting.valueAt.uri) !== 'example' ? 'error' : 'warning',
      });
    }
  },
});

function fixesFor({ settings: [{ setting }], meant }: InvalidSetting): readonly FixChange[] {
  if (setting === undefined || meant === undefined) return [];
  if ('doubled' in meant) return [{ double: meant.doubled }];
  return ['value' in meant ? { write: setting, to: meant.value } : { rename: setting, to: meant.name }];
}
