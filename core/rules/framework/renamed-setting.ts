import type { FixChange } from '../../model/change.ts';
import type { Mailer, RenamedSetting } from '../../model/mailer.ts';
import { defineRule } from '../rule.ts';

/** Frameworks rename their settings, and the old name stays in the file. */
export const renamedSetting = defineRule({
  id: 'framework/renamed-setting',
  severity: 'warning',
  source: 'https://laravel.com/docs/11.x/mail#configuration',
  message: '{framework} no longer reads {setting}, so its value has no effect there. Use {to}.',

  check(mailer, report) {
    const { observations, framework, draft } = mailer;
    for (const observation of observations) {
      if (observation.kind !== 'renamed-setting') continue;
      const [setting] = observation.settings;
      const { until, to } = observation;
      const name = draft.forProgram ? 'The program that reads it' : framework === '.env' ? 'The framework' : framework;
      report({
        at: setting,
        args: { framework: until === undefined ? name : `${name} ${until}`, setting: setting.setting ?? '', to },
        severity: until === undefined ? 'warning' : 'info',
        fixes: fixesFor(observation, mailer),
      });
    }
  },
});

function fixesFor(
  { settings: [{ setting = '' }], to, form, words }: RenamedSetting,
  { settings }: Mailer,
): readonly (readonly FixChange[])[] {
  if (form === 'adopted') return [[{ adopt: to }]];
  if (form === 'other-words' && words === undefined) return [];
  const write = (name: string): readonly FixChange[] => (words === undefined ? [] : [{ write: name, to: words }]);
  // Where the new name stands beside the old one, perhaps empty, it gets the value.
  if (settings.some(({ name }) => name === to)) return [[{ remove: setting }, ...write(to)]];
  return [[{ rename: setting, to }, ...write(setting)]];
}
