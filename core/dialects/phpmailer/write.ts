import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { encodeString } from '../php/nodes.ts';
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
  const known = new Set(changes.flatMap(change => ('parse' in change ? [change.setting] : [])));
  const parsed = changes.filter(change => 'parse' in change).map(change => parseFlag(change.setting, mailer, text));
  if (parsed.includes(undefined)) return undefined;
  const rest = writeSettings(
    changes.filter(({ setting }) => !known.has(setting)),
    mailer,
    {
      text,
      separator: '',
      encode: (value, present) => encodeAs(value, present),
      refer: variable => (text.includes('$_ENV[') ? `$_ENV['${variable}']` : `getenv('${variable}')`),
      entry: (setting, value, settings) => {
        const own = settings.filter(({ key }) => text.startsWith('$', key.start));
        const after = neighbourOf(NEIGHBOURS[setting] ?? [], own);
        const receiver = after && /^(.*?)->\w+$/s.exec(text.slice(after.key.start, after.key.end))?.[1];
        if (setting.includes('.') || after === undefined || receiver === undefined) return undefined;
        const constant = typeof value === 'string' ? constantFor(value, text) : undefined;
        const source = constant ?? (typeof value === 'string' ? encodeString(value, "'") : String(value));
        return { source: `${receiver}->${setting} = ${source};`, after };
      },
    },
  );
  return rest && [...parsed.filter(edit => edit !== undefined), ...rest];
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

/** `filter_var(…, FILTER_VALIDATE_BOOL)` around what is there. */
function parseFlag(setting: string, { settings }: Mailer, text: string): TextEdit | undefined {
  const found = settings.find(({ name }) => name === setting);
  if (found?.expects !== 'boolean') return undefined;
  const { at } = found.value;
  return { span: at, text: `filter_var(${text.slice(at.start, at.end)}, FILTER_VALIDATE_BOOL)` };
}
