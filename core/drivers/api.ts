import type { Transport } from '../model/mailer.ts';

/** Providers that a project sends through by their HTTP API rather than over SMTP. */
export const API_DRIVERS = ['mailgun', 'ses', 'postmark'] as const satisfies readonly Transport[];
export type ApiDriver = (typeof API_DRIVERS)[number];

/** What Envelope can send a test message through beside SMTP. */
export type Driver = ApiDriver | 'sendmail';

export function driverOf(transport: Transport): Driver | undefined {
  return transport === 'sendmail' ? 'sendmail' : API_DRIVERS.find(each => each === transport);
}

export interface ApiFact {
  readonly name: string;
  /** An id of `core/providers`. */
  readonly provider: string;
  /** What the provider calls the secret. */
  readonly key: string;
  /** Regions in the provider's own words, the usual one first; empty where there is only one address. */
  readonly regions: readonly string[];
  /** Absent: any region in the form of the provider's. */
  readonly otherRegions?: true;
  /** `{region}` stands for the region. */
  readonly urls: Readonly<Record<string, string>>;
  /** Requests name the domain that sends. */
  readonly needsDomain: boolean;
  /** What the provider calls the name that belongs to the secret; absent where the secret stands alone. */
  readonly keyId?: string;
  readonly source: string;
}

export const APIS: Readonly<Record<ApiDriver, ApiFact>> = {
  mailgun: {
    name: 'Mailgun',
    provider: 'mailgun',
    key: 'API key',
    regions: ['us', 'eu'],
    urls: { us: 'https://api.mailgun.net', eu: 'https://api.eu.mailgun.net' },
    needsDomain: true,
    source: 'https://documentation.mailgun.com/docs/mailgun/api-reference/api-overview',
  },
  ses: {
    name: 'Amazon SES',
    provider: 'amazon-ses',
    key: 'secret access key',
    keyId: 'Access key ID',
    regions: ['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-northeast-1'],
    otherRegions: true,
    urls: { '*': 'https://email.{region}.amazonaws.com' },
    needsDomain: false,
    source: 'https://docs.aws.amazon.com/general/latest/gr/ses.html',
  },
  postmark: {
    name: 'Postmark',
    provider: 'postmark',
    key: 'server API token',
    regions: [],
    urls: { '*': 'https://api.postmarkapp.com' },
    needsDomain: false,
    source: 'https://postmarkapp.com/developer/api/overview',
  },
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
const TEMPORARY_KEY = 'ASIA';

/** Access keys that begin so are temporary, and nothing without their token. */
export function needsSessionToken(driver: Driver, keyId: string): boolean {
  return driver === 'ses' && keyId.trim().startsWith(TEMPORARY_KEY);
}

/** `us-east-1`: it becomes part of a host name, so nothing else is taken. */
const REGION = /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

/** The provider's own address for a region; `undefined` for a region that cannot be one. */
export function apiUrl(driver: ApiDriver, region: string): string | undefined {
  const { regions, otherRegions, urls } = APIS[driver];
  if (regions.length === 0) return urls['*'];
  if (!regions.includes(region) && (otherRegions !== true || !REGION.test(region))) return undefined;
  return (urls[region] ?? urls['*'])?.replace('{region}', region);
}
