import { defineRule } from '../rule.ts';

/** TLS 1.0 and 1.1 are retired, and what is older is broken; servers that still take them are no reason to ask for them. */
export const oldTls = defineRule({
  id: 'connection/old-tls',
  severity: 'warning',
  source: 'https://www.rfc-editor.org/rfc/rfc8996',
  message:
    '{setting} asks for {value}, which is retired: good servers refuse it, and others protect the password less than they could. Remove it.',

  check({ observations }, report) {
    for (const observation of observations) {
      if (observation.kind !== 'old-tls') continue;
      const [setting] = observation.settings;
      const name = setting.setting ?? '';
      report({ at: setting, args: { setting: name, value: setting.value }, fixes: name === '' ? [] : [{ remove: name }] });
    }
  },
});
