import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Setting } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { encodeProperty } from '../properties/read.ts';
import type { NewEntry } from '../writing.ts';
import { encodeFallback, isInPlaceholder, writeSettings } from '../writing.ts';
import { encodeScalar } from '../yaml/value.ts';
import { isInFlow } from '../yaml/flow.ts';

export function writeChanges(changes: readonly SettingChange[], mailer: Mailer, parsed: ParsedText): readonly TextEdit[] | undefined {
  const { text, path } = parsed;
  const isProperties = /\.properties$/i.test(path);
  return writeSettings(changes, mailer, {
    text,
    separator: '',
    encode: (value, present, setting) => {
      if (isInPlaceholder(setting, present)) return encodeFallback(value);
      return isProperties ? encodeProperty(String(value)) : encodeScalar(value, present);
    },
    withFallback: (reference, value) => {
      const fallback = encodeFallback(value);
      const name = /^("?\$\{[\w.-]+)\}("?)$/.exec(reference);
      return fallback === undefined || name === null ? undefined : `${name[1] ?? ''}:${fallback}}${name[2] ?? ''}`;
    },
    refer: variable => `\${${variable}}`,
    entry: (setting, value, rest) => {
      const found = nearest(setting, rest, text);
      if (found === undefined) return undefined;
      const name = setting.slice(found.parent.length);
      const after = found.setting;
      if (isProperties) return { source: name + separatorOf(after, text) + encodeProperty(String(value)), after };
      const source = `${name}: ${encodeScalar(value, '')}`;
      return { source, after, ...(isInFlow(after, parsed) && { separator: ',' as const }) } satisfies NewEntry;
    },
  });
}

interface Nearest {
  readonly setting: Setting;
  /** What the names of its neighbours begin with, and need not say. */
  readonly parent: string;
}

/** The last setting of the innermost mapping that can hold the new one. */
function nearest(name: string, rest: readonly Setting[], text: string): Nearest | undefined {
  let best: Nearest | undefined;
  for (const setting of rest) {
    const written = text.slice(setting.key.start, setting.key.end).replace(/^["'[]+|(?<!["'\]])["'\]]+$/g, '');
    if (!setting.name.toLowerCase().endsWith(written.toLowerCase())) continue;
    const parent = setting.name.slice(0, setting.name.length - written.length);
    if (!name.startsWith(parent) || parent.length < (best?.parent.length ?? 0)) continue;
    // Of several in one mapping, the one that shares the longest beginning, else the last.
    if (best?.parent === parent && shared(name, setting.name) < shared(name, best.setting.name)) continue;
    best = { setting, parent };
  }
  return best;
}

function shared(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.lastIndexOf('.', length);
}

/** ` = ` beside ` = `. */
function separatorOf({ key, value }: Setting, text: string): string {
  const written = text.slice(key.end, value.at.start);
  return /^[ \t]*(?:[=:][ \t]*)?$/.test(written) && written !== '' ? written : '=';
}
