import type { Provider } from '../../providers/provider.ts';

/** Who sends, as far as known. */
export interface Sending {
  readonly provider?: Provider;
  /** The From address in use. */
  readonly from?: string;
}

/** Providers that send with a return path of their own, so that the SPF record of the From's domain is not looked at. */
export function hasOwnReturnPath({ kind }: Provider): boolean {
  return kind === 'transactional';
}

/** The domain of an address, in lower case. */
export function domainOf(address: string): string | undefined {
  const [, domain] = /@([^@\s<>]+)>?\s*$/.exec(address) ?? [];
  return domain?.toLowerCase().replace(/\.$/, '');
}

/** A record's text, short enough for a sentence. */
export function quote(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
