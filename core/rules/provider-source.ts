import type { Evidence, Provider } from '../providers/provider.ts';

/** The provider's page for this fact, else the one where it was read; nothing where neither is a page. */
export function sourceOf({ docs }: Provider, ...facts: readonly Evidence[]): { readonly source?: string } {
  const documented = docs === undefined || docs.confidence === 'low' ? undefined : docs.url;
  const source = documented ?? facts.flatMap(({ sources }) => sources).find(each => /^https:\/\/\S+$/.test(each));
  return source === undefined ? {} : { source };
}
