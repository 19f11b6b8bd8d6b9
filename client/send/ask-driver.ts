import { l10n, window } from 'vscode';
import { APIS, apiUrl, needsSessionToken } from '../../core/drivers/api.ts';
import type { ApiDriver, Driver } from '../../core/drivers/api.ts';
import { passwordOfCredential } from '../check/login.ts';
import { labelProfile } from '../credentials/describe.ts';
import { askNewPassword } from '../credentials/form.ts';
import type { Envelope } from '../envelope.ts';
import { askText } from '../steps.ts';
import type { DriverAttempt } from './run-driver.ts';
import { showError } from '../notify.ts';

/** What an API wants to know before it takes a message: region, domain and key. The sendmail program wants nothing. */
export async function askDriver(envelope: Envelope, { driver, from }: DriverRoute, title: string): Promise<DriverAttempt | undefined> {
  if (driver === 'sendmail') return { driver, region: '', domain: '', keyId: '' };
  const region = await askRegion(driver, title);
  if (region === undefined) return undefined;
  const domain = APIS[driver].needsDomain ? await askLine(title, l10n.t('Domain that sends.'), from.slice(from.lastIndexOf('@') + 1)) : '';
  if (domain === undefined) return undefined;
  const { keyId: idName } = APIS[driver];
  const keyId = idName === undefined ? '' : await askLine(title, idName, '');
  if (keyId === undefined) return undefined;
  const key = await askKey(envelope, { driver, region, keyId }, title);
  if (key === undefined || !needsSessionToken(driver, keyId)) return key && { driver, region, domain, keyId, key };
  const sessionToken = await askNewPassword(title, l10n.t('Session token of the temporary key {0}. It is used once and not kept.', keyId));
  return sessionToken && { driver, region, domain, keyId, key, sessionToken };
}

export interface DriverRoute {
  readonly driver: Driver;
  /** The sender's address, whose domain is the first guess. */
  readonly from: string;
}

async function askRegion(driver: ApiDriver, title: string): Promise<string | undefined> {
  const { regions, otherRegions } = APIS[driver];
  const [usual = ''] = regions;
  if (regions.length === 0) return '';
  if (otherRegions !== true) return window.showQuickPick([...regions], { title, placeHolder: l10n.t('Which region?') });
  const answer = await askText({
    title,
    prompt: l10n.t('Region of the account.'),
    value: usual,
    refuse: text => (apiUrl(driver, text.trim()) === undefined ? l10n.t('Enter a region of the provider, such as us-east-1.') : undefined),
  });
  return typeof answer === 'string' ? undefined : answer.value.trim();
}

async function askLine(title: string, prompt: string, value: string): Promise<string | undefined> {
  const answer = await askText({
    title,
    prompt,
    value,
    refuse: text => (text.trim() === '' ? l10n.t('Enter something here.') : undefined),
  });
  return typeof answer === 'string' ? undefined : answer.value.trim();
}

interface KeyPlace {
  readonly driver: ApiDriver;
  readonly region: string;
  readonly keyId: string;
}

/** From a credential that was saved for this very host, or typed for once. */
async function askKey({ credentials }: Envelope, { driver, region, keyId }: KeyPlace, title: string) {
  const { destinationOf } = await import('./run-driver.ts');
  const destination = destinationOf(driver, region);
  if (destination === undefined) {
    void showError(l10n.t('The region, or the base URL in your settings, is not one that a key may go to.'));
    return undefined;
  }
  const fitting = credentials.list().filter(({ host }) => host === destination.host);
  const typed = { label: l10n.t('Type the Key'), profile: undefined };
  const items = [...fitting.map(profile => ({ label: labelProfile(profile), profile })), typed];
  const picked =
    fitting.length === 0 ? typed : await window.showQuickPick(items, { title, placeHolder: l10n.t('Where does the key come from?') });
  if (picked === undefined) return undefined;
  if (picked.profile !== undefined) return passwordOfCredential(credentials, picked.profile.id, { ...destination, username: keyId });
  const { name, key } = APIS[driver];
  return askNewPassword(title, l10n.t('{0} of {1}. It goes to {2}, is used once and not kept.', key, name, destination.host));
}
