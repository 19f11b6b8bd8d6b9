import { apiUrl, type ApiDriver } from '../../../core/drivers/api.ts';

/** Addresses of APIs that the user's own settings put in place of the providers'. They never come from a workspace. */
export type BaseUrls = Partial<Readonly<Record<ApiDriver, string>>>;

/** Where an API is spoken to. */
export type Endpoint =
  { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly condition: 'region-unusable' | 'base-url-unusable' };

/** The provider's own address, unless the user's settings name another. `region` is empty where the provider has none. */
export function endpointOf(driver: ApiDriver, region: string, own: BaseUrls = {}): Endpoint {
  const published = apiUrl(driver, region);
  if (published === undefined) return { ok: false, condition: 'region-unusable' };
  const written = own[driver];
  if (written === undefined || written === '') return { ok: true, url: new URL(published) };
  const url = readBaseUrl(written);
  return url === undefined ? { ok: false, condition: 'base-url-unusable' } : { ok: true, url };
}

/** A key goes over https alone; over http it stays on this machine, where tests and stand-ins listen. */
function readBaseUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined;
  if (url.protocol === 'https:') return url;
  return url.protocol === 'http:' && isLoopback(url.hostname) ? url : undefined;
}

/** The parser has brought every spelling of an IPv4 address into four decimal numbers. A name is none: somebody answers for it. */
function isLoopback(hostname: string): boolean {
  return hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

/** An address below the base, whose own path stays in front. */
export function below(base: URL, path: string): URL {
  return new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base);
}
