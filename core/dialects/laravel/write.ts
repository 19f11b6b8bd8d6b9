import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { encodeString, withFallback } from '../php/nodes.ts';
import { neighbourOf, writeSettings } from '../writing.ts';

const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  scheme: ['transport'],
  require_tls: ['port', 'host'],
  port: ['host'],
  username: ['encryption', 'port', 'host'],
};

export function writeChanges(changes: readonly SettingChange[], mailer: Mailer, { text }: ParsedText): readonly TextEdit[] | undefined {
  const isOwn = (name: string) => !/^(?:label$|default$|from\.|mailers\.)/.test(name);
  return writeSettings(changes, mailer, {
    text,
    separator: ',',
    encode: (value, present) => (typeof value === 'string' ? encodeString(value, present) : encodeAs(value, present)),
    refer: variable => `env('${variable}')`,
    withFallback: (reference, value) => withFallback(reference, typeof value === 'string' ? encodeString(value, "'") : String(value)),
    entry: (setting, value, rest) => {
      if (setting.includes('.')) return undefined;
      const after = neighbourOf(
        NEIGHBOURS[setting] ?? [],
        rest.filter(({ name }) => isOwn(name)),
      );
      if (after === undefined) return undefined;
      const quote = text[after.key.start] ?? "'";
      const source = typeof value === 'string' ? encodeString(value, quote) : String(value);
      return { source: `${encodeString(setting, quote)} => ${source}`, after };
    },
  });
}

/** A number that is written as text stays text. */
function encodeAs(value: number | boolean, present: string): string {
  return typeof value === 'number' && /^['"]/.test(present) ? encodeString(String(value), present) : String(value);
}
