import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Setting } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { writePart } from '../dotenv/write.ts';
import { encodeFallback, isInPlaceholder, writeSettings } from '../writing.ts';
import { isInFlow } from '../yaml/flow.ts';
import { encodeScalar } from '../yaml/value.ts';

export function writeChanges(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined {
  const { text } = parsed;
  const own = new Map(mailer.settings.map(setting => [setting.name, setting]));
  const parts = changes.filter(({ setting }) => setting.includes('.'));
  const edits: TextEdit[] = [];
  for (const change of parts) {
    const dot = change.setting.indexOf('.');
    const value = own.get(change.setting.slice(0, dot))?.value;
    if (!('to' in change) || value?.kind !== 'literal') return undefined;
    const part = { field: change.setting.slice(dot + 1), value: doubled(String(change.to)) };
    const written = writePart(value, part, parsed);
    if (written === undefined) return undefined;
    edits.push(...written);
  }
  const rest = writeSettings(
    changes.filter(change => !parts.includes(change)),
    mailer,
    {
      text,
      separator: '',
      encode: (value, present, setting) => encode(value, present, { setting, text }),
      withFallback: (reference, value) => {
        const fallback = encodeFallback(value);
        const [, quote = '', bare, braced] = /^(["']?)\$(?:(\w+)|\{(\w+)\})\1$/.exec(reference) ?? [];
        const name = bare ?? braced;
        return fallback === undefined || name === undefined ? undefined : `${quote}\${${name}:-${fallback}}${quote}`;
      },
      refer: variable => `\${${variable}}`,
      entry: (setting, value, settings) => {
        const after = settings.findLast(({ name, key }) => !name.includes('.') && key.end <= text.length);
        if (after === undefined) return undefined;
        const inList = isItem(after, text);
        if (inList !== undefined) return { source: `${inList}${setting}=${doubled(String(value))}`, after };
        const source = `${setting}: ${encodeScalar(typeof value === 'string' ? doubled(value) : value, '')}`;
        return { source, after, ...(isInFlow(after, parsed) && { separator: ',' as const }) };
      },
    },
  );
  return rest && [...edits, ...rest];
}

function doubled(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** `- ` where the setting is an item of a list. */
function isItem({ key }: Setting, text: string): string | undefined {
  return /(-[ \t]+)["']?$/.exec(text.slice(Math.max(0, key.start - 20), key.start))?.[1];
}

/** In a list the value goes on to the item's end, inside of the item's quotes; in a mapping it is a scalar of its own. */
function encode(
  value: string | number | boolean,
  present: string,
  { setting, text }: { readonly setting: Setting; readonly text: string },
) {
  // What compose passes on has its value elsewhere.
  if (setting.value.at.start === setting.key.start) return undefined;
  if (isInPlaceholder(setting, present)) return encodeFallback(value);
  const written = doubled(String(value));
  if (isItem(setting, text) === undefined) return encodeScalar(typeof value === 'string' ? written : value, present);
  const quote = text[setting.key.start - 1];
  if (quote === "'") return written.replaceAll("'", "''");
  if (quote === '"') return written.replace(/[\\"]/g, '\\$&');
  return /^[^\s#'"][^\s#]*$/.test(written) ? written : undefined;
}
