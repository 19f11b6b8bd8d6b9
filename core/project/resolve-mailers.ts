import type { ResolvedDraft } from '../dialects/dialect.ts';
import { chooseReader } from '../environment/choose-reader.ts';
import { entryAt } from '../environment/dotenv.ts';
import type { EnvironmentDocument, EnvironmentFamily } from '../environment/environments.ts';
import { truncationIn } from '../environment/environments.ts';
import type { EnvironmentReader } from '../environment/reader.ts';
import { resolveDraft, variablesOf } from '../environment/resolve.ts';
import type { Mailer } from '../model/mailer.ts';
import type { Draft, ResolvedSetting } from '../model/setting.ts';
import type { Installed } from '../versions/installed.ts';
import type { Ancestry } from './inherit.ts';
import { inheritedSettings } from './inherit.ts';
import type { ReadDocument, ReadDraft } from './read-document.ts';

export interface MailerRequest {
  readonly readDraft: ReadDraft;
  readonly read: ReadDocument;
  readonly ancestry: Ancestry;
  readonly family: EnvironmentFamily | undefined;
  readonly installed: Installed;
}

/** The mailers of one draft: one for the default environment, and one for each mode in which its variables differ. */
export function resolveMailers({ readDraft, read, ancestry, family, installed }: MailerRequest): readonly Mailer[] {
  const { dialect, draft: own } = readDraft;
  if (own.isPart === true && ancestry.ancestors.length === 0) return [];
  const draft = effectiveDraft(own, ancestry);
  const variables = new Set([...readDraft.variables, ...ancestry.ancestors.flatMap(parent => [...variablesOf(parent.draft)])]);
  const modes = modesOf(draft, variables, family);
  const reader = chooseReader(draft, installed);
  return modes.map((mode): Mailer => {
    const lookup = family?.lookup(mode, reader) ?? (() => undefined);
    const ownSettings = resolveDraft(draft, read.document.uri, lookup).settings;
    const settings = ancestry.ancestors.length === 0 ? ownSettings : withInherited(ownSettings, inheritedSettings(ancestry, lookup));
    const resolved = markTruncations({ uri: read.document.uri, draft, settings, installed }, read.environment, reader);
    const ownMode = mode ?? read.environment?.mode;
    return {
      ...dialect.interpret(resolved),
      dialect: dialect.id,
      framework: dialect.framework,
      uri: read.document.uri,
      draft,
      settings: resolved.settings,
      reader,
      ...(ownMode !== undefined && { mode: ownMode }),
    };
  });
}

/** What a file says itself overrides what it inherits. */
function withInherited(own: readonly ResolvedSetting[], inherited: ReturnType<typeof inheritedSettings>): readonly ResolvedSetting[] {
  return [...new Map([...inherited, ...own.map(setting => [setting.name, setting] as const)]).values()];
}

/** A part of a file that is for one mode is read in that one alone. */
function modesOf({ mode }: Draft, variables: ReadonlySet<string>, family: EnvironmentFamily | undefined): readonly (string | undefined)[] {
  if (mode !== undefined) return [mode];
  return variables.size === 0 || family === undefined ? [undefined] : [undefined, ...family.modesDefining(variables)];
}

/** Once every ancestor is known, an absent setting is absent. */
function effectiveDraft(draft: Draft, { complete }: Ancestry): Draft {
  return complete && draft.incomplete ? { ...draft, incomplete: false } : draft;
}

/** Lines of an environment file stand for themselves; the program's reader may still drop a part of one. */
function markTruncations(resolved: ResolvedDraft, environment: EnvironmentDocument | undefined, reader: EnvironmentReader): ResolvedDraft {
  if (environment === undefined) return resolved;
  const settings = resolved.settings.map((setting): ResolvedSetting => {
    const entry = entryAt(environment.file, setting.key.start);
    const truncated = entry && truncationIn(environment, entry, reader);
    return truncated && setting.result.known ? { ...setting, result: { ...setting.result, truncated } } : setting;
  });
  return { ...resolved, settings };
}
