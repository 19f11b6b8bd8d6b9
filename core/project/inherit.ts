import { entryAt } from '../environment/dotenv.ts';
import type { EnvironmentDocument } from '../environment/environments.ts';
import { truncationIn } from '../environment/environments.ts';
import type { Lookup } from '../environment/evaluate.ts';
import { resolveDraft } from '../environment/resolve.ts';
import type { Draft, ResolvedSetting } from '../model/setting.ts';
import type { Place } from '../model/span.ts';
import type { ReadDocument, ReadDraft } from './read-document.ts';

/** The drafts that a draft inherits from, nearest last, and whether all that it names could be found. */
export interface Ancestry {
  readonly ancestors: readonly Ancestor[];
  /** Nothing is left that could hold a setting unseen: absent ones have the framework's default. */
  readonly complete: boolean;
}

interface Ancestor {
  readonly read: ReadDocument;
  readonly draft: Draft;
  /** Where the draft names it, if it is an environment file. */
  readonly via?: Place;
}

/** The environment files that a draft names, with what they say of its mailer. More may come from elsewhere. */
export function environmentOf(
  { dialect, draft }: ReadDraft,
  uri: string,
  documentAt: (path: string) => ReadDocument | undefined,
): Ancestry {
  const files = (draft.environmentFiles ?? []).flatMap(({ path, at }) => {
    const read = documentAt(path);
    const named = read && environmentIn(read);
    return read === undefined || named === undefined ? [] : [{ read, file: named.file, via: { uri, span: at } }];
  });
  const borrowed = dialect.borrow?.(
    draft,
    files.map(({ file }) => file),
  );
  const ancestors = files.flatMap(({ read, via }, position) => {
    const settings = borrowed?.[position] ?? [];
    return settings.length === 0 ? [] : [{ read, draft: { ...draft, settings }, via }];
  });
  return { ancestors, complete: false };
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
  for (const { read, draft, via } of ancestors) {
    for (const setting of resolveDraft(draft, read.document.uri, lookup).settings) {
      settings.set(setting.name, via === undefined ? setting : heldBy(read, setting, via));
    }
  }
  return settings;
}

/** A line of an environment file, as the program that gets the file sees it. */
function heldBy(read: ReadDocument, setting: ResolvedSetting, via: Place): ResolvedSetting {
  const { result, name, key } = setting;
  const environment = environmentIn(read);
  const entry = environment && entryAt(environment.file, key.start);
  if (!result.known || environment === undefined || entry === undefined) return setting;
  const truncated = truncationIn(environment, entry, 'compose');
  return {
    ...setting,
    // The program asks for the variable by its name.
    value: { kind: 'reference', variable: name, at: entry.at, name: key },
    result: { ...result, origin: 'environment', variable: name, via: [via], ...(truncated && { truncated }) },
  };
}

/** A file that is named counts, even one that is meant to be copied from. */
function environmentIn({ environment, example }: ReadDocument): EnvironmentDocument | undefined {
  return environment ?? example;
}
