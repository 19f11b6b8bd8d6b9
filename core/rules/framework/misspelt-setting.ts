import { variablesOf } from '../../environment/resolve.ts';
import { findMisspelt } from '../environment/misspelt-entry.ts';
import { defineRule } from '../rule.ts';

/** A name that nobody reads raises no error: the setting has its default, and the line looks as if it counted. */
export const misspeltSetting = defineRule({
  id: 'framework/misspelt-setting',
  severity: 'error',
  source: 'https://docs.djangoproject.com/en/stable/ref/settings/#email-host',
  message: 'Nobody reads {name}, so its value never arrives: what is read is called {meant}. Give both the same name.',

  check(mailer, report, { environment, kind }) {
    for (const observation of mailer.observations) {
      if (observation.kind !== 'misspelt-setting') continue;
      const [{ at, setting = 'this' }] = observation.settings;
      report({ at, args: { name: setting, meant: observation.meant }, fixes: [{ rename: setting, to: observation.meant }] });
    }
    const family = environment(mailer.uri);
    if (family === undefined || kind(mailer.uri) !== 'source') return;
    const read = variablesOf(mailer.draft);
    for (const { result } of mailer.settings) {
      if (result.known || result.variable === undefined) continue;
      const found = findMisspelt(result.variable, family, read);
      if (found === undefined) continue;
      const at = { uri: found.document.uri, span: found.entry.key };
      report({
        at,
        args: { name: found.entry.name, meant: result.variable },
        fixes: [{ rename: found.entry.name, to: result.variable, at }],
      });
    }
  },
});
