import type { EnvironmentFamily } from '../../environment/environments.ts';
import { variablesOf } from '../../environment/resolve.ts';
import type { Value } from '../../model/value.ts';
import { defineRule } from '../rule.ts';
import { findMisspelt } from './misspelt-entry.ts';

/** The program asks for a variable that its environment files do not know, beside others that they do. */
export const undefinedVariable = defineRule({
  id: 'environment/undefined',
  severity: 'warning',
  source: 'https://12factor.net/config',
  message: 'No environment file defines {variable}, so the program finds nothing there. Define it beside {other}, or correct its name.',

  check(mailer, report, { environment, kind }) {
    const family = environment(mailer.uri);
    if (family === undefined || kind(mailer.uri) !== 'source') return;
    const read = variablesOf(mailer.draft);
    const other = [...read].find(variable => isDefined(variable, family));
    // The files hold nothing of this mailer: the variables come from elsewhere.
    if (other === undefined) return;
    for (const { name, result, secret, value } of mailer.settings) {
      if (result.known || result.variable === undefined || isDefined(result.variable, family)) continue;
      if (!NEEDED.test(name)) continue;
      // A slip of the keyboard is the subject of framework/misspelt-setting.
      if (findMisspelt(result.variable, family, read) !== undefined) continue;
      // A secret may well be kept where only the running program can see it.
      if (secret === true || SWITCH.test(result.variable) || mayBeMissing(value)) continue;
      report({ at: result.at, args: { variable: result.variable, other } });
    }
  },
});

/** What the program's surroundings say of themselves. */
const SWITCH = /(?:^|_)(?:ENV|ENVIRONMENT|MODE|STAGE|DEBUG|CI)$/i;

function isDefined(variable: string, { members }: EnvironmentFamily): boolean {
  return members.some(({ file }) => file.last.has(variable));
}

/** Without these a message goes elsewhere, in clear text or not at all. For the rest the framework has an answer. */
const NEEDED =
  /(?:^|[._])(?:host|hostname|server|address|port|user|username|user_name|login|from|from_email|sender|use_tls|use_ssl|starttls|ssl_tls|secure|smtpsecure)$/i;

/**
 * `os.environ.get('SMTP_USER', None)`, `process.env.SMTP_SECURE === 'true'`: whoever wrote it knows that there may be none, and says
 * what happens then.
 */
function mayBeMissing(value: Value): boolean {
  switch (value.kind) {
    case 'reference': {
      const { fallback } = value;
      if (fallback?.kind === 'literal') return fallback.value === null;
      return fallback !== undefined && mayBeMissing(fallback);
    }
    case 'conversion':
      return value.to === 'truthiness' || mayBeMissing(value.of);
    case 'comparison':
      return true;
    case 'literal':
    case 'unknown':
      return false;
    default:
      return value satisfies never;
  }
}
