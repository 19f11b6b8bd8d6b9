import { hasVersion, readTags, tagValues } from './tags.ts';

/** Where reports about TLS are sent (RFC 8460 §3). */
export interface TlsRptRecord {
  readonly text: string;
  readonly reports: readonly string[];
  /** Addresses that are neither `mailto:` nor `https:`. */
  readonly unusable: readonly string[];
}

export function isTlsRpt(text: string): boolean {
  return hasVersion(text, 'TLSRPTv1');
}

export function readTlsRpt(text: string): TlsRptRecord {
  const uris = (tagValues(readTags(text)).get('rua') ?? '')
    .split(',')
    .map(uri => uri.trim())
    .filter(uri => uri !== '');
  const isUsable = (uri: string) => /^mailto:[^@]+@[^@]+$/i.test(uri) || /^https:\/\/./i.test(uri);
  return { text, reports: uris.filter(isUsable), unusable: uris.filter(uri => !isUsable(uri)) };
}

/** A brand's picture (draft-brand-indicators-for-message-identification §4.2). */
export interface BimiRecord {
  readonly text: string;
  /** The picture; empty where the domain declines to have one. */
  readonly location: string;
  /** The certificate that says whose picture it is. */
  readonly authority: string;
}

export function isBimi(text: string): boolean {
  return hasVersion(text, 'BIMI1');
}

export function readBimi(text: string): BimiRecord {
  const values = tagValues(readTags(text));
  return { text, location: values.get('l') ?? '', authority: values.get('a') ?? '' };
}

/** A mail exchanger as its record names it. */
export interface MailExchanger {
  readonly preference: number;
  /** In lower case, without the root's dot; empty for the null MX (RFC 7505). */
  readonly host: string;
}

/** `10 mx.example.org`, sorted by preference. */
export function readExchangers(records: readonly string[]): readonly MailExchanger[] {
  return records
    .map(record => {
      const [preference = '', host = ''] = record.trim().split(/ +/, 2);
      return { preference: Number(preference), host: host.toLowerCase().replace(/\.$/, '') };
    })
    .sort((one, other) => one.preference - other.preference);
}
