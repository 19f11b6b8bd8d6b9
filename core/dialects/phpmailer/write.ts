import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { encodeString, withFallback } from '../php/nodes.ts';
import { neighbourOf, writeSettings } from '../writing.ts';

const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  SMTPSecure: ['Port', 'Host'],
  SMTPAutoTLS: ['SMTPSecure', 'Port', 'Host'],
  Port: ['Host'],
  Username: ['SMTPAuth', 'Port', 'Host'],
};

const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['ssl', 'ENCRYPTION_SMTPS'],
  ['tls', 'ENCRYPTION_STARTTLS'],
]);

export function writeChanges(changes: readonly SettingChange[], mailer: Mailer, { text }: ParsedText): readonly TextEdit[] | undefined {
  return writeSettings(changes, mailer, {
    text,
    separator: '',
    encode: (value, present) => encodeAs(value, present),
    refer: variable => (text.includes('$_ENV[') ? `$_ENV['${variable}']` : `getenv('${variable}')`),
    withFallback: (reference, value) => withFallback(reference, typeof value === 'string' ? encodeString(value, "'") : String(value)),
    parse: (source, to) => (to === 'number' ? `(int) ${source}` : `filter_var(${source}, FILTER_VALIDATE_BOOL)`),
    entry: (setting, value, settings) => {
      const own = settings.filter(({ key }) => text.startsWith('$', key.start));
      const after = neighbourOf(NEIGHBOURS[setting] ?? [], own);
      const receiver = after && /^(.*?)->\w+$/s.exec(text.slice(after.key.start, after.key.end))?.[1];
      if (setting.includes('.') || after === undefined || receiver === undefined) return undefined;
      const constant = typeof value === 'string' ? constantFor(value, text) : undefined;
      const source = constant ?? (typeof value === 'string' ? encodeString(value, "'") : String(value));
      return { source: `${receiver}->${setting} = ${source};`, after };
    },
  });
}

/** The constant where the file speaks of the class by its name. */
function constantFor(value: string, text: string): string | undefined {
  const constant = CONSTANTS.get(value);
  const isNamed = constant !== undefined && /\buse PHPMailer\\PHPMailer\\PHPMailer\s*;|\bPHPMailer::ENCRYPTION_/.test(text);
  return isNamed ? `PHPMailer::${constant}` : undefined;
}

function encodeAs(value: string | number | boolean, present: string): string {
  if (typeof value === 'string')
    return (/^['"]/.test(present) ? undefined : constantFor(value, `PHPMailer::ENCRYPTION_ ${present}`)) ?? encodeString(value, present);
  return typeof value === 'number' && /^['"]/.test(present) ? encodeString(String(value), present) : String(value);
}
