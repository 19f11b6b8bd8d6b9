import type { ResolvedDraft } from '../dialects/dialect.ts';
import { Secret } from '../model/secret.ts';
import type { Draft, Resolution, ResolvedSetting, Setting } from '../model/setting.ts';
import type { Value } from '../model/value.ts';
import { nothingInstalled } from '../versions/installed.ts';
import { evaluate } from './evaluate.ts';
import type { Lookup } from './evaluate.ts';

/** The settings of a draft in one environment. */
export function resolveDraft(draft: Draft, uri: string, lookup: Lookup): ResolvedDraft {
  const settings = draft.settings.map((setting): ResolvedSetting => {
    const result = evaluate(setting.value, { uri, setting: setting.span, lookup });
    return { ...setting, uri, result: guardSecret(setting, result) };
  });
  return { uri, draft, settings, installed: nothingInstalled };
}

function guardSecret(setting: Setting, result: Resolution): Resolution {
  if (setting.secret !== true || !result.known || typeof result.value !== 'string') return result;
  return { ...result, value: new Secret(result.value) };
}

/** Names of the environment variables that a draft reads, fallbacks included. */
export function variablesOf(draft: Draft): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: Value): void => {
    switch (value.kind) {
      case 'reference':
        names.add(value.variable);
        if (value.fallback !== undefined) visit(value.fallback);
        return;
      case 'conversion':
      case 'comparison':
        visit(value.of);
        return;
      case 'literal':
      case 'unknown':
        return;
      default:
        value satisfies never;
    }
  };
  for (const { value } of draft.settings) visit(value);
  return names;
}
