import type { Driver } from '../../core/drivers/api.ts';
import type { DriverFailed, DriverReady, DriverSent } from '../../mail/send/drivers/report.ts';
import type { DriverSession } from './prepare.ts';

/** What the JSON of `check` and `send` says of a driver, in the place where it says `server` of SMTP. */
export interface DriverPlace {
  readonly name: Driver;
  /** The host of the API, or the path of the program. */
  readonly through: string;
  /** Empty where the driver has none. */
  readonly region: string;
  readonly domain: string | null;
  readonly keyId: string | null;
  /** Where the driver comes from, when the user did not name it. */
  readonly from: string | null;
}

export function reportDriver<Report extends DriverReady | DriverSent | DriverFailed>(report: Report, session: DriverSession) {
  const { driver: name, through, ...rest } = report;
  const { region, domain = null, keyId = null, target } = session;
  const driver: DriverPlace = { name, through, region, domain, keyId, from: target.hostFrom === '' ? null : target.hostFrom };
  return { driver, ...rest };
}
