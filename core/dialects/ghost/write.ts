import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { Setting } from '../../model/setting.ts';
import type { ParsedText } from '../../text/syntax.ts';
import { neighbourOf, writeSettings } from '../writing.ts';

const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  secure: ['port', 'host'],
  requireTLS: ['secure', 'port', 'host'],
  ignoreTLS: ['secure', 'port', 'host'],
  port: ['host', 'service'],
};

/** `false` under this name is passed over, so that a change takes the name of today. */
const FORMER_NAME = '"secureConnection"';

export function writeChanges(changes: readonly SettingChange[], mailer: Mailer, { text }: ParsedText): readonly TextEdit[] | undefined {
  const former = mailer.settings.find(({ name, key }) => name === 'secure' && text.startsWith(FORMER_NAME, key.start));
  const isRenamed = (change: SettingChange) => former !== undefined && change.setting === 'secure' && 'to' in change;
  // Beside the name of today the former one is the user's to sort out.
  if (changes.some(isRenamed) && /"secure"\s*:/.test(text)) return undefined;
  const renamed = changes.flatMap(change =>
    former !== undefined && 'to' in change && isRenamed(change) ? [{ span: former.span, text: `"secure": ${String(change.to)}` }] : [],
  );
  const others = writeOthers(
    changes.filter(change => !isRenamed(change)),
    mailer,
    text,
  );
  return others && [...renamed, ...others];
}

function writeOthers(changes: readonly SettingChange[], mailer: Mailer, text: string): readonly TextEdit[] | undefined {
  return writeSettings(changes, mailer, {
    text,
    separator: ',',
    // A number that is written as text stays text.
    encode: (value, present) => JSON.stringify(typeof value === 'number' && present.startsWith('"') ? String(value) : value),
    parse: (source, to) => parseText(source, to),
    // JSON asks for no variable; Ghost reads `mail__options__auth__pass` over it by itself.
    refer: () => undefined,
    entry: (setting, value, rest) => {
      const group = groupOf(setting);
      const others = rest.filter(({ name }) => groupOf(name) === group);
      const after = neighbourOf(NEIGHBOURS[setting] ?? [], others);
      const key = setting.slice(setting.lastIndexOf('.') + 1);
      return after && { source: `${JSON.stringify(key)}: ${JSON.stringify(value)}`, after };
    },
  });
}

/** `"false"` as the flag that it was meant for, `"587"` as a number. */
function parseText(source: string, to: 'boolean' | 'number'): string | undefined {
  const text = source.replace(/^"|"$/g, '').trim();
  if (to === 'number') return /^\d+$/.test(text) ? text : undefined;
  return String(['true', 'yes', 'on', '1'].includes(text.toLowerCase()));
}

/** The object that a setting stands in. */
function groupOf(name: Setting['name']): string {
  if (name === 'transport' || name.startsWith('defaults.')) return 'mail';
  return name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : 'options';
}
