import type { ParseArgsOptionsConfig } from 'node:util';
import { API_DRIVERS, type Driver } from '../../core/drivers/api.ts';

const DRIVERS = [...API_DRIVERS, 'sendmail'] as const satisfies readonly Driver[];

/** What carries a message where it is not SMTP. */
export interface DriverOptions {
  /** When the user names it, rather than a file. */
  readonly name: Driver | undefined;
  readonly region: string | undefined;
  readonly sendingDomain: string | undefined;
  readonly apiUrl: string | undefined;
  readonly sessionTokenFd: number | undefined;
}

export const DRIVER_OPTIONS = {
  driver: { type: 'string' },
  region: { type: 'string' },
  'sending-domain': { type: 'string' },
  'api-url': { type: 'string' },
  'session-token-fd': { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

export const DRIVER_USAGE = `Drivers beside SMTP, when the mailer of --from uses one or --driver names it:
  --driver d               ${DRIVERS.join(', ')}
  --region r               Of the account: us or eu at Mailgun, us-east-1 and the like at Amazon SES
  --sending-domain d       The domain that Mailgun sends for (default: that of the sender)
  --user k                 The access key ID of Amazon SES
  --api-url url            A stand-in for the provider's API, over https or on this machine; also ENVELOPE_API_URL
  --session-token-fd n     Read the session token of temporary AWS credentials from here; also ENVELOPE_SESSION_TOKEN
                           The key itself is read as a password is
`;

interface DriverValues {
  readonly driver?: string | undefined;
  readonly region?: string | undefined;
  readonly 'sending-domain'?: string | undefined;
  readonly 'api-url'?: string | undefined;
  readonly 'session-token-fd'?: string | undefined;
}

export function readDriverOptions(values: DriverValues): DriverOptions | { readonly problem: string } {
  const name = DRIVERS.find(each => each === values.driver?.toLowerCase());
  if (values.driver !== undefined && name === undefined) return { problem: `--driver takes one of ${DRIVERS.join(', ')}.` };
  const fd = values['session-token-fd'];
  if (fd !== undefined && !/^\d{1,5}$/.test(fd)) return { problem: '--session-token-fd takes the number of a descriptor.' };
  return {
    name,
    region: values.region,
    sendingDomain: values['sending-domain'],
    apiUrl: values['api-url'],
    sessionTokenFd: fd === undefined ? undefined : Number(fd),
  };
}
