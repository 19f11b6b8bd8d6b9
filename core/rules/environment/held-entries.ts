import type { EnvironmentEntry } from '../../environment/dotenv.ts';
import { entryAt } from '../../environment/dotenv.ts';
import type { EnvironmentDocument } from '../../environment/environments.ts';
import type { Mailer } from '../../model/mailer.ts';
import type { ResolvedSetting } from '../../model/setting.ts';
import type { RuleContext } from '../rule.ts';

/** A line of an environment file that a mailer takes a value from. */
export interface HeldEntry {
  readonly setting: ResolvedSetting;
  readonly document: EnvironmentDocument;
  readonly entry: EnvironmentEntry;
}

/** The lines that hold a mailer's values: those that its program reads, or, for a mailer of an environment file, its own. Each once. */
export function heldEntries({ settings }: Mailer, environment: RuleContext['environment']): readonly HeldEntry[] {
  const found = new Map<EnvironmentEntry, HeldEntry>();
  for (const setting of settings) {
    const { result, uri, key } = setting;
    const isHeld = result.known && result.origin === 'environment';
    const place = isHeld ? { uri: result.at.uri, start: result.at.span.start } : { uri, start: key.start };
    const family = environment(place.uri);
    const document = [...(family?.members ?? []), ...(family?.examples ?? [])].find(each => each.uri === place.uri);
    const entry = document && entryAt(document.file, place.start);
    if (document !== undefined && entry !== undefined && !found.has(entry)) found.set(entry, { setting, document, entry });
  }
  return [...found.values()];
}
