import type { Evidence, Provider } from '../providers/provider.ts';

/** The provider's page for this fact, else another page of the provider where it was read; nothing where there is none. */
export function sourceOf({ docs }: Provider, ...facts: readonly Evidence[]): { readonly source?: string } {
  if (docs === undefined) return {};
  if (docs.confidence !== 'low') return { source: docs.url };
  const site = siteOf(docs.url);
  const source = facts.flatMap(({ sources }) => sources).find(each => /^https:\/\/\S+$/.test(each) && siteOf(each) === site);
  return source === undefined ? {} : { source };
}

/** `google.com` of `https://support.google.com/…`. */
function siteOf(url: string): string {
  const host = url.slice('https://'.length).split('/')[0] ?? '';
  return host.split('.').slice(-2).join('.');
}
