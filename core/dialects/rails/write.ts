import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Setting } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { encodeString } from '../ruby/tokens.ts';
import type { NewEntry } from '../writing.ts';
import { neighbourOf, writeSettings } from '../writing.ts';

const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  tls: ['port', 'address'],
  enable_starttls: ['port', 'address'],
  enable_starttls_auto: ['port', 'address'],
  port: ['address'],
  user_name: ['port', 'address'],
};

export function writeChanges(changes: readonly SettingChange[], mailer: Mailer, { text }: ParsedText): readonly TextEdit[] | undefined {
  return writeSettings(changes, mailer, {
    text,
    separator: ',',
    encode: (value, present) => encode(value, present),
    refer: variable => `ENV['${variable}']`,
    withFallback: (reference, value) => {
      const name = /^ENV(?:\.fetch\(|\[)\s*((['"])\w+\2)\s*[\])]$/.exec(reference)?.[1];
      return name === undefined ? undefined : `ENV.fetch(${name}, ${encode(value, name)})`;
    },
    parse: (source, to, { value }) => {
      if (to === 'number') return `${source}.to_i`;
      const isJoined = value.kind === 'reference' && source.includes('||');
      return `${isJoined ? `(${source})` : source} == 'true'`;
    },
    // A number is new here, so nothing has it as text.
    entry: (setting, value, rest) =>
      newEntry(setting, typeof value === 'string' ? encode(value, quoteIn(rest, text)) : String(value), { rest, text }),
  });
}

function encode(value: string | number | boolean, present: string): string {
  if (typeof value === 'string') return encodeString(value, present);
  return typeof value === 'number' && /^['"]/.test(present) ? encodeString(String(value), present) : String(value);
}

/** The quote of the first text among the neighbours. */
function quoteIn(rest: readonly Setting[], text: string): string {
  return rest.map(({ value }) => text[value.at.start] ?? '').find(character => /['"]/.test(character)) ?? "'";
}

interface Around {
  readonly rest: readonly Setting[];
  readonly text: string;
}

/** `port: 587`, `:port => 587`, or `….smtp_settings[:port] = 587`, as the neighbour has it. */
function newEntry(setting: string, source: string, { rest, text }: Around): NewEntry | undefined {
  const own = rest.filter(({ name }) => name !== 'delivery_method' && !name.includes('.'));
  const after = neighbourOf(NEIGHBOURS[setting] ?? [], own);
  if (after === undefined || setting.includes('.')) return undefined;
  const key = text.slice(after.key.start, after.key.end);
  const indexed = /^(.*\[)[:'"]\w+['"]?\]$/s.exec(key)?.[1];
  if (indexed !== undefined) return { source: `${indexed}:${setting}] = ${source}`, after, separator: '' };
  if (key.endsWith(':')) return { source: `${key.startsWith('"') ? `"${setting}"` : setting}: ${source}`, after };
  return { source: `${key.startsWith(':') ? `:${setting}` : encodeString(setting, key)} => ${source}`, after };
}
