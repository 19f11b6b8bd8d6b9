import { APIS, apiUrl, needsSessionToken } from '../../core/drivers/api.ts';
import type { ApiDriver, Driver } from '../../core/drivers/api.ts';
import { refuseAddress, refuseRecipients } from './fields.ts';
import type { ConnectionForm, MailerSource, PasswordChoice, Sources } from './messages.ts';
import type { Fields, Refusals } from './state.ts';
import type { Text } from './texts.ts';

/** What the form begins with for a mailer that does not send through SMTP. */
export function driverFields(driver: Driver, { from = '' }: MailerSource): Pick<Fields, 'username' | 'passwordFrom' | 'region' | 'domain'> {
  const api = apiOf(driver);
  return {
    username: '',
    passwordFrom: api === undefined ? 'none' : 'typed',
    region: api?.regions[0] ?? '',
    domain: api?.needsDomain === true ? from.slice(from.lastIndexOf('@') + 1) : '',
  };
}

function apiOf(driver: Driver) {
  return driver === 'sendmail' ? undefined : APIS[driver];
}

interface FilledForm {
  readonly fields: Fields;
  /** One was typed, is kept, or comes from a credential. */
  readonly hasKey: boolean;
}

export function driverRefusals(driver: Driver, { fields, hasKey }: FilledForm): Refusals {
  const found: Readonly<Record<string, Text | undefined>> = {
    ...(driver !== 'sendmail' && apiRefusals(driver, { fields, hasKey })),
    recipients: refuseRecipients(fields.recipients),
    from: refuseAddress(fields.from),
  };
  return Object.fromEntries(Object.entries(found).filter(([, refusal]) => refusal !== undefined));
}

function apiRefusals(driver: ApiDriver, { fields, hasKey }: FilledForm): Readonly<Record<string, Text | undefined>> {
  const { needsDomain, keyId } = APIS[driver];
  return {
    region: apiUrl(driver, fields.region.trim()) === undefined ? 'Enter a region of the provider, such as us-east-1.' : undefined,
    domain: needsDomain && !fields.domain.includes('.') ? 'Enter the domain that sends, as the provider has it.' : undefined,
    username: keyId !== undefined && fields.username.trim() === '' ? 'Enter the access key ID that belongs to this key.' : undefined,
    password: hasKey ? undefined : 'Enter the API key.',
  };
}

interface DriverParts {
  readonly fields: Fields;
  readonly mailer: string;
  readonly password: PasswordChoice;
  readonly sessionToken: string;
}

/** As it is posted. Where the key goes is reckoned again on the other side; the host here is what the user was shown. */
export function toDriverForm(driver: Driver, { fields, mailer, password, sessionToken }: DriverParts): ConnectionForm {
  const region = fields.region.trim();
  return {
    host: driver === 'sendmail' ? '' : apiHost(driver, region, {}),
    port: 443,
    encryption: 'implicit',
    username: driver !== 'sendmail' && APIS[driver].keyId !== undefined ? fields.username.trim() : '',
    mailer,
    password: driver === 'sendmail' ? { from: 'none' } : password,
    ...(needsSessionToken(driver, fields.username) && sessionToken !== '' && { sessionToken }),
    driver: { name: driver, region, domain: fields.domain.trim() },
  };
}

/** The host that gets the key, for people. */
export function apiHost(driver: ApiDriver, region: string, own: Sources['apiHosts']): string {
  return own[driver] ?? apiUrl(driver, region)?.replace('https://', '') ?? '';
}
