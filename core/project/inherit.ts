import { resolveDraft } from '../environment/resolve.ts';
import type { Lookup } from '../environment/evaluate.ts';
import type { Draft, ResolvedSetting } from '../model/setting.ts';
import type { ReadDocument, ReadDraft } from './read-document.ts';

/** The drafts that a draft inherits from, nearest last, and whether all that it names could be found. */
export interface Ancestry {
  readonly ancestors: readonly { readonly read: ReadDocument; readonly draft: Draft }[];
  /** Nothing is left that could hold a setting unseen: absent ones have the framework's default. */
  readonly complete: boolean;
}

/** Follows `inherits` through the documents at hand. A circle ends where it closes. */
export function ancestryOf(draft: ReadDraft, documentAt: (path: string) => ReadDocument | undefined): Ancestry {
  const seen = new Set<Draft>([draft.draft]);
  const ancestors: { read: ReadDocument; draft: Draft }[] = [];
  const visit = (current: Draft): boolean => {
    if (current.inherits === undefined) return !current.incomplete;
    let complete = true;
    for (const candidates of current.inherits) {
      const read = candidates.map(documentAt).find(found => found !== undefined);
      const parent = read?.drafts.find(({ dialect }) => dialect === draft.dialect)?.draft;
      if (read === undefined || parent === undefined) complete = false;
      else if (!seen.has(parent)) {
        seen.add(parent);
        complete = visit(parent) && complete;
        ancestors.push({ read, draft: parent });
      }
    }
    return complete;
  };
  return { complete: visit(draft.draft), ancestors };
}

/** The settings that hold before the draft's own, each in its own file; a later one of the same name replaces an earlier. */
export function inheritedSettings({ ancestors }: Ancestry, lookup: Lookup): ReadonlyMap<string, ResolvedSetting> {
  const settings = new Map<string, ResolvedSetting>();
  for (const { read, draft } of ancestors) {
    for (const setting of resolveDraft(draft, read.document.uri, lookup).settings) settings.set(setting.name, setting);
  }
  return settings;
}
