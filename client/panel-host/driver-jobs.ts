import { l10n } from 'vscode';
import { needsSessionToken } from '../../core/drivers/api.ts';
import type { Driver } from '../../core/drivers/api.ts';
import type { ConnectionForm, DriverForm } from '../panel/messages.ts';
import type { DriverAttempt } from '../send/run-driver.ts';
import type { MessageOrder } from '../send/send-order.ts';
import { passwordOfForm } from './form-password.ts';
import type { JobContext } from './jobs.ts';

type JobEnd = Promise<string | undefined>;

/** Looks for the program, or asks the API something that only a valid key is told. */
export async function checkWithDriver(form: ConnectionForm, driver: DriverForm, context: JobContext): JobEnd {
  const { panel, transcript } = context.envelope;
  const attempt = await toAttempt(form, driver, context);
  if (typeof attempt === 'string') return attempt;
  const { checkDriver } = await import('../send/run-driver.ts');
  const result = await checkDriver(attempt, { signal: context.signal, transcript });
  if (context.signal.aborted) return l10n.t('Cancelled.');
  panel.post({ type: 'checked', result });
  return undefined;
}

interface DriverOrder {
  readonly form: ConnectionForm;
  readonly driver: DriverForm;
  readonly order: MessageOrder;
}

export async function sendWithDriver({ form, driver, order }: DriverOrder, context: JobContext): JobEnd {
  const { panel, transcript } = context.envelope;
  const attempt = await toAttempt(form, driver, context);
  if (typeof attempt === 'string') return attempt;
  const { sendThroughDriver } = await import('../send/run-driver.ts');
  panel.post({ type: 'sent', result: await sendThroughDriver(attempt, order, { signal: context.signal, transcript }) });
  return undefined;
}

/** A sentence: why it cannot be tried. The key is bound to the host that it really goes to, whatever the form says. */
async function toAttempt(form: ConnectionForm, { name, region, domain }: DriverForm, context: JobContext): Promise<DriverAttempt | string> {
  const keyId = form.username;
  if (!isApi(name)) return { driver: name, region, domain, keyId };
  const { destinationOf } = await import('../send/run-driver.ts');
  const destination = destinationOf(name, region);
  if (destination === undefined) return l10n.t('The region, or the base URL in your settings, is not one that a key may go to.');
  const key = await passwordOfForm({ ...form, ...destination }, context.envelope, context.typed);
  if (key === undefined) return l10n.t('Without a key nothing was sent.');
  const attempt = { driver: name, region, domain, keyId, key };
  if (!needsSessionToken(name, keyId)) return attempt;
  const sessionToken = context.typedToken.take({ ...destination, username: keyId }, form.sessionToken);
  return sessionToken === undefined ? l10n.t('A key that begins with ASIA needs its session token.') : { ...attempt, sessionToken };
}

function isApi(driver: Driver): driver is Exclude<Driver, 'sendmail'> {
  return driver !== 'sendmail';
}
