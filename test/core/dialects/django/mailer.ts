import { django } from '../../../../core/dialects/django/index.ts';
import type { Change } from '../../../../core/model/change.ts';
import type { Mailer } from '../../../../core/model/mailer.ts';
import { change as changeIn, environment, mailerIn } from '../reading.ts';

const PATH = '/shop/settings.py';

export function readMailer(text: string, variables: Readonly<Record<string, string>> = {}): Promise<Mailer> {
  return mailerIn(django, { path: PATH, text }, environment(variables));
}

/** The text after a change; `undefined` where Django or the writer has no way to say it. */
export function change(text: string, ...changes: readonly Change[]): Promise<string | undefined> {
  return changeIn(django, { path: PATH, text }, changes);
}
