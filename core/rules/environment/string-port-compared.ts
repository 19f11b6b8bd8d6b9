import { defineRule } from '../rule.ts';
import { comparesTextWithNumber } from './text-as-flag.ts';

/** An environment holds texts only, and a strict comparison never takes a text for a number. */
export const stringPortCompared = defineRule({
  id: 'environment/string-port-compared',
  severity: 'error',
  source: 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Operators/Strict_equality',
  message:
    '{setting} compares a text with a number, which is never true, so it stays off whatever the port is. Turn the text into a number first.',

  check(mailer, report) {
    if (mailer.service !== undefined || mailer.unknown.includes('service')) return;
    for (const setting of mailer.settings) {
      if (!comparesTextWithNumber(setting)) continue;
      const { name, span, uri } = setting;
      report({ at: { uri, span }, args: { setting: name }, fixes: [{ parse: name, as: 'number' }] });
    }
  },
});
