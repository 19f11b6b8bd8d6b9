import { editDistance } from '../edit-distance.ts';
import type { MisspeltSetting } from '../model/mailer.ts';
import type { ResolvedDraft } from './dialect.ts';

/** The one name that is a slip of the keyboard away; nothing for a name that is known. */
export function meantAmong(known: Iterable<string>, name: string): string | undefined {
  const near: string[] = [];
  for (const candidate of known) {
    if (candidate === name) return undefined;
    if (Math.abs(candidate.length - name.length) < 2 && editDistance(candidate, name) === 1) near.push(candidate);
  }
  // `USE_TSL` is a slip for `USE_TLS`, which has the same letters, rather than for `USE_SSL`.
  const swapped = near.filter(candidate => lettersOf(candidate) === lettersOf(name));
  const [only, ...others] = swapped.length > 0 ? swapped : near;
  return others.length === 0 ? only : undefined;
}

function lettersOf(name: string): string {
  return [...name].sort().join('');
}

/** Names that nobody reads, slips and what other frameworks call it, where the one that was meant is missing. */
export function observeMisspelt({ settings }: ResolvedDraft, meantBy: (name: string) => string | undefined): readonly MisspeltSetting[] {
  return settings.flatMap(({ name, uri, span, value }): MisspeltSetting[] => {
    const meant = meantBy(name);
    if (meant === undefined || settings.some(other => other.name === meant)) return [];
    const at = { uri, span };
    const source = { value: undefined, origin: 'literal', at, valueAt: { uri, span: value.at }, via: [], setting: name } as const;
    return [{ kind: 'misspelt-setting', settings: [source], meant }];
  });
}
