import type { SettingChange } from '../../model/change.ts';
import type { TextEdit } from '../../model/edit.ts';
import { insertAfter } from '../python/insert-lines.ts';
import { isFinished } from '../python/is-finished.ts';
import type { Quote } from '../python/spell.ts';
import { spellLiteral } from '../python/spell.ts';
import type { SettingsModule } from './module.ts';
import { SETTINGS } from './names.ts';
import type { WrittenSetting } from './written-setting.ts';

interface Insertion {
  readonly module: SettingsModule;
  readonly quote: Quote;
  /** Settings that are being taken away: nothing is put beside them. */
  readonly without: readonly string[];
}

/** Adds settings, each below the nearest one that stands before it in Django's own order and surely runs. */
export function insertSettings(
  missing: readonly Extract<SettingChange, { readonly to: unknown }>[],
  { module, quote, without }: Insertion,
): readonly TextEdit[] | undefined {
  const anchors = module.choices
    .filter(({ uncertain, chosen }) => !uncertain && !chosen.given && !without.includes(chosen.name) && isFinished(chosen.statement))
    .map(({ chosen }) => chosen);
  const lines = new Map<WrittenSetting, string[]>();
  const order = [...SETTINGS.keys()];
  for (const { setting, to } of [...missing].sort((one, other) => order.indexOf(one.setting) - order.indexOf(other.setting))) {
    const anchor = nearest(setting, anchors, order);
    if (anchor === undefined) return undefined;
    lines.set(anchor, [...(lines.get(anchor) ?? []), `${setting} = ${spellLiteral(to, quote)}`]);
  }
  return [...lines].map(([anchor, added]) => insertAfter(anchor.statement, added, module.text));
}

function nearest(setting: string, anchors: readonly WrittenSetting[], order: readonly string[]): WrittenSetting | undefined {
  const rank = order.indexOf(setting);
  const ranked = anchors.map(anchor => ({ anchor, distance: order.indexOf(anchor.name) - rank }));
  const before = ranked.filter(({ distance }) => distance < 0).sort((one, other) => other.distance - one.distance)[0];
  const after = ranked.filter(({ distance }) => distance >= 0).sort((one, other) => one.distance - other.distance)[0];
  return (before ?? after)?.anchor;
}
